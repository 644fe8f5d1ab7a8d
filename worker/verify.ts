/** Checks the logs and says in sentences what is not as it was written. */
import { caseReferences, findCase } from '#db/cases.ts';
import { NO_CASE } from '#db/log.ts';
import { type CheckedLog, checkLog, checkLogs, type Flaw, type Place } from '#db/log-check.ts';
import type { Desk } from './desk.ts';

export interface Verified {
  readonly logs: number;
  readonly entries: number;
  /** One a flaw; none when every log is as it was written. */
  readonly sentences: readonly string[];
}

/** A file that was damaged all over needs no ten thousand sentences. */
const MOST_SENTENCES = 500;

/** Checks every log. */
export async function verifyLogs(desk: Desk): Promise<Verified> {
  let logs = 0;
  let entries = 0;
  let flaws = 0;
  const sentences: string[] = [];
  for await (const one of checkLogs(desk.db)) {
    logs += 1;
    entries += one.entries;
    flaws += one.flaws.length;
    if (one.flaws.length === 0 || sentences.length >= MOST_SENTENCES) continue;
    const names = await caseReferences(desk.db, [one.chain]);
    sentences.push(...sentencesOf(one, nameOf(one.chain, names.get(one.chain))));
  }
  const more = flaws - sentences.length;
  return { logs, entries, sentences: more > 0 ? [...sentences, `And ${more} more.`] : sentences };
}

/** Checks the log of one case; null when there is no such case. */
export async function verifyCase(desk: Desk, reference: string): Promise<Verified | null> {
  const found = await findCase(desk.db, reference);
  if (!found) return null;
  const checked = await checkLog(desk.db, found.id);
  const sentences = sentencesOf(checked, nameOf(found.id, found.reference));
  return { logs: 1, entries: checked.entries, sentences };
}

function nameOf(chain: string, reference: string | undefined): string {
  if (chain === NO_CASE) return 'The log of what belongs to no case';
  return reference ? `The log of ${reference}` : `The log of a case that is gone (${chain})`;
}

/** @param log begins each sentence, for example `The log of PD-4K7M-QXH3` */
export function sentencesOf({ flaws }: CheckedLog, log: string): string[] {
  return flaws.map((flaw) => `${log}: ${sentenceOf(flaw)}`);
}

function sentenceOf(flaw: Flaw): string {
  switch (flaw.flaw) {
    case 'altered':
      return `${named(flaw.entry)} was altered after it was written.`;
    case 'unchained':
      return `${named(flaw.entry)} has no hash, so nothing shows whether it was altered.`;
    case 'gap':
      return `at least one entry is missing, or was replaced, before ${named(flaw.entry)}.`;
    case 'moved':
      return `${named(flaw.entry)} does not stand where it was written.`;
    case 'words':
      return `the words kept with ${named(flaw.entry)} were altered after it was written.`;
    case 'count':
      return countSentence(flaw.written, flaw.there);
    case 'end':
      return 'its last entry is not the one that was written last.';
    case 'no-end':
      return 'where it ends is not recorded, so entries may be missing at its end.';
  }
}

function countSentence(written: number, there: number): string {
  const counts = `${written} were written and ${there} are there.`;
  const [less, more] = [written - there, there - written];
  if (less > 0) return `${less} ${less === 1 ? 'entry is' : 'entries are'} missing: ${counts}`;
  return `${more} ${more === 1 ? 'entry was' : 'entries were'} added past the desk: ${counts}`;
}

function named({ place, kind, at }: Place): string {
  return `entry ${place} (${kind}, ${at})`;
}
