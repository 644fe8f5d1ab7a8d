/** What the banner asks about, read from the register of cookies, and the question's revision. */
import { createHash } from 'node:crypto';
import {
  type Cookie,
  type CookieCategory,
  cookieCategories,
  cookies,
  type Service,
  services,
} from '#content/cookies.ts';
import { parts } from '#content/period.ts';
import { processors } from '#content/processors.ts';

export interface CategoryOfServices {
  readonly category: CookieCategory;
  readonly services: readonly Service[];
}

export const byCategory: readonly CategoryOfServices[] = cookieCategories.map((category) => ({
  category,
  services: Object.values(services).filter((service) => service.category === category),
}));

/** Those that wait for a yes. */
export const asked: readonly Service[] = Object.values(services).filter(
  ({ basis }) => basis === 'consent',
);

/** Name of a service or of who runs it; `own` for what this site does by itself. */
export function vendorName(service: Service, own: string): string {
  return service.vendor === 'company' ? own : (processors[service.vendor].name ?? own);
}

/** Changes when a service, a vendor or a cookie does, and not when a sentence is reworded. */
export const revision: string = createHash('sha256')
  .update(JSON.stringify([asked, Object.values(cookies).map(substance)]))
  .digest('base64url')
  .slice(0, 8);

function substance({ name, service, category, lifetime, storage }: Cookie): readonly string[] {
  return [name, service, category, lifetime, storage];
}

/** How long a choice is remembered, in milliseconds; a month is taken as thirty days. */
export const choiceLasts: number = lasting(cookies.consent.lifetime);

function lasting(lifetime: Cookie['lifetime']): number {
  const days = { year: 365, month: 30, week: 7, day: 1, hour: 0, minute: 0, second: 0 } as const;
  if (lifetime === 'session') return 0;
  const sum = parts(lifetime).reduce((total, { count, unit }) => total + count * days[unit], 0);
  return sum * 24 * 60 * 60 * 1000;
}
