/** Opt-outs: who must not be contacted, added by the hundred, found by address, lifted at their wish. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { type Channel, channels } from '#content/rights.ts';
import { logEvents } from '#db/log.ts';
import type { Suppression } from '#db/schema.ts';
import { liftSuppressions, pageSuppressions, suppressionsOf } from '#db/suppressions.ts';
import type { Desk } from '../desk.ts';
import { clean } from '../mail/parse.ts';
import { personDigest } from '../person.ts';
import { normalAddress } from '../request/address.ts';
import { readForm } from '../routes/form.ts';
import type { Html } from '../routes/page.ts';
import { type DeskContext, type DeskVariables, decider } from './access.ts';
import { makeBulk } from './bulk.ts';
import { deskPage } from './page.ts';
import { count, day, line, person } from './shown.ts';
import { logView } from './viewed.ts';
import { channelNames, wayNames } from './words.ts';

const PAGE = 100;
/** A hundred thousand addresses, about. */
const MOST_OCTETS = 4_000_000;

export function suppressionRoutes(desk: Desk): Hono<{ Variables: DeskVariables }> {
  const app = new Hono<{ Variables: DeskVariables }>();
  const bulk = makeBulk(desk);
  app.get('/suppressions', (c) => show(desk, c));
  app.post('/suppressions/add', bodyLimit({ maxSize: MOST_OCTETS }), async (c) => {
    const form = await readForm(c);
    const wanted = channels.filter((one) => form.getAll('channel').includes(one));
    const id = bulk.start(
      form.get('addresses') ?? '',
      wanted.length > 0 ? wanted : channels,
      decider(c).name,
    );
    return c.redirect(`/desk/suppressions/added/${id}`, 303);
  });
  app.get('/suppressions/added/:id', (c) => {
    const work = bulk.find(c.req.param('id'));
    if (!work) return c.redirect('/desk/suppressions', 303);
    // The page asks again by itself, without script, until the work is done.
    if (!work.ended) c.header('Refresh', '1');
    return deskPage(c, {
      title: 'Adding opt-outs',
      staff: c.get('signedIn').staff,
      body: bulk.page(work),
    });
  });
  app.post('/suppressions/lift', (c) => lift(desk, c));
  return app;
}

async function show(desk: Desk, c: DeskContext) {
  const { staff } = c.get('signedIn');
  const q = clean(c.req.query('q') ?? '', 320).trim();
  const address = normalAddress(q);
  await logView(desk, c, null, { list: 'suppressions' });
  const rows = address
    ? await suppressionsOf(desk.db, personDigest(desk.keys, address))
    : await pageSuppressions(desk.db, keyOf(c.req.query('after')), PAGE + 1);
  const body = html`<div class="head"><h1>Opt-outs</h1></div>${lifted(c)}
<div class="beside"><div>${finder(q)}${table(rows, address, staff.role !== 'reader', desk.clock())}</div>
${staff.role === 'reader' ? '' : addForm()}</div>`;
  return deskPage(c, { title: 'Opt-outs', staff, body });
}

function lifted(c: DeskContext): Html | string {
  const number = Number(c.req.query('lifted'));
  if (!Number.isInteger(number) || number < 0) return '';
  return html`<p class="notice good" role="status">${number === 0 ? 'Nothing stood.' : `Lifted: ${count(number, 'opt-out', 'opt-outs')}.`}</p>`;
}

function keyOf(text: string | undefined) {
  const [, created_at, id] = /^(\d{4}-[\dT:.-]{10,25}Z)~([\w-]{1,60})$/.exec(text ?? '') ?? [];
  return created_at && id ? { created_at, id } : null;
}

function finder(q: string): Html {
  return html`<form class="filter" role="search" aria-label="Opt-outs" action="/desk/suppressions"><p class="field wide"><label for="q">Whole email address</label><input id="q" name="q" type="search" value="${q}"></p><p><button class="button">Find</button></p></form>`;
}

function table(
  rows: readonly Suppression[],
  address: string | null,
  decides: boolean,
  now: Date,
): Html {
  const shown = rows.slice(0, PAGE);
  const last = !address && rows.length > PAGE ? shown.at(-1) : undefined;
  if (shown.length === 0) return nothing(address);
  const liftAll =
    address && decides
      ? html`<form method="post" action="/desk/suppressions/lift" class="lift"><input type="hidden" name="address" value="${address}"><p><button class="button quiet">Lift all, at their own wish</button></p></form>`
      : '';
  return html`${liftAll}<div class="list"><table class="rows" data-rows><thead><tr><th scope="col">Person</th><th scope="col">By</th><th scope="col">Since</th><th scope="col">How</th></tr></thead>
<tbody>${shown.map((one) => row(one, now))}</tbody></table></div>
${last ? html`<p class="more"><a class="button quiet" rel="next" href="/desk/suppressions?after=${last.created_at}~${last.id}">Next ${PAGE}</a></p>` : ''}`;
}

function row(one: Suppression, now: Date): Html {
  const who = one.address
    ? html`<a href="/desk/suppressions?q=${encodeURIComponent(one.address)}" data-row>${person(one)}</a>`
    : html`<span class="muted">a digest that names nobody</span>`;
  return html`<tr><td>${who}</td><td>${channelNames[one.channel]}${one.list ? html` <span class="muted">${line(one.list)}</span>` : ''}</td><td>${day(one.created_at, now)}</td><td class="muted">${wayNames[one.way_in] ?? one.way_in}</td></tr>`;
}

function nothing(address: string | null): Html {
  return address
    ? html`<div class="empty"><h2>Not on the list</h2><p>Nothing stops marketing to ${line(address)}.</p></div>`
    : html`<div class="empty"><h2>Nobody has opted out</h2><p>Who does, by a link, a letter or the form, stands here at once.</p></div>`;
}

function addForm(): Html {
  const box = (channel: Channel) =>
    html`<label class="choice"><input type="checkbox" name="channel" value="${channel}" checked> <span>${channelNames[channel]}</span></label>`;
  return html`<section class="decide" aria-labelledby="add"><h2 id="add">Add many</h2>
<form method="post" action="/desk/suppressions/add" enctype="multipart/form-data">
<p class="field"><label for="addresses">Email addresses</label><span class="hint" id="addresses-hint">One a line, or pasted from a mail or a sheet: whatever is an address in it is taken.</span>
<textarea id="addresses" name="addresses" rows="8" required aria-describedby="addresses-hint"></textarea></p>
<fieldset><legend>Stop</legend><div class="boxes">${channels.map(box)}</div></fieldset>
<p><button class="button" data-primary>Add to the opt-outs</button></p></form></section>`;
}

async function lift(desk: Desk, c: DeskContext) {
  const { name } = decider(c);
  const address = normalAddress((await readForm(c)).get('address') ?? '');
  if (!address) return c.redirect('/desk/suppressions', 303);
  const digest = personDigest(desk.keys, address);
  const now = desk.clock();
  const number = await desk.db.transaction().execute(async (tx) => {
    const gone = await liftSuppressions(tx, digest, channels, name, now);
    const event = { case_id: null, letter_id: null, at: now.toISOString(), actor: name };
    if (gone > 0) {
      const detail = JSON.stringify({ person: Buffer.from(digest).toString('hex'), count: gone });
      await logEvents(tx, [{ ...event, kind: 'opt-outs-lifted', detail }]);
    }
    return gone;
  });
  return c.redirect(`/desk/suppressions?q=${encodeURIComponent(address)}&lifted=${number}`, 303);
}
