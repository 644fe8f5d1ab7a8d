/** Reads all that the page of one case shows; the page itself reads nothing. */
import { type RecordId, recordIds } from '#content/records.ts';
import { letterIdsOf, mailOf, openTasksOf, otherCasesOf, sealedLetters } from '#db/case-file.ts';
import { eventsOf, findCase } from '#db/cases.ts';
import { countHeld } from '#db/held.ts';
import { noticesOf } from '#db/notices.ts';
import { proofsOf } from '#db/proofs.ts';
import { purchasesForFinancialStaff } from '#db/purchases.ts';
import type { StaffMember } from '#db/schema-staff.ts';
import { standingsOf } from '#db/standings.ts';
import { suggestionOf } from '#db/suggestions.ts';
import { wordsOf } from '#db/words.ts';
import { readClock } from '../case-clock.ts';
import { caseFile, planCase } from '../casework/approve.ts';
import type { Desk } from '../desk.ts';
import { showNotice } from '../open-notices.ts';
import { listRedactions, type RedactionLine } from '../open-redactions.ts';
import { holderOf } from '../packages/collect.ts';
import { isFinal, type MoveKind, movesFrom, type State } from '../request/lifecycle.ts';
import type { CaseFile } from '../rights/carrying.ts';
import { readLetter } from './letter.ts';

export type OpenCase = NonNullable<Awaited<ReturnType<typeof openCase>>>;

/** Null when there is no such case. */
export async function openCase(desk: Desk, staff: StaffMember, reference: string) {
  const found = await findCase(desk.db, reference);
  if (!found) return null;
  const file = await caseFile(desk.db, found);
  const state = found.state as State;
  const open = !isFinal(state);
  const { db } = desk;
  return {
    ...file,
    state,
    open,
    /** What this member of staff may try; nothing for who only reads. */
    moves: mayMove(staff, file, state),
    decides: staff.role !== 'reader',
    role: staff.role,
    clock: await readClock(db, found),
    ...(await lettersShown(desk, found.id)),
    mail: await mailOf(db, found.id),
    proofs: await proofsOf(db, found.id),
    // Before the plan, which asks what of it is undecided.
    redactions: await redactionsFor(desk, staff, file),
    plan: open ? await planCase(desk, reference) : null,
    notices: await Promise.all(
      (await noticesOf(db, found.id)).map(async (one) => ({
        ...one,
        text: one.acknowledged_at ? null : await showNotice(desk, one.id),
      })),
    ),
    standings: await standingsOf(db, found.person_digest),
    held: await heldCounts(desk, file),
    purchases:
      staff.financial_since && file.contact
        ? await purchasesForFinancialStaff(db, file.contact.id)
        : null,
    /** A guess, for whoever has to say what nobody could tell; nothing goes by it. */
    suggestion: found.right === null && open ? await suggestionOf(db, found.id) : null,
    words: await wordsOf(db, found.id),
    events: await eventsOf(db, found.id),
    tasks: await openTasksOf(db, found.id),
    others: await otherCasesOf(db, found.person_digest, found.id),
  };
}

/** So many at each end: whoever writes a thousand times must not make the page a book. */
const FIRST_LETTERS = 5;
const LAST_LETTERS = 25;

async function lettersShown(desk: Desk, caseId: string) {
  const ids = await letterIdsOf(desk.db, caseId);
  const shown = [...new Set([...ids.slice(0, FIRST_LETTERS), ...ids.slice(-LAST_LETTERS)])];
  const rows = await sealedLetters(desk.db, shown);
  const letters = await Promise.all(rows.map((row) => readLetter(desk, row)));
  return { letters, lettersLeftOut: ids.length - shown.length };
}

function mayMove(staff: StaffMember, file: CaseFile, state: State): readonly MoveKind[] {
  return staff.role === 'reader' ? [] : movesFrom(state, staff.role, file.case.right);
}

/** Proposals are written down when they are looked for, so they are for who may decide on them. */
async function redactionsFor(
  desk: Desk,
  staff: StaffMember,
  { case: found }: CaseFile,
): Promise<readonly RedactionLine[]> {
  if (staff.role === 'reader' || found.state !== 'in-review') return [];
  const lines = await listRedactions(desk, found.reference);
  if ('refused' in lines) return [];
  // Where rows are of limited access, so is the text that stands in them.
  return lines.filter(({ record }) => record !== 'purchases' || staff.financial_since !== null);
}

async function heldCounts(desk: Desk, file: CaseFile) {
  const counts: { id: RecordId; count: number }[] = [];
  for (const id of recordIds) {
    counts.push({ id, count: await countHeld(desk.db, id, holderOf(file)) });
  }
  return counts.filter(({ count }) => count > 0);
}
