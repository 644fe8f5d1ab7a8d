/**
 * One-click POSTs a second (RFC 8058): durable, against the same route without the write and
 * against a Hono that says hello, all on the same server and loaded from a second process.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { keepLinks } from '#db/links.ts';
import { EVERY_LIST, mintLink } from '#worker/link.ts';
import type { OpenDesk } from '#worker/open-desk.ts';
import { publicApp } from '#worker/routes/app.ts';
import { makeUnsubscriber } from '#worker/unsubscribe.ts';
import { makeFolder, newDesk } from './desk.ts';
import type { Done, Job } from './load.ts';
import { type Contestant, race, stopwatch, type Turn, table } from './race.ts';

const TURNS = 5;
/** A turn posts so many links, each of them for the first time. */
const LINKS = 16_384;
const CONNECTIONS = [64, 256];

export async function benchOneClick(): Promise<string> {
  const folder = makeFolder();
  const desk = await newDesk(folder.path);
  const loader = fork(join(import.meta.dirname, 'load.ts'));
  try {
    const links = await mint(desk, LINKS * (TURNS + 1) * CONNECTIONS.length);
    const texts: string[] = [];
    for (const [at, connections] of CONNECTIONS.entries()) {
      const mine = links.slice((at * links.length) / 2, ((at + 1) * links.length) / 2);
      texts.push(await compare(desk, loader, mine, connections));
    }
    await expectAll(desk, links.length);
    return texts.join('\n');
  } finally {
    loader.kill();
    await desk.close();
    folder.remove();
  }
}

async function compare(
  desk: OpenDesk,
  loader: ChildProcess,
  links: readonly string[],
  connections: number,
): Promise<string> {
  const hello = new Hono().post('*', (c) => c.text('Hello, world'));
  const contestants = [
    posting('hello', hello, loader, links, connections),
    posting('without the write', desktop(desk, false), loader, links, connections),
    posting('durable', desktop(desk, true), loader, links, connections),
  ];
  const results = await race(contestants, TURNS);
  return [
    `One-click POSTs, synchronous=FULL, ${connections} connections; ${LINKS} links a turn, ${TURNS} turns`,
    table(results, 'POSTs/s', ['without the write', 'hello']),
  ].join('\n');
}

function desktop(desk: OpenDesk, writes: boolean): Hono {
  const unsubscriber = writes ? makeUnsubscriber(desk) : makeUnsubscriber(desk, async () => 0);
  return publicApp(desk, unsubscriber, new Hono());
}

function posting(
  name: string,
  app: Hono,
  loader: ChildProcess,
  links: readonly string[],
  connections: number,
): Contestant {
  return {
    name,
    async run(turn) {
      const { server, origin } = await serve(app);
      const paths = links.slice(turn * LINKS, (turn + 1) * LINKS);
      const came = await ask(loader, { origin, connections, paths });
      server.closeAllConnections();
      server.close();
      return came;
    },
  };
}

async function ask(loader: ChildProcess, job: Job): Promise<Turn> {
  const stop = stopwatch();
  loader.send(job);
  const [{ elapsed, statuses }] = (await once(loader, 'message')) as [Done];
  const { cpu } = stop(job.paths.length);
  if (statuses['200'] !== job.paths.length) throw new Error(JSON.stringify(statuses));
  return { rate: (job.paths.length * 1_000) / elapsed, cpu };
}

async function serve(app: Hono): Promise<{ server: Server; origin: string }> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { server, origin: `http://127.0.0.1:${port}` };
}

/** @returns the path of each link */
async function mint(desk: OpenDesk, count: number): Promise<string[]> {
  const minted = Array.from({ length: count }, (_, at) =>
    mintLink(desk.keys, `reader.${at}@example.com`, EVERY_LIST, desk.clock()),
  );
  for (let at = 0; at < count; at += 1_000) {
    await keepLinks(
      desk.db,
      minted.slice(at, at + 1_000).map(({ row }) => row),
    );
  }
  return minted.map(({ token }) => `/unsubscribe/${token}`);
}

async function expectAll(desk: OpenDesk, count: number): Promise<void> {
  const { standing } = await desk.db
    .selectFrom('suppressions')
    .select((column) => column.fn.countAll().as('standing'))
    .executeTakeFirstOrThrow();
  if (standing !== count) throw new Error(`${standing} suppressions stand instead of ${count}.`);
}
