/**
 * Whether a service may rest on an exemption of PECR Schedule A1 rather than on consent. The
 * exemption for statistics covers counting how the service is used in order to improve it, by the
 * provider or for it alone; the one for appearance covers how the page looks and works for this
 * visitor. The limit on a cookie's life is the one the CNIL and, for want of another, we hold to.
 */
import type { Register } from './consent.ts';
import type { Cookie, Service } from './cookies.ts';
import { parts } from './period.ts';

/** Months a cookie under an exemption may live. */
const MOST_MONTHS = 13;

export interface ExemptionFault {
  readonly service: string;
  /** A sentence for whoever changed the register. */
  readonly why: string;
}

/** Why exemptions that the register claims cannot hold; empty when all is well. */
export function exemptionFaults(register: Register): readonly ExemptionFault[] {
  return register.services
    .filter(({ basis }) => basis.endsWith('-exemption'))
    .flatMap((service) =>
      faultsOf(service, register.cookies).map((why) => ({ service: service.id, why })),
    );
}

function faultsOf(service: Service, cookies: readonly Cookie[]): string[] {
  const own = cookies.filter((cookie) => cookie.service === service.id);
  const advertising = service.signals.filter((signal) => signal.startsWith('ad_'));
  const faults: string[] = [];
  if (service.mergedInto) {
    faults.push(`What it collects is merged into the ${service.mergedInto}, so it needs consent.`);
  }
  for (const signal of advertising) {
    faults.push(`It grants ${signal}: advertising is outside every exemption and needs consent.`);
  }
  if (service.basis === 'appearance-exemption' && service.vendor !== 'company') {
    faults.push('How our pages look is no business of a third party, so it needs consent.');
  }
  for (const { name, lifetime } of own) {
    if (months(lifetime) > MOST_MONTHS) {
      faults.push(`${name} lives ${lifetime}, longer than the ${MOST_MONTHS} months allowed.`);
    }
  }
  return faults;
}

function months(lifetime: Cookie['lifetime']): number {
  if (lifetime === 'session') return 0;
  const each = { year: 12, month: 1, week: 7 / 30, day: 1 / 30, hour: 0, minute: 0, second: 0 };
  return parts(lifetime).reduce((sum, { count, unit }) => sum + count * each[unit], 0);
}
