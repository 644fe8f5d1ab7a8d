/** The automated processing people can object to, and how to keep out of it. */
import type { Fact } from './fact.ts';

export const profiling = {
  fact: 'right.profiling',
  purposes: ['personalised-services', 'targeted-services'],
  collectedBy: 'google-analytics',
  behaviour: ['content-accessed', 'content-visited', 'products-attended', 'products-enquired'],
  mergedInto: 'central-database',
  mergedBy: 'cookies',
  explainedAt: 'all-about-cookies',
} as const satisfies Fact & Record<string, unknown>;
