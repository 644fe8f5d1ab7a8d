/** Desks for the tests: a database on a real file, or the whole worker with free ports. */
import { afterEach, expect } from 'vitest';
import { type Config, readConfig } from '#worker/config.ts';
import { makeReader } from '#worker/mail/reader.ts';
import { type OpenDesk, openDesk } from '#worker/open-desk.ts';
import { type Running, start } from '#worker/start.ts';
import { tempDir } from './temp.ts';

type Settings = Readonly<Record<string, string>>;

/** Desks that are open, by what they were opened for: a test that leaves one behind fails. */
const open = new Map<object, string>();

afterEach(async () => {
  const leaked = [...open.values()];
  open.clear();
  expect(leaked, 'a test left a desk open').toEqual([]);
});

/** One thread for all desks of a file: to start one for each would take longer than the tests. */
const reader = makeReader();

export function configFor(settings: Settings = {}): Config {
  return readConfig({
    PORT: '0',
    LISTEN_PORT: '0',
    // No test asks the domain name system.
    VERIFY_MAIL: 'no',
    DATA_DIR: settings.DATA_DIR ?? tempDir(),
    ...settings,
  });
}

/** Runs work on a desk with nothing around it: keys and a libSQL file of its own. */
export async function withDesk<T>(
  work: (desk: OpenDesk) => Promise<T>,
  settings: Settings = {},
): Promise<T> {
  const config = configFor(settings);
  const desk = await openDesk(config, () => {});
  if (!desk) throw new Error(`The desk on ${config.dataDir} is open elsewhere.`);
  open.set(desk, 'desk');
  try {
    return await work({ ...desk, reader });
  } finally {
    await desk.close();
    open.delete(desk);
  }
}

export interface RunningDesk extends Running {
  /** Where people reach it, without a slash at the end. */
  readonly origin: string;
  /** What it said to the operator. */
  readonly said: readonly string[];
}

/** Runs work beside the whole worker: web server, mailbox, outbox, local socket. */
export async function withWorker<T>(
  work: (running: RunningDesk) => Promise<T>,
  settings: Settings = {},
): Promise<T> {
  const said: string[] = [];
  const running = await start(configFor(settings), (line) => said.push(line));
  open.set(running, 'worker');
  try {
    return await work({ ...running, origin: running.config.publicUrl, said });
  } finally {
    await running.stop();
    open.delete(running);
  }
}
