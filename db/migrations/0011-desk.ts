import { type Kysely, sql } from 'kysely';

/**
 * What the desk's lists are read by. The register's index holds every column that is searched, so that
 * a search through a hundred thousand cases reads the index and no row that does not match.
 */
const statements = [
  `create index cases_queue on cases (coalesce(due_on, '9999-12-31'), id, state)
    where closed_at is null`,
  'create index cases_register on cases (received_at, id, right, state, reference, name, address)',
  'create index suppressions_by_time on suppressions (created_at, id) where lifted_at is null',
  "create index events_viewed on events (actor, at) where kind = 'viewed'",
  'create index outbox_case on outbox (case_id)',
  'create index tasks_case on tasks (case_id) where done_at is null',
  'create index notices_case on notices (case_id)',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
