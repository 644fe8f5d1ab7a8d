/** Who is responsible for personal data, and how to reach them and their regulator. */

import type { Fact } from './fact.ts';

export const company = {
  fact: 'who.company',
  /** As the company signs itself. */
  name: 'Micropress Printers Ltd',
  /** As registered. */
  legalName: 'Micropress Printers Limited',
  number: '1460152',
  headOffice: 'Reydon, Suffolk, UK',
} as const satisfies Fact & Record<string, unknown>;

export const product = { fact: 'who.product', name: 'HALO' } as const satisfies Fact & {
  name: string;
};

interface Telephone {
  readonly display: string;
  /** The same number for a `tel:` link (RFC 3966: no `(0)`). */
  readonly call: `+${string}`;
}
interface Address {
  readonly lines: readonly string[];
  readonly postcode: string;
  readonly country: string;
}

export const post = {
  fact: 'who.post',
  lines: ['Micropress Printers Limited', 'Fountain Way', 'Reydon', 'Suffolk'],
  postcode: 'IP18 6SZ',
  country: 'United Kingdom',
} as const satisfies Fact & Address;

export const telephone = {
  fact: 'who.post',
  display: '+44 (0)1502 725800',
  call: '+441502725800',
} as const satisfies Fact & Telephone;

/** The one address for every right, correction, opt-out and complaint. Post is accepted too. */
export const mailbox = {
  fact: 'who.mailbox',
  address: 'privacy@halo-crm.co.uk',
} as const satisfies Fact & { address: string };

/** Where the policy is published; no path, no slash at the end. */
export const site = { origin: 'https://www.halo-crm.co.uk' } as const;

/** Where a complaint goes that the company has not answered in time (see `complaints.ts`). */
export const regulator = {
  fact: 'complaint.ico',
  name: "Information Commissioner's Office",
  abbreviation: 'ICO',
  lines: ['Wycliffe House', 'Water Lane', 'Wilmslow'],
  postcode: 'SK9 5AF',
  country: 'United Kingdom',
  telephone: { display: '+44 (0)303 123 1113', call: '+443031231113' },
  complaintUrl: 'https://ico.org.uk/make-a-complaint/',
} as const satisfies Fact & Address & { telephone: Telephone } & Record<string, unknown>;
