/** The register of cookies as the banner needs it: by category, and the hashes a choice carries. */
import { createHash } from 'node:crypto';
import {
  register as published,
  type Register,
  snapshotOf,
  substance,
  vendorName,
} from '#content/consent.ts';
import { type CookieCategory, cookieCategories, type Service } from '#content/cookies.ts';
import { exemptionFaults } from '#content/exemptions.ts';
import type { Language } from '#content/language.ts';

const [fault] = exemptionFaults(published);
if (fault) throw new Error(`The service ${fault.service} rests on no exemption. ${fault.why}`);

interface CategoryOfServices {
  readonly category: CookieCategory;
  readonly services: readonly Service[];
}

export function byCategory({ services }: Register): readonly CategoryOfServices[] {
  return cookieCategories
    .map((category) => ({
      category,
      services: services.filter((service) => service.category === category),
    }))
    .filter((one) => one.services.length > 0);
}

/** Purposes that are asked for, each with those who are behind it. */
export function purposesAsked(register: Register, language: Language) {
  return byCategory(register).flatMap(({ category, services }) => {
    const behind = services.filter(({ basis }) => basis === 'consent');
    if (category === 'necessary' || behind.length === 0) return [];
    const vendors = language.list(behind.map((service) => vendorName(service, '')));
    return [{ name: language.words.cookieCategories[category].name, category, vendors }];
  });
}

/** One expression for every name a service may leave in a browser, in whichever store. */
export function namesOf(service: Service, { cookies }: Register): string {
  const own = cookies.filter((cookie) => cookie.service === service.id);
  // What leaves nothing has a name that nothing has.
  return own.map(({ pattern }) => pattern).join('|') || '^$';
}

/** Whether it leaves anything elsewhere than in cookies. */
export const usesStores = (service: Service, { cookies }: Register): boolean =>
  cookies.some((cookie) => cookie.service === service.id && cookie.storage !== 'cookie');

/** Changes when a service, a vendor or a purpose does, and not when a sentence is reworded. */
export const revisionOf = (register: Register): string => digest(substance(register)).slice(0, 8);

/** Names the exact texts and list of this page; the worker keeps them under the same name. */
export const shownOf = (language: Language, register: Register): string =>
  digest(JSON.stringify(snapshotOf(language, register)));

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
