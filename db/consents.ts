/** Consents: to what, in which words, when given and when taken back (UK GDPR Art. 7). */
import type { Executor } from './open.ts';
import type { Consent } from './schema-records.ts';

/** @param purpose null for every purpose */
export async function standingConsents(
  db: Executor,
  contactId: string,
  purpose: string | null,
): Promise<Consent[]> {
  let query = db
    .selectFrom('consents')
    .selectAll()
    .where('contact_id', '=', contactId)
    .where('withdrawn_at', 'is', null);
  if (purpose !== null) query = query.where('purpose', '=', purpose);
  return query.orderBy('given_at').orderBy('id').execute();
}

export async function withdrawConsents(
  db: Executor,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('consents')
    .set({ withdrawn_at: now.toISOString() })
    .where('id', 'in', ids)
    .where('withdrawn_at', 'is', null)
    .execute();
}
