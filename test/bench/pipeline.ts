/**
 * Letters a second: the loop of `npm start` from a full mailbox to an empty one (fetched, kept,
 * parsed, classified, decided, committed, answer queued, letter moved), against mailparser alone
 * on the same bytes in memory.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { readMailbox } from '#worker/mail/inbox.ts';
import type { MailSource } from '#worker/mail/letter.ts';
import { parserOptions } from '#worker/mail/parse.ts';
import type { OpenDesk } from '#worker/open-desk.ts';
import { openSource } from '#worker/start.ts';
import { type Dovecot, startDovecot } from '../dovecot.ts';
import { makeFolder, newDesk } from './desk.ts';
import { postBag } from './post-bag.ts';
import { type Contestant, race, stopwatch, type Turn, table } from './race.ts';

const LETTERS = 1_000;
const TURNS = 5;

export async function benchPipeline(): Promise<string> {
  const folder = makeFolder();
  const bag = await postBag(LETTERS);
  const dovecot = await startDovecot();
  try {
    const results = await race(
      [
        parserAlone('mailparser', bag, parserOptions),
        parserAlone('mailparser, its defaults', bag, {}),
        throughMaildir(folder.path, bag),
        throughImap(folder.path, bag, dovecot),
      ],
      TURNS,
    );
    const octets = bag.reduce((sum, letter) => sum + letter.length, 0);
    return [
      `Letters through the whole pipeline, synchronous=FULL; ${LETTERS} letters of ${Math.round(octets / LETTERS / 1000)} kB on average, ${TURNS} turns`,
      table(results, 'letters/s', ['mailparser', 'mailparser, its defaults']),
    ].join('\n');
  } finally {
    await dovecot.kill();
    folder.remove();
  }
}

function parserAlone(name: string, bag: readonly Buffer[], options: object): Contestant {
  return {
    name,
    async run() {
      const stop = stopwatch();
      for (const letter of bag) await simpleParser(letter, options);
      return stop(bag.length);
    },
  };
}

function throughMaildir(folder: string, bag: readonly Buffer[]): Contestant {
  return {
    name: 'Maildir',
    async run(turn) {
      const desk = await newDesk(join(folder, `maildir-${turn}`));
      const inbox = join(desk.config.dataDir, 'mail', 'inbox');
      mkdirSync(join(inbox, 'new'), { recursive: true });
      for (const [at, letter] of bag.entries()) {
        writeFileSync(
          join(inbox, 'new', `17700000${String(at).padStart(5, '0')}.M1.bench`),
          letter,
        );
      }
      return empty(desk, await openSource(desk), bag.length);
    },
  };
}

function throughImap(folder: string, bag: readonly Buffer[], dovecot: Dovecot): Contestant {
  return {
    name: 'IMAP',
    async run(turn) {
      await append(dovecot, bag);
      const desk = await newDesk(join(folder, `imap-${turn}`), {
        ...dovecot.env,
        SMTP_HOST: '127.0.0.1',
        SMTP_SECURITY: 'none',
      });
      return empty(desk, await openSource(desk), bag.length);
    },
  };
}

async function append(dovecot: Dovecot, bag: readonly Buffer[]): Promise<void> {
  const client = await dovecot.connect();
  for (const letter of bag) await client.append('INBOX', letter);
  await client.logout();
}

/** Reads the mailbox until nothing is left in it, and looks whether everything was done. */
async function empty(desk: OpenDesk, source: MailSource, count: number): Promise<Turn> {
  const done = new AbortController();
  const stop = stopwatch();
  let turn: Turn | undefined;
  const once: MailSource = {
    ...source,
    wait: async () => {
      turn = stop(count);
      done.abort();
    },
  };
  await readMailbox(desk, once, done.signal, () => {});
  await expectDone(desk, count);
  await desk.close();
  if (!turn) throw new Error('The mailbox was never empty.');
  return turn;
}

async function expectDone(desk: OpenDesk, count: number): Promise<void> {
  const done = await desk.db
    .selectFrom('letters')
    .select((column) => [
      column.fn.count('handled_at').as('handled'),
      column.fn.count('moved_at').as('moved'),
    ])
    .executeTakeFirstOrThrow();
  const answers = await desk.db
    .selectFrom('outbox')
    .select((column) => column.fn.countAll().as('queued'))
    .executeTakeFirstOrThrow();
  if (done.handled !== count || done.moved !== count || Number(answers.queued) < count / 10) {
    throw new Error(`Not everything was done: ${JSON.stringify({ ...done, ...answers })}`);
  }
}
