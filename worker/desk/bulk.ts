/**
 * Opt-outs added by the thousand. The work goes on while its page is closed; if the process ends
 * half-way, adding the same addresses again adds what is missing and nothing twice.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate as yieldOnce } from 'node:timers/promises';
import { html } from 'hono/html';
import type { Channel } from '#content/rights.ts';
import { logEvents } from '#db/log.ts';
import { suppress } from '#db/suppressions.ts';
import type { Desk } from '../desk.ts';
import { clean } from '../mail/parse.ts';
import { personDigest } from '../person.ts';
import { normalAddress } from '../request/address.ts';
import type { Html } from '../routes/page.ts';
import { count, line } from './shown.ts';

/** Rows in one statement; more, and nobody else is answered meanwhile. */
const AT_ONCE = 250;
/** Pages of finished work that are kept to be looked at. */
const MOST_KEPT = 20;
const MOST_WRONG = 50;

export interface Work {
  readonly id: string;
  readonly addresses: readonly string[];
  /** What was pasted and is no address, the first of them. */
  readonly wrong: readonly string[];
  readonly by: string;
  /** Addresses gone through. */
  through: number;
  /** Opt-outs that were not there before. */
  added: number;
  ended: 'done' | 'failed' | null;
}

export interface Bulk {
  /** @returns the id its page goes by */
  start(pasted: string, channels: readonly Channel[], by: string): string;
  find(id: string): Work | undefined;
  page(work: Work): Html;
}

export function makeBulk(desk: Desk): Bulk {
  const works = new Map<string, Work>();
  return {
    start(pasted, channels, by) {
      const work: Work = {
        id: randomUUID(),
        ...readPasted(pasted),
        by,
        through: 0,
        added: 0,
        ended: null,
      };
      works.set(work.id, work);
      for (const [id, one] of works) if (works.size > MOST_KEPT && one.ended) works.delete(id);
      void run(desk, work, channels);
      return work.id;
    },
    find: (id) => works.get(id),
    page: show,
  };
}

/** Whatever has an @ is meant as an address; names and commas around it are not. */
export function readPasted(pasted: string): Pick<Work, 'addresses' | 'wrong'> {
  const words = clean(pasted, 5_000_000)
    .split(/[\s,;<>"'()[\]|]+/)
    .filter((word) => word.includes('@'));
  const addresses = new Set<string>();
  const wrong: string[] = [];
  for (const word of words) {
    const address = normalAddress(word.replace(/^mailto:|[.:]+$/g, ''));
    if (address) addresses.add(address);
    else if (wrong.length < MOST_WRONG) wrong.push(word.slice(0, 100));
  }
  return { addresses: [...addresses], wrong };
}

async function run(desk: Desk, work: Work, channels: readonly Channel[]): Promise<void> {
  try {
    for (let at = 0; at < work.addresses.length; at += AT_ONCE) {
      const some = work.addresses.slice(at, at + AT_ONCE);
      work.added += await suppress(desk.db, rowsOf(desk, some, channels));
      work.through = at + some.length;
      await yieldOnce();
    }
    await logDone(desk, work, channels);
    work.ended = 'done';
  } catch (error) {
    desk.say(`Adding opt-outs stopped after ${work.through}: ${String(error)}`);
    work.ended = 'failed';
  }
}

function rowsOf(desk: Desk, addresses: readonly string[], channels: readonly Channel[]) {
  const created_at = desk.clock().toISOString();
  return addresses.flatMap((address) => {
    const digest = personDigest(desk.keys, address);
    const base = { digest, list: '', address, way_in: 'desk' as const, created_at };
    return channels.map((channel) => ({ id: randomUUID(), channel, ...base }));
  });
}

async function logDone(desk: Desk, work: Work, channels: readonly Channel[]): Promise<void> {
  const { added, through: addresses, by: actor } = work;
  const detail = JSON.stringify({ addresses, added, channels });
  const at = desk.clock().toISOString();
  await logEvents(desk.db, [
    { case_id: null, letter_id: null, at, actor, kind: 'opt-outs-added', detail },
  ]);
}

function show(work: Work): Html {
  const all = work.addresses.length;
  return html`<div class="head"><h1>Adding opt-outs</h1></div>
${state(work)}
<p><label for="progress">${work.through.toLocaleString('en-GB')} of ${count(all, 'address', 'addresses')}</label><br><progress id="progress" max="${Math.max(1, all)}" value="${all === 0 ? 1 : work.through}"></progress></p>
${work.wrong.length > 0 ? html`<h2>Left out, because they are no addresses</h2><ul class="wrong">${work.wrong.map((one) => html`<li>${line(one)}</li>`)}</ul>` : ''}
<p><a class="button quiet" href="/desk/suppressions">To the opt-outs</a></p>`;
}

function state({ ended, added, addresses }: Work): Html {
  if (ended === 'failed') {
    return html`<p class="notice bad" role="alert">It stopped half-way. Add the same addresses again: nothing is added twice.</p>`;
  }
  if (!ended)
    return html`<p class="lede" role="status">This goes on by itself, even when you leave this page.</p>`;
  if (addresses.length === 0)
    return html`<p class="notice bad" role="alert">There was no address in what you pasted.</p>`;
  return html`<p class="notice good" role="status">Done. ${added === 0 ? 'All of it stood already.' : `${count(added, 'opt-out is', 'opt-outs are')} new; the rest stood already.`}</p>`;
}
