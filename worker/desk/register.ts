/** The register: every case, newest first, searched and taken along as CSV. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { type RightId, rightIds } from '#content/rights.ts';
import { type ListedCase, pageRegister, type RegisterKey, type Search } from '#db/register.ts';
import type { Desk } from '../desk.ts';
import { clean } from '../mail/parse.ts';
import { personDigest } from '../person.ts';
import { normalAddress } from '../request/address.ts';
import { type State, states } from '../request/lifecycle.ts';
import type { Html } from '../routes/page.ts';
import type { DeskContext, DeskVariables } from './access.ts';
import { deskPage } from './page.ts';
import { registerCsv } from './register-csv.ts';
import { day, due, person } from './shown.ts';
import { logView } from './viewed.ts';
import { rightName, rightNames, stateName, stateNames } from './words.ts';

const PAGE = 100;

/** What was asked for, as the form has it. */
interface Asked {
  readonly q: string;
  readonly right: RightId | null;
  readonly state: State | null;
}

export function registerRoutes(desk: Desk): Hono<{ Variables: DeskVariables }> {
  const app = new Hono<{ Variables: DeskVariables }>();
  app.get('/cases', async (c) => {
    const asked = readAsked(c);
    const rows = await pageRegister(
      desk.db,
      searchOf(desk, asked),
      keyOf(c.req.query('before')),
      PAGE + 1,
    );
    const [one] = rows;
    // Whoever gives a whole reference wants the case and no list of one.
    if (one?.reference === asked.q.toUpperCase()) {
      return c.redirect(`/desk/cases/${one.reference}`, 303);
    }
    await logView(desk, c, null, { list: 'register' });
    const body = html`${head(asked)}${list(rows, asked, desk.clock())}`;
    return deskPage(c, { title: 'Register', staff: c.get('signedIn').staff, body });
  });
  app.get('/cases.csv', async (c) => {
    await logView(desk, c, null, { list: 'register.csv' });
    return registerCsv(desk, c, searchOf(desk, readAsked(c)));
  });
  return app;
}

function readAsked(c: DeskContext): Asked {
  const q = clean(c.req.query('q') ?? '', 200).trim();
  const right = rightIds.find((one) => one === c.req.query('right')) ?? null;
  const state = states.find((one) => one === c.req.query('state')) ?? null;
  return { q, right, state };
}

/** A whole address is looked up by its digest, which finds a case whose address was erased too. */
function searchOf(desk: Desk, { q, right, state }: Asked): Search {
  const address = normalAddress(q);
  return { words: q, digest: address ? personDigest(desk.keys, address) : null, right, state };
}

function keyOf(text: string | undefined): RegisterKey | null {
  const [, received, id] =
    /^(\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z)~([\w-]{1,60})$/.exec(text ?? '') ?? [];
  return received && id ? { received, id } : null;
}

function queryOf(asked: Asked, more: Readonly<Record<string, string>> = {}): string {
  const { q, right, state } = asked;
  const pairs = { q, right: right ?? '', state: state ?? '', ...more };
  return new URLSearchParams(Object.entries(pairs).filter(([, value]) => value !== '')).toString();
}

function head(asked: Asked): Html {
  const query = queryOf(asked);
  return html`<div class="head"><h1>Register</h1><p class="aside"><a href="/desk/cases.csv${query ? `?${query}` : ''}" download>Take it along as CSV</a></p></div>
<form class="filter" role="search" aria-label="Register" action="/desk/cases">
<p class="field wide"><label for="q">Name, address or reference</label><input id="q" name="q" type="search" value="${asked.q}"></p>
${choice('right', 'Asks for', rightNames, asked.right)}${choice('state', 'State', stateNames, asked.state)}
<p><button class="button">Search</button></p></form>`;
}

function choice(
  name: string,
  label: string,
  names: Readonly<Record<string, string>>,
  value: string | null,
): Html {
  const options = Object.entries(names).map(
    ([key, text]) =>
      html`<option value="${key}"${key === value ? html` selected` : ''}>${text}</option>`,
  );
  return html`<p class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">Any</option>${options}</select></p>`;
}

function list(rows: readonly ListedCase[], asked: Asked, now: Date): Html {
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  if (shown.length === 0) return nothing(asked);
  const head = ['Case', 'Asks for', 'Person', 'State', 'Received', 'Due or ended'];
  return html`<div class="list"><table class="rows" data-rows><thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${shown.map((one) => row(one, now))}</tbody></table></div>
${last ? html`<p class="more"><a class="button quiet" rel="next" href="/desk/cases?${queryOf(asked, { before: `${last.received_at}~${last.id}` })}">Next ${PAGE}</a></p>` : ''}`;
}

function row(one: ListedCase, now: Date): Html {
  const when = one.closed_at ? day(one.closed_at, now) : due(one.due_on, now);
  return html`<tr><td><a class="reference" href="/desk/cases/${one.reference}" data-row>${one.reference}</a></td><td>${rightName(one.right)}</td><td>${person(one)}</td>
<td><span class="state ${one.state}">${stateName(one.state)}</span></td><td>${day(one.received_at, now)}</td><td>${when}</td></tr>`;
}

function nothing({ q, right, state }: Asked): Html {
  if (q === '' && !right && !state) {
    return html`<div class="empty"><h2>No cases yet</h2><p>The first letter to the mailbox opens one.</p></div>`;
  }
  return html`<div class="empty"><h2>Nothing matches</h2><p>Try a part of the name, or the whole address: that finds a person even after erasure. <a href="/desk/cases">Show everything</a></p></div>`;
}
