/** The versions of the policy. The text of what changed stands with each language. */
import type { Fact, FactId } from './fact.ts';

export interface Version {
  readonly version: string;
  /** Day it came into force, `YYYY-MM-DD`; null for the text before versions were kept. */
  readonly inForce: string | null;
  /** Facts that differ from the version before. */
  readonly changed: readonly FactId[];
}

/** Oldest first; the last one is in force. Add to the end, change nothing that was published. */
export const versions = [
  { version: '0', inForce: null, changed: [] },
  {
    version: '1',
    inForce: '2026-11-22',
    changed: [
      'who.definition',
      'who.version',
      'right.restriction',
      'collect.contact',
      'collect.card',
      'collect.third-party',
      'cookies',
      'storage.transfers',
      'openness',
    ],
  },
] as const satisfies readonly Version[];

export type VersionId = (typeof versions)[number]['version'];

/** The version in force. */
export const current = versions[1];

/** What the page shows of every version. */
export const shown = {
  fact: 'who.version',
  parts: ['version', 'date-in-force', 'history', 'changes'],
} as const satisfies Fact & Record<string, unknown>;

/** Facts that changed after version `from`, up to and with version `to`, each once, in order. */
export function changedBetween(
  history: readonly Version[],
  from: string,
  to: string,
): readonly FactId[] {
  const start = history.findIndex(({ version }) => version === from);
  const end = history.findIndex(({ version }) => version === to);
  if (start < 0 || end < 0) throw new RangeError(`No such version: ${start < 0 ? from : to}`);
  return [...new Set(history.slice(start + 1, end + 1).flatMap(({ changed }) => changed))];
}
