/** What counts as personal data here, and what the company does not go looking for. */
import type { Fact } from './fact.ts';

/**
 * Public data about a person is personal data all the same (UK GDPR Art. 4(1) makes no exception):
 * it is used under legitimate interest and every right applies to it.
 */
export const personalData = {
  fact: 'who.definition',
  about: 'living-person',
  publicDataIncluded: true,
  publicDataBasis: 'legitimate-interest',
} as const satisfies Fact & Record<string, unknown>;

/** Business only, unless the person provides more or it is specifically asked for. */
export const businessOnly = {
  fact: 'who.b2b',
  excluded: ['home-address', 'non-business'],
  unless: ['provided-by-person', 'specifically-asked-for'],
} as const satisfies Fact & Record<string, unknown>;
