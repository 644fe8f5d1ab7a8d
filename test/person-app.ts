/** The pages the public reaches, on a desk of its own; and the letters that lead people to them. */
import { Hono } from 'hono';
import type { OpenDesk } from '#worker/open-desk.ts';
import { publicApp } from '#worker/routes/app.ts';
import { makeUnsubscriber } from '#worker/unsubscribe.ts';
import { withDesk } from './desk.ts';

export interface PersonApp {
  readonly desk: OpenDesk;
  /** A request as a browser would make it, without a network between. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  readonly post: (path: string, fields?: Fields) => Promise<Response>;
}

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export function withPersonApp<T>(
  work: (app: PersonApp) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  return withDesk(
    async (desk) => {
      const app = publicApp(desk, makeUnsubscriber(desk), new Hono());
      const ask = async (path: string, init?: RequestInit) => app.request(path, init);
      const post = (path: string, fields: Fields = {}) =>
        ask(path, { method: 'POST', body: formOf(fields) });
      return work({ desk, ask, post });
    },
    { VERIFY_MAIL: 'no', ...settings },
  );
}

function formOf(fields: Fields): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as [string, string]),
  );
  return new URLSearchParams(pairs);
}

/** What was written to an address, oldest first. */
export async function lettersTo(desk: OpenDesk, address: string) {
  return desk.db
    .selectFrom('outbox')
    .select(['recipient', 'subject', 'text', 'template', 'case_id'])
    .where('recipient', '=', address)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** The secret of the last letter to an address that has one. Throws when none has. */
export async function tokenSentTo(desk: OpenDesk, address: string): Promise<string> {
  const letters = await lettersTo(desk, address);
  const tokens = letters.flatMap(({ text }) => /\/case\/([a-z2-7]{32})/.exec(text)?.[1] ?? []);
  const last = tokens.at(-1);
  if (!last) throw new Error(`No letter to ${address} leads to a page of a case.`);
  return last;
}

/** Every case, oldest first. */
export function cases(desk: OpenDesk) {
  return desk.db.selectFrom('cases').selectAll().orderBy('received_at').orderBy('id').execute();
}

const changing = [
  'letters',
  'cases',
  'case_letters',
  'events',
  'suppressions',
  'outbox',
  'tasks',
  'tokens',
  'proofs',
  'keys',
  'clock_events',
] as const;

/** Rows of everything that a page could change; the same number before and after is no change. */
export async function rowCount(desk: OpenDesk): Promise<number> {
  let sum = 0;
  for (const table of changing) {
    const { count } = await desk.db
      .selectFrom(table)
      .select((column) => column.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    sum += Number(count);
  }
  return sum;
}
