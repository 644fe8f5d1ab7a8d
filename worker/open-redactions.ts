/** Redactions of a case for the officer who decides them: the command line and the desk call these. */
import { findCase } from '#db/cases.ts';
import type { Executor } from '#db/open.ts';
import { caseFile } from './casework/approve.ts';
import type { Desk } from './desk.ts';
import type { Held } from './packages/held.ts';
import { addRedaction, decideRedaction, proposeRedactions, type Steps } from './redaction.ts';
import type { CaseFile } from './rights/carrying.ts';
import { handedOver } from './rights/handed-over.ts';

export interface RedactionLine {
  readonly id: string;
  readonly record: string;
  readonly record_id: string;
  readonly field: string;
  readonly words: string;
  /** `name`, `title`, `address` …, or the member of staff who added them. */
  readonly foundBy: string;
  /** The whole text they stand in. */
  readonly text: string;
  readonly decision: 'redact' | 'disclose' | null;
  readonly decidedBy: string | null;
}

export type Refused = { readonly refused: string };

/** Looks through the records once more, so that the list is complete as of now. */
export async function listRedactions(
  desk: Desk,
  reference: string,
): Promise<RedactionLine[] | Refused> {
  return withFile(desk, reference, async (tx, file, held) => {
    const rows = await proposeRedactions(tx, desk, file, held);
    return inOrder(rows).map((row) => ({
      id: row.id,
      record: row.record,
      record_id: row.record_id,
      field: row.field,
      words: row.words,
      foundBy: row.found_by,
      text: row.text,
      decision: row.decision,
      decidedBy: row.decided_by,
    }));
  });
}

/** Text by text, and within one as they are read. */
function inOrder<Row extends { record: string; record_id: string; text: string; words: string }>(
  rows: readonly Row[],
): Row[] {
  const place = (row: Row) => `${row.record}\n${row.record_id}`;
  return rows.toSorted((a, b) =>
    place(a) === place(b)
      ? a.text.indexOf(a.words) - b.text.indexOf(b.words)
      : place(a) < place(b)
        ? -1
        : 1,
  );
}

/** @param which ids, or words: then every place in the case where they stand */
export async function decideListed(
  desk: Desk,
  reference: string,
  which: readonly string[],
  steps: Steps,
  staff: string,
): Promise<{ readonly decided: number } | Refused> {
  return withFile(desk, reference, async (tx, file, held) => {
    const rows = await proposeRedactions(tx, desk, file, held);
    const ids = rows
      .filter(({ id, words }) => which.includes(id) || which.includes(words))
      .map(({ id }) => id);
    return { decided: await decideRedaction(tx, file.case.id, ids, steps, staff, desk.clock()) };
  });
}

export async function addListed(
  desk: Desk,
  reference: string,
  place: { record: string; record_id: string; field: string; words: string },
  staff: string,
): Promise<{ readonly added: true } | Refused> {
  return withFile(desk, reference, async (tx, file, held) => {
    const wrong = await addRedaction(tx, file, place, staff, held);
    return wrong === null ? { added: true } : { refused: wrong };
  });
}

/** For cases that hand something over and are not over. */
async function withFile<T>(
  desk: Desk,
  reference: string,
  work: (tx: Executor, file: CaseFile, held: Held) => Promise<T>,
): Promise<T | Refused> {
  return desk.db.transaction().execute(async (tx) => {
    const found = await findCase(tx, reference);
    if (!found) return { refused: `There is no case ${reference}.` };
    if (found.closed_at) return { refused: `${reference} is closed: nothing is decided any more.` };
    const collect = found.right ? handedOver[found.right] : undefined;
    if (!collect) return { refused: `${reference} hands nothing over that could name others.` };
    const file = await caseFile(tx, found);
    return work(tx, file, await collect(tx, file));
  });
}
