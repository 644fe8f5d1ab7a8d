/** What restriction of processing does (UK GDPR Art. 18): the data is kept and not used. */
import type { Fact } from './fact.ts';

export const restriction = {
  fact: 'right.restriction',
  /** It lasts while one of these is being settled. */
  while: ['accuracy', 'lawfulness', 'objection'],
  /** A restricted person is in none of these … */
  excludedFrom: ['mailing', 'profile', 'export'],
  /** … but the one list that says so. */
  listedIn: 'restriction-list',
} as const satisfies Fact & Record<string, unknown>;
