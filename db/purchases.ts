/**
 * Purchases: financial records, kept when all else is erased (right.erasure.financial) and of
 * limited access (collect.purchase). Nothing here is for marketing, and no other file reads the
 * table's rows: whoever needs them imports a function whose name says what for.
 */
import type { Executor } from './open.ts';
import type { Purchase } from './schema-records.ts';

/** For the person the records are about, who asked for a copy (UK GDPR Arts. 15 and 20). */
export async function purchasesForTheirSubject(
  db: Executor,
  contactId: string,
): Promise<Purchase[]> {
  return db
    .selectFrom('purchases')
    .selectAll()
    .where('contact_id', '=', contactId)
    .orderBy('invoiced_on')
    .orderBy('id')
    .execute();
}

/** For staff to whom financial records are given by name (right.erasure.financial); the caller has looked. */
export async function purchasesForFinancialStaff(
  db: Executor,
  contactId: string,
): Promise<Purchase[]> {
  return purchasesForTheirSubject(db, contactId);
}
