import { type Kysely, sql } from 'kysely';

/** What a person must see before a case goes on: documents, or an agent's authority. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw("alter table cases add column awaits text check (awaits in ('documents', 'authority'))")
    .execute(db);
}
