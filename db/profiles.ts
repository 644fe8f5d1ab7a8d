/** Profiles: what is guessed of a person's interests from what they looked at and asked for. */
import type { Insertable } from 'kysely';
import type { Executor } from './open.ts';
import type { ProfileTable } from './schema-records.ts';

export async function keepProfile(db: Executor, row: Insertable<ProfileTable>): Promise<void> {
  const { interests, score, made_at } = row;
  await db
    .insertInto('profiles')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('contact_id').doUpdateSet({ interests, score, made_at }),
    )
    .execute();
}

/** What a profile is made from, newest first. */
export async function behaviourOf(db: Executor, contactId: string) {
  const visits = await db
    .selectFrom('web_activity')
    .select(['page as about', 'at'])
    .where('contact_id', '=', contactId)
    .orderBy('at', 'desc')
    .limit(1_000)
    .execute();
  const enquiries = await db
    .selectFrom('enquiries')
    .select(['product as about', 'at'])
    .where('contact_id', '=', contactId)
    .orderBy('at', 'desc')
    .limit(1_000)
    .execute();
  return { visits, enquiries };
}

/** The profile and the web activity merged with the person. @returns rows deleted, by noun */
export async function deleteProfile(db: Executor, contactId: string) {
  const gone = { profiles: 0, web_activity: 0 };
  for (const table of ['profiles', 'web_activity'] as const) {
    const result = await db
      .deleteFrom(table)
      .where('contact_id', '=', contactId)
      .executeTakeFirst();
    gone[table] = Number(result.numDeletedRows);
    await db
      .deleteFrom('provenance')
      .where('contact_id', '=', contactId)
      .where('record', '=', table)
      .execute();
  }
  return gone;
}
