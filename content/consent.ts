/**
 * The question about cookies, read from the register: who is asked about, when it is asked again,
 * and what a receipt of the answer points to. The banner, the worker and the tests all read it here.
 */
import { type Cookie, cookies, type Service, services } from './cookies.ts';
import type { Language } from './language.ts';
import { parts } from './period.ts';
import { processors } from './processors.ts';
import { current } from './version.ts';

export interface Register {
  readonly services: readonly Service[];
  readonly cookies: readonly Cookie[];
}

export const register: Register = {
  services: Object.values(services),
  cookies: Object.values(cookies),
};

/** Services a visitor has a say in: by consent, or by objecting where an exemption holds. */
export const optional = ({ services: all }: Register): readonly Service[] =>
  all.filter(({ basis }) => basis !== 'necessary');

/** Services that wait for a yes. */
export const asked = ({ services: all }: Register): readonly Service[] =>
  all.filter(({ basis }) => basis === 'consent');

/** Name of a service or of who runs it; `own` for what this site does by itself. */
export function vendorName(service: Service, own: string): string {
  return service.vendor === 'company' ? own : (processors[service.vendor].name ?? own);
}

/**
 * The measurement id of a service, null while it has none. `standIn` takes the place of one that is
 * not published yet, so that the tag can be tried (MEASUREMENT_ID in the environment).
 */
export const measurementId = ({ tag }: Service, standIn: string | undefined): string | null =>
  tag && (tag.measurementId ?? standIn ?? null);

/** The fields that make another question of it. Words are not among them: rewording asks nobody. */
const askedAgainFor = ['id', 'vendor', 'category', 'basis', 'signals', 'mergedInto'] as const;

/** What the revision is the hash of. */
export const substance = (of: Register): string =>
  JSON.stringify(optional(of).map((service) => askedAgainFor.map((field) => service[field])));

/** How long a choice stands, yes or no, in seconds; then it is asked again. A month is thirty days. */
export const choiceLasts: number = seconds(cookies.consent.lifetime);

function seconds(lifetime: Cookie['lifetime']): number {
  const days = { year: 365, month: 30, week: 7, day: 1, hour: 0, minute: 0, second: 0 } as const;
  if (lifetime === 'session') return 0;
  const sum = parts(lifetime).reduce((total, { count, unit }) => total + count * days[unit], 0);
  return sum * 24 * 60 * 60;
}

/**
 * Everything a visitor was shown when asked, in one language: the texts to the letter, who is behind
 * each service and each cookie (UK GDPR Art. 7(1)). Plain JSON; a receipt points to its hash.
 */
export function snapshotOf(language: Language, of: Register) {
  const { consent, cookies: columns } = language.labels;
  const { cookieCategories, cookies: purposes } = language.words;
  return {
    language: language.code,
    policy: current.version,
    substance: substance(of),
    texts: consent.form,
    asks: consent.asks,
    services: of.services.map((service) => ({
      id: service.id,
      name: vendorName(service, cookieCategories[service.category].name),
      category: cookieCategories[service.category],
      basis: service.basis,
      signals: service.signals,
      mergedInto: service.mergedInto,
    })),
    cookies: of.cookies.map(({ id, name, service, storage, lifetime }) => ({
      ...{ name, service, storage },
      lifetime: lifetime === 'session' ? columns.untilClosed : language.period(lifetime),
      purpose: purposes[id],
    })),
  };
}

/** What a visitor did: the name of the button, and of what a receipt records. */
export const consentActions = ['accept', 'reject', 'save', 'allow', 'withdraw'] as const;
export type ConsentAction = (typeof consentActions)[number];
