/** The queue: open cases by the day their answer is due, and what waits for a look. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { countTasks, newsOf } from '#db/case-file.ts';
import {
  countQueue,
  type Days,
  type ListedCase,
  NO_DUE,
  pageQueue,
  type QueueKey,
  type Slice,
} from '#db/register.ts';
import { dayIn } from '../case-clock.ts';
import type { Desk } from '../desk.ts';
import { daysAfter } from '../request/day.ts';
import type { Html } from '../routes/page.ts';
import type { DeskVariables } from './access.ts';
import { awaited } from './awaited.ts';
import { deskPage } from './page.ts';
import { count, day, due, person } from './shown.ts';
import { logView } from './viewed.ts';
import { rightName, stateName } from './words.ts';

const PAGE = 50;

const slices: Readonly<Record<Slice, string>> = {
  all: 'All open',
  late: 'Late',
  soon: 'Due within 7 days',
  unclear: 'Not clear yet',
  waiting: 'Waiting for the person',
};

export function queueRoutes(desk: Desk): Hono<{ Variables: DeskVariables }> {
  const app = new Hono<{ Variables: DeskVariables }>();
  app.get('/', async (c) => {
    const now = desk.clock();
    const slice = sliceOf(c.req.query('show'));
    const days = daysFrom(now);
    const rows = await pageQueue(desk.db, slice, days, keyOf(c.req.query('after')), PAGE + 1);
    const counts = await countQueue(desk.db, days);
    const tasks = await countTasks(desk.db);
    const news = await newsOf(
      desk.db,
      rows.map(({ id }) => id),
    );
    await logView(desk, c, null, { list: 'queue' });
    const body = html`${head(counts, tasks, slice)}${list(rows, news, slice, counts, now)}`;
    return deskPage(c, { title: 'Queue', staff: c.get('signedIn').staff, body });
  });
  return app;
}

function sliceOf(wanted: string | undefined): Slice {
  return wanted !== undefined && Object.hasOwn(slices, wanted) ? (wanted as Slice) : 'all';
}

function daysFrom(now: Date): Days {
  const today = dayIn(now.toISOString());
  return { today, soon: daysAfter(today, 7) };
}

/** `2026-03-02~id`, of the last row of the page before. */
function keyOf(text: string | undefined): QueueKey | null {
  const [, due, id] = /^(\d{4}-\d{2}-\d{2})~([\w-]{1,60})$/.exec(text ?? '') ?? [];
  return due && id ? { due, id } : null;
}

function head(counts: Record<Slice, number>, tasks: number, here: Slice): Html {
  const tab = (slice: Slice) =>
    html`<li><a href="${slice === 'all' ? '/desk' : `/desk?show=${slice}`}"${slice === here ? html` aria-current="true"` : ''}>${slices[slice]} <b class="${slice}">${counts[slice].toLocaleString('en-GB')}</b></a></li>`;
  return html`<div class="head"><h1>Queue</h1>
${tasks > 0 ? html`<p class="aside"><a href="/desk/tasks">${count(tasks, 'thing', 'things')} to look at</a></p>` : ''}</div>
<nav class="tabs" aria-label="Which cases"><ul>${(Object.keys(slices) as Slice[]).map(tab)}</ul></nav>`;
}

function list(
  rows: readonly ListedCase[],
  news: ReadonlyMap<string, string>,
  slice: Slice,
  counts: Record<Slice, number>,
  now: Date,
): Html {
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  if (shown.length === 0) return nothing(slice, counts);
  return html`<ol class="cases" data-rows>${shown.map((one) => item(one, news.get(one.id), now))}</ol>
${last ? html`<p class="more"><a class="button quiet" rel="next" href="/desk?show=${slice}&amp;after=${last.due_on ?? NO_DUE}~${last.id}">Next ${PAGE}</a></p>` : ''}`;
}

/** The whole row leads to the case, and one link in it says so. */
function item(one: ListedCase, news: string | undefined, now: Date): Html {
  return html`<li class="row${one.right ? '' : ' unclear'}">
<p class="row-due">${due(one.due_on, now)}</p>
<p class="row-what"><a href="/desk/cases/${one.reference}" data-row>${rightName(one.right)}</a> <span class="state ${one.state}">${stateName(one.state)}</span></p>
<p class="row-who">${person(one)}</p>
<p class="row-note"><span class="reference">${one.reference}</span> <span class="muted">received ${day(one.received_at, now)}</span>${note(awaited(one), news)}</p>
</li>`;
}

function note(waits: string | null, news: string | undefined): Html | string {
  if (waits) return html`<span class="news muted">${waits}</span>`;
  return news ? html`<span class="news">${news}</span>` : '';
}

function nothing(slice: Slice, counts: Record<Slice, number>): Html {
  if (slice === 'all') {
    return html`<div class="empty"><h2>Nothing is open</h2>
<p>Every request has its answer. A letter to the mailbox opens the next case by itself; what came on paper or by phone you <a href="/desk/enter">enter here</a>.</p></div>`;
  }
  const none: Readonly<Record<Exclude<Slice, 'all'>, string>> = {
    late: 'Nothing is late',
    soon: 'Nothing is due this week',
    unclear: 'Every letter is understood',
    waiting: 'Nobody is keeping us waiting',
  };
  return html`<div class="empty"><h2>${none[slice]}</h2>
<p><a href="/desk">${count(counts.all, 'open case', 'open cases')} in all</a></p></div>`;
}
