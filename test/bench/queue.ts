/**
 * The desk with ten thousand open cases and a hundred thousand closed ones: how long the server takes
 * to open the queue, to search and to open a case.
 */
import { Hono } from 'hono';
import { digestOf } from '#worker/desk/session.ts';
import type { OpenDesk } from '#worker/open-desk.ts';
import { publicApp } from '#worker/routes/app.ts';
import { makeUnsubscriber } from '#worker/unsubscribe.ts';
import { makeFolder, newDesk } from './desk.ts';

const OPEN = 10_000;
const CLOSED = 100_000;
const ROUNDS = 41;
const SECRET = 'bench';

const firsts = ['Ada', 'Bram', 'Cosima', 'Dag', 'Elin', 'Femke', 'Gus', 'Hedy', 'Ivo', 'Juno'];
const lasts = ['Marsh', 'Holt', 'Fenwick', 'Brack', 'Lowe', 'Tidewell', 'Korner', 'Vane', 'Oakes'];
const rights = ['access', 'erasure', 'opt-out', 'rectification', 'provenance'] as const;

const pages: Readonly<Record<string, string>> = {
  'the queue': '/desk',
  'late cases': '/desk?show=late',
  'waiting for the person': '/desk?show=waiting',
  'the register': '/desk/cases',
  'a search by name': '/desk/cases?q=Cosima+Fenwick+54321',
  'a search that finds nothing': '/desk/cases?q=nobody+like+this',
  'a search by part of an address': '/desk/cases?q=cosima.54321',
  'a search by whole address': '/desk/cases?q=cosima.54321%40example.com',
  'a search by reference': '/desk/cases?q=PD-0005432',
  'every refused case': '/desk/cases?state=refused',
  'an open case': '/desk/cases/PD-00000042',
};

export async function benchQueue(): Promise<string> {
  const folder = makeFolder();
  const desk = await newDesk(folder.path);
  try {
    await fill(desk);
    const app = publicApp(desk, makeUnsubscriber(desk), new Hono());
    const lines: string[] = [];
    for (const [name, path] of Object.entries(pages)) {
      lines.push(`${name.padEnd(32)} ${await medianOf(app, path)}`);
    }
    return `The desk: ${OPEN} open and ${CLOSED} closed cases, server time\n${lines.join('\n')}`;
  } finally {
    await desk.close();
    folder.remove();
  }
}

async function medianOf(app: Hono, path: string): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now();
    const answer = await app.request(path, { headers: { Cookie: `desk=${SECRET}` } });
    await answer.text();
    times.push(performance.now() - begin);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => (times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(1);
  return `median ${at(0.5)} ms, slowest ${at(1)} ms`;
}

async function fill(desk: OpenDesk): Promise<void> {
  const at = desk.clock().toISOString();
  const row = { id: 'staff', name: 'Bench', role: 'officer' as const, created_at: at };
  await desk.db.insertInto('staff').values(row).execute();
  const until = new Date(desk.clock().getTime() + 3_600_000).toISOString();
  const session = { digest: digestOf(SECRET), id: 's', staff_id: 'staff', way: 'passkey' as const };
  await desk.db
    .insertInto('sessions')
    .values({ ...session, created_at: at, last_seen_at: at, expires_at: until })
    .execute();
  for (let from = 0; from < OPEN + CLOSED; from += 500) {
    const rows = Array.from({ length: 500 }, (_, index) => caseRow(from + index));
    await desk.db.insertInto('cases').values(rows).execute();
  }
}

function caseRow(index: number) {
  const first = firsts[index % firsts.length] ?? '';
  const open = index < OPEN;
  const minute = Date.UTC(2020, 0, 1) + index * 30 * 60_000;
  const received_at = new Date(minute).toISOString();
  const state = open
    ? index % 3 === 0
      ? 'identity-awaited'
      : 'in-review'
    : index % 40 === 0
      ? 'refused'
      : 'fulfilled';
  return {
    id: `id-${String(index).padStart(8, '0')}`,
    reference: `PD-${String(index).padStart(8, '0')}`,
    right: rights[index % rights.length] ?? null,
    state,
    person_digest: Buffer.from(`person ${index}`),
    address: `${first.toLowerCase()}.${index}@example.com`,
    name: `${first} ${lasts[index % lasts.length]} ${index}`,
    language: 'en',
    way_in: 'mail' as const,
    received_at,
    closed_at: open ? null : received_at,
    due_on:
      open && index % 3 !== 0
        ? new Date(Date.now() + (index % 60) * 86_400_000).toISOString().slice(0, 10)
        : null,
  };
}
