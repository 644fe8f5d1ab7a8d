/** Somebody's own account: what they may do, where they are signed in, the passkeys they have. */
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Passkey, Session, StaffMember } from '#db/schema-staff.ts';
import { passkeysOf, removePasskey, revokeSession, sessionsOf } from '#db/staff.ts';
import type { Desk } from '../desk.ts';
import type { Html } from '../routes/page.ts';
import type { DeskContext, DeskVariables } from './access.ts';
import { deskPage } from './page.ts';
import { register, registrationOptions } from './passkey.ts';
import { moment } from './shown.ts';

const roles: Readonly<Record<StaffMember['role'], string>> = {
  officer: 'Privacy officer: decides on every request but complaints.',
  director: 'Director: decides on every request, complaints too.',
  reader: 'Reader: sees cases and changes nothing.',
};

/** Signing out and in is everybody's own, whatever their role. */
export function accountRoutes(desk: Desk): Hono<{ Variables: DeskVariables }> {
  const app = new Hono<{ Variables: DeskVariables }>();
  app.get('/account', (c) => show(desk, c));
  app.post('/account/sessions/:id', async (c) => {
    await revokeSession(desk.db, c.req.param('id'), c.get('signedIn').staff.id, desk.clock());
    return c.redirect('/desk/account', 303);
  });
  app.post('/account/passkey/options', async (c) => {
    const origin = c.req.header('Origin') ?? '';
    const options = await registrationOptions(desk, c.get('signedIn').staff, origin);
    const sentence = `Passkeys work only under ${desk.config.publicUrl}. Open the desk there.`;
    return options ? c.json(options) : c.json({ error: sentence }, 400);
  });
  app.post('/account/passkey', (c) => addOne(desk, c));
  app.post('/account/passkeys/:id/remove', async (c) => {
    await removePasskey(desk.db, c.req.param('id'), c.get('signedIn').staff.id);
    return c.redirect('/desk/account', 303);
  });
  return app;
}

async function addOne(desk: Desk, c: DeskContext) {
  try {
    const response = (await c.req.json()) as RegistrationResponseJSON;
    const origin = c.req.header('Origin') ?? '';
    const made = await register(desk, c.get('signedIn').staff, origin, response);
    if (made) return c.json({ next: '/desk/account' });
  } catch {
    // Whatever is sent that is no passkey makes none.
  }
  return c.json({ error: 'The passkey could not be checked. Press the button again.' }, 400);
}

async function show(desk: Desk, c: DeskContext) {
  const { staff, session } = c.get('signedIn');
  const now = desk.clock();
  const sessions = await sessionsOf(desk.db, staff.id, now);
  const keys = await passkeysOf(desk.db, staff.id);
  const body = html`<div class="head"><h1>${staff.name}</h1></div>
<p class="lede">${roles[staff.role]}${staff.financial_since ? ' Sees financial records.' : ''}</p>
<section aria-labelledby="sessions"><h2 id="sessions">Where you are signed in</h2><ul class="own-list">${sessions.map((one) => sessionItem(one, session, now))}</ul></section>
<section aria-labelledby="passkeys"><h2 id="passkeys">Passkeys</h2>
${keys.length === 0 ? html`<p class="muted">None yet. A passkey signs you in with a finger, a face or a key, and cannot be given away by mistake.</p>` : html`<ul class="own-list">${keys.map((one) => keyItem(one, keys.length > 1 || staff.password !== null, now))}</ul>`}
<p><button class="button" type="button" hidden data-passkey="make" data-options="/desk/account/passkey/options" data-answer="/desk/account/passkey">Make ${keys.length === 0 ? 'a' : 'another'} passkey</button></p><p role="status" data-passkey-status></p></section>`;
  return deskPage(c, { title: 'Account', staff, body, scripts: ['passkey.js'] });
}

function sessionItem(one: Session, own: Session, now: Date): Html {
  const way = one.way === 'passkey' ? 'With a passkey' : 'With password and code';
  const end =
    one.id === own.id
      ? html`<b>this one</b>`
      : html`<form method="post" action="/desk/account/sessions/${one.id}"><button class="button quiet">Sign out</button></form>`;
  return html`<li><span>${way}, since ${moment(one.created_at, now)}<br><span class="muted small">last used ${moment(one.last_seen_at, now)}</span></span> ${end}</li>`;
}

/** The last way in stays: whoever removes it is locked out. */
function keyItem(one: Passkey, removable: boolean, now: Date): Html {
  const used = one.last_used_at ? html`last used ${moment(one.last_used_at, now)}` : 'not used yet';
  const remove = html`<form method="post" action="/desk/account/passkeys/${one.id}/remove"><button class="button quiet">Remove</button></form>`;
  return html`<li><span>Made ${moment(one.created_at, now)}<br><span class="muted small">${used}</span></span> ${removable ? remove : ''}</li>`;
}
