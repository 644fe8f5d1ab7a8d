/** What a person must look at, apart from due dates. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { letterById, listTasks, taskById } from '#db/case-file.ts';
import { logEvents } from '#db/log.ts';
import { closeTask } from '#db/tasks.ts';
import type { Desk } from '../desk.ts';
import type { Html } from '../routes/page.ts';
import { type DeskContext, type DeskVariables, forDeciders } from './access.ts';
import { saveAs } from './hand-over.ts';
import { rawLetter, readLetter, showLetter } from './letter.ts';
import { deskPage } from './page.ts';
import { moment, person, plain } from './shown.ts';
import { logView } from './viewed.ts';
import { rightName } from './words.ts';

const PAGE = 100;

type Row = Awaited<ReturnType<typeof listTasks>>[number];

export function taskRoutes(desk: Desk): Hono<{ Variables: DeskVariables }> {
  const app = new Hono<{ Variables: DeskVariables }>();
  app.get('/tasks', async (c) => {
    const { staff } = c.get('signedIn');
    const rows = await listTasks(desk.db, keyOf(c.req.query('after')), PAGE + 1);
    await logView(desk, c, null, { list: 'tasks' });
    const body = html`<div class="head"><h1>To look at</h1></div>${list(rows, staff.role !== 'reader', desk.clock())}`;
    return deskPage(c, { title: 'To look at', staff, body });
  });
  app.post('/tasks/:id', async (c) => {
    await finish(desk, c.req.param('id'), c.get('signedIn').staff.name);
    return c.redirect('/desk/tasks', 303);
  });
  app.get('/letters/:id', (c) => letterPage(desk, c));
  app.get('/letters/:id/raw', forDeciders, async (c) => {
    const row = await letterById(desk.db, c.req.param('id'));
    const bytes = row && (await rawLetter(desk, row));
    if (!row || !bytes) return gone(c);
    await logView(desk, c, null, { letter: row.id });
    return saveAs(c, bytes, 'letter.eml');
  });
  return app;
}

function keyOf(text: string | undefined) {
  const [, created_at, id] = /^(\d{4}-[\dT:.-]{10,25}Z)~([\w-]{1,80})$/.exec(text ?? '') ?? [];
  return created_at && id ? { created_at, id } : null;
}

async function finish(desk: Desk, id: string, actor: string): Promise<void> {
  const now = desk.clock();
  await desk.db.transaction().execute(async (tx) => {
    const task = await taskById(tx, id);
    if (!task) return;
    await closeTask(tx, id, now);
    const event = { case_id: task.case_id, letter_id: null, at: now.toISOString(), actor };
    await logEvents(tx, [{ ...event, kind: 'task-done', detail: JSON.stringify({ task: id }) }]);
  });
}

function list(rows: readonly Row[], decides: boolean, now: Date): Html {
  if (rows.length === 0) {
    return html`<div class="empty"><h2>Nothing to look at</h2><p>Letters that could not be read, answers that came back and recipients to be told by hand show up here.</p></div>`;
  }
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return html`<ul class="cases tasks" data-rows>${shown.map((one) => item(one, decides, now))}</ul>
${last ? html`<p class="more"><a class="button quiet" rel="next" href="/desk/tasks?after=${last.created_at}~${last.id}">Next ${PAGE}</a></p>` : ''}`;
}

function item(one: Row, decides: boolean, now: Date): Html {
  const done = html`<form method="post" action="/desk/tasks/${one.id}"><button class="button quiet">Done<span class="unseen">: ${plain(one.note)}</span></button></form>`;
  return html`<li class="row"><p class="row-due muted">${moment(one.created_at, now)}</p>
<p class="row-what">${where(one)}</p><p class="row-who">${one.reference ? person(one) : ''}</p><p class="row-note">${plain(one.note)}</p>${decides ? done : ''}</li>`;
}

function where(one: Row): Html {
  if (one.reference) {
    return html`<a href="/desk/cases/${one.reference}" data-row>${rightName(one.right)}</a> <span class="reference">${one.reference}</span>`;
  }
  return one.letter_id
    ? html`<a href="/desk/letters/${one.letter_id}" data-row>A letter</a>`
    : html`<b>No case</b>`;
}

/** A letter that belongs to no case. */
async function letterPage(desk: Desk, c: DeskContext) {
  const row = await letterById(desk.db, c.req.param('id') ?? '');
  if (!row) return gone(c);
  await logView(desk, c, null, { letter: row.id });
  const letter = await readLetter(desk, row);
  const { staff } = c.get('signedIn');
  const raw = staff.role === 'reader' ? null : `/desk/letters/${row.id}/raw`;
  const shown = showLetter(letter, [], raw, desk.clock());
  const body = html`<div class="head"><h1>A letter without a case</h1></div>${shown}<p><a href="/desk/tasks">To look at</a></p>`;
  return deskPage(c, { title: 'A letter', staff, body });
}

function gone(c: DeskContext) {
  const body = html`<div class="head"><h1>Not found</h1></div><p>There is no such letter, or it was erased.</p>`;
  return deskPage(c, { title: 'Not found', staff: c.get('signedIn').staff, body }, 404);
}
