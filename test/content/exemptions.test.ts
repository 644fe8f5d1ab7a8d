import { expect, test } from 'vitest';
import { type Register, register } from '#content/consent.ts';
import { type Service, services } from '#content/cookies.ts';
import { exemptionFaults } from '#content/exemptions.ts';

const analytics = services['google-analytics'];
const claiming = (service: Service): Register => ({ ...register, services: [service] });
const faults = (service: Service) => exemptionFaults(claiming(service)).map(({ why }) => why);

test('No exemption that the register claims is one that cannot hold', () => {
  expect(exemptionFaults(register)).toEqual([]);
});

test('Analytics merged with the contact database need consent, and so does a life of two years', () => {
  const why = faults({ ...analytics, basis: 'statistical-exemption' });
  expect(why).toHaveLength(3);
  expect(why[0]).toContain('merged into the central-database');
  expect(why[1]).toContain('_ga lives P2Y');
});

test('Advertising is outside every exemption', () => {
  const service = {
    ...analytics,
    basis: 'statistical-exemption',
    signals: ['ad_storage'],
  } as const;
  expect(faults(service).join()).toContain('ad_storage');
});

test('How a page looks is no business of a third party', () => {
  const own = { ...services.consent, basis: 'appearance-exemption' } as const;
  expect(faults(own)).toEqual([]);
  expect(faults({ ...own, vendor: 'zoom' }).join()).toContain('third party');
});
