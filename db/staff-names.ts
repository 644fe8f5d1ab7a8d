/** Names of the company's own people, who may be named to whoever they wrote with. */
import type { Executor } from './open.ts';

export async function staffNames(db: Executor): Promise<string[]> {
  const rows = await db
    .selectFrom('employees')
    .innerJoin('contacts', 'contacts.id', 'employees.contact_id')
    .select('contacts.name')
    .where('contacts.name', 'is not', null)
    .distinct()
    .execute();
  return rows.flatMap(({ name }) => name ?? []);
}
