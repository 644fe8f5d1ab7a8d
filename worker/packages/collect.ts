/** Reads everything held about a person: the records, where they came from, and our dealings. */
import { type Field, type RecordId, recordIds, records } from '#content/records.ts';
import {
  answersToPerson,
  casesOfPerson,
  lettersOfPerson,
  notesOnPerson,
  proofsForCases,
} from '#db/dealings.ts';
import { type HeldRow, type Holder, type OpenRecordId, readHeld } from '#db/held.ts';
import type { Executor } from '#db/open.ts';
import { provenanceOf } from '#db/provenance.ts';
import { purchasesForTheirSubject } from '#db/purchases.ts';
import { unseal } from '#db/vault.ts';
import type { Desk } from '../desk.ts';
import { parseLetter } from '../mail/parse.ts';
import { visibleText } from '../request/html.ts';
import type { CaseFile } from '../rights/carrying.ts';
import type { Dealings, Held, Row, Source, Value } from './held.ts';

export function holderOf(file: CaseFile): Holder {
  return { contactId: file.contact?.id ?? null, digest: file.case.person_digest };
}

/** @param only these nouns; all where absent */
export async function collectHeld(
  db: Executor,
  file: CaseFile,
  only: readonly RecordId[] = recordIds,
): Promise<Held> {
  const holder = holderOf(file);
  const nouns: [RecordId, Row[]][] = [];
  for (const id of only) {
    const rows = await rowsOf(db, id, holder);
    nouns.push([id, rows.map((row) => toRow(id, row))]);
  }
  return {
    records: new Map(nouns),
    sources: await collectSources(db, file),
    notes: await notesOnPerson(db, holder.digest),
  };
}

async function rowsOf(db: Executor, id: RecordId, holder: Holder): Promise<readonly HeldRow[]> {
  if (id !== 'purchases') return readHeld(db, id satisfies OpenRecordId, holder);
  if (holder.contactId === null) return [];
  const purchases = await purchasesForTheirSubject(db, holder.contactId);
  return purchases.map((row) => ({ ...row }));
}

/** The fields that content/records.ts names, without what is empty. */
function toRow(id: RecordId, row: HeldRow): Row {
  const fields: Readonly<Record<string, Field>> = records[id].fields;
  const values: Record<string, Value> = {};
  for (const [name, { form }] of Object.entries(fields)) {
    const value = row[name];
    if (value == null || value === '' || value instanceof Uint8Array) continue;
    values[name] = form === 'yes-no' ? value === 1 : value;
  }
  // A profile has no id of its own: there is one a contact.
  return { id: String(row.id ?? row.contact_id), values };
}

export async function collectSources(db: Executor, file: CaseFile): Promise<Source[]> {
  if (!file.contact) return [];
  const rows = await provenanceOf(db, file.contact.id);
  return rows.map(({ id, record, record_id, field, source, detail, at }) => ({
    id: String(id),
    record,
    recordId: record_id,
    field,
    source,
    detail,
    at,
  }));
}

export async function collectDealings(
  db: Executor,
  desk: Desk,
  digest: Uint8Array,
): Promise<Dealings> {
  const cases = await casesOfPerson(db, digest);
  const ids = cases.map(({ id }) => id);
  const answers = await answersToPerson(db, digest);
  const proofs = await proofsForCases(db, ids);
  return {
    requests: cases.map(({ reference, right, state, received_at, closed_at }) => ({
      reference,
      right,
      state,
      received: received_at,
      closed: closed_at,
    })),
    letters: await readLetters(db, desk, digest),
    answers: answers.map(({ created_at, subject, text }) => ({ at: created_at, subject, text })),
    proofs: proofs.map(({ filename, received_at }) => ({ at: received_at, filename })),
  };
}

/** A letter whose key was destroyed has only its date left. */
async function readLetters(db: Executor, desk: Desk, digest: Uint8Array) {
  const letters: { at: string; subject: string; text: string }[] = [];
  for (const { received_at, key_id, sealed } of await lettersOfPerson(db, digest)) {
    const raw = key_id && sealed ? await unseal(db, desk.keys, key_id, sealed) : null;
    const message = raw ? await parseLetter(raw) : null;
    const text = message?.text ?? (message?.html ? visibleText(message.html) : '');
    letters.push({ at: received_at, subject: message?.subject ?? '', text });
  }
  return letters;
}
