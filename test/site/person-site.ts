/** The whole public side on a desk of its own: the published pages, and those the worker makes. */
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { RightId } from '#content/rights.ts';
import { keepLinks } from '#db/links.ts';
import { mintToken } from '#db/tokens.ts';
import type { Act } from '#worker/casework/act.ts';
import { decideCase } from '#worker/casework.ts';
import { readConfig } from '#worker/config.ts';
import { EVERY_LIST, mintLink } from '#worker/link.ts';
import { type OpenDesk, openDesk } from '#worker/open-desk.ts';
import { publicApp } from '#worker/routes/app.ts';
import { siteRoutes } from '#worker/routes/site.ts';
import { handleStatement } from '#worker/statement.ts';
import { makeUnsubscriber } from '#worker/unsubscribe.ts';
import { dist } from './serve.ts';

export interface PersonSite {
  readonly origin: string;
  readonly desk: OpenDesk;
  /** What the desk said to the operator; reports of browsers are among it. */
  readonly said: readonly string[];
  close(): Promise<void>;
}

export async function servePersonSite(dataDir: string): Promise<PersonSite> {
  const said: string[] = [];
  const config = readConfig({ DATA_DIR: dataDir, PORT: '0', LISTEN_PORT: '0', VERIFY_MAIL: 'no' });
  const desk = await openDesk(config, (line) => said.push(line));
  if (!desk) throw new Error(`The desk on ${dataDir} is open elsewhere.`);
  const app = publicApp(desk, makeUnsubscriber(desk), siteRoutes(dist));
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((listening) => server.once('listening', () => listening()));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    desk,
    said,
    close: async () => {
      await new Promise<void>((closed) => server.close(() => closed()));
      await desk.close();
    },
  };
}

/** Opens a case of an invented person's by form, and decides on it. @returns the path of its page */
export async function casePage(
  desk: OpenDesk,
  address: string,
  right: RightId,
  acts: readonly Act[] = [],
): Promise<string> {
  const words = 'Please do what my letter asks for.';
  const person = { address, name: 'Dana Okafor', language: 'en' };
  await handleStatement(desk, { way: 'form', right, words, receivedAt: desk.clock(), ...person });
  const { id, reference } = await desk.db
    .selectFrom('cases')
    .select(['id', 'reference'])
    .where('address', '=', address)
    .where('right', '=', right)
    .executeTakeFirstOrThrow();
  for (const act of acts) {
    const result = await decideCase(desk, { name: 'Ines Okoro', role: 'director' }, reference, act);
    if ('refused' in result) throw new Error(result.refused);
  }
  const token = await mintToken(desk.db, id, 'identity', desk.clock(), null);
  return `/case/${token}`;
}

/** A link of the kind every marketing mail carries. @returns its token */
export async function marketingLink(desk: OpenDesk, address: string): Promise<string> {
  const { token, row } = mintLink(desk.keys, address, EVERY_LIST, desk.clock());
  await keepLinks(desk.db, [row]);
  return token;
}

/** Every kind of page that the worker makes for people, by what it shows; `open` gets there. */
export async function personPages(desk: OpenDesk): Promise<Readonly<Record<string, string>>> {
  const doubt: Act = { act: 'ask', what: 'identity', words: 'The letter is unlike you.' };
  const seen: Act = { act: 'identify', words: 'Called back on the number on file.' };
  const link = await marketingLink(desk, 'dana@okafor.example');
  await casePage(desk, 'two@okafor.example', 'erasure');
  return {
    'case-to-confirm': await casePage(desk, 'one@okafor.example', 'access'),
    'case-two-to-confirm': await casePage(desk, 'two@okafor.example', 'access'),
    'case-documents': await casePage(desk, 'three@okafor.example', 'access', [doubt]),
    'case-in-review': await casePage(desk, 'four@okafor.example', 'access', [seen]),
    'case-question': await casePage(desk, 'five@okafor.example', 'access', [
      seen,
      { act: 'ask', what: 'clarification', words: 'Which years do you mean?' },
    ]),
    'case-agent': await casePage(desk, 'six@okafor.example', 'restriction').then(() =>
      casePageOfAgent(desk),
    ),
    'case-refused': await casePage(desk, 'seven@okafor.example', 'objection', [
      { act: 'refuse', words: 'The contract needs it.' },
    ]),
    unsubscribe: `/unsubscribe/${link}`,
    preferences: `/preferences/${link}`,
    unknown: `/case/${'a'.repeat(32)}`,
  };
}

async function casePageOfAgent(desk: OpenDesk): Promise<string> {
  const person = 'her@okafor.example';
  const { id, reference } = await desk.db
    .selectFrom('cases')
    .select(['id', 'reference'])
    .where('address', '=', 'six@okafor.example')
    .executeTakeFirstOrThrow();
  await decideCase(desk, { name: 'Ines Okoro', role: 'officer' }, reference, {
    act: 'agent',
    person,
  });
  return `/case/${await mintToken(desk.db, id, 'case', desk.clock(), null)}`;
}
