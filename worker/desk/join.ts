/**
 * Joining the desk: a one-time link, made on the command line by whoever runs the machine, lets a
 * new colleague choose a passkey, or a password with codes from an app.
 */
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { StaffMember } from '#db/schema-staff.ts';
import { invited, setPassword, useInvitation } from '#db/staff.ts';
import { seal } from '#db/vault.ts';
import type { Desk } from '../desk.ts';
import { readForm } from '../routes/form.ts';
import { counterOf, freshSecret, provisioning } from './one-time-code.ts';
import { deskPage } from './page.ts';
import { register, registrationOptions } from './passkey.ts';
import { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts';
import { digestOf, signIn } from './session.ts';

export function joinRoutes(desk: Desk): Hono {
  const app = new Hono();
  app.get('/join/:token', async (c) => {
    const staff = await guest(desk, c);
    return staff ? page(c, staff, freshSecret()) : unknown(c);
  });
  app.post('/join/:token', (c) => withPassword(desk, c));
  app.post('/join/:token/options', async (c) => {
    const staff = await guest(desk, c);
    if (!staff) return c.json({ error: UNKNOWN }, 404);
    const options = await registrationOptions(desk, staff, c.req.header('Origin') ?? '');
    const sentence = `Passkeys work only under ${desk.config.publicUrl}. Open this link there.`;
    return options ? c.json(options) : c.json({ error: sentence }, 400);
  });
  app.post('/join/:token/passkey', (c) => withPasskey(desk, c));
  return app;
}

const UNKNOWN = 'This invitation was used, or is over. Ask for a new one.';

async function guest(desk: Desk, c: Context): Promise<StaffMember | undefined> {
  return invited(desk.db, digestOf(c.req.param('token') ?? ''), desk.clock());
}

async function withPassword(desk: Desk, c: Context) {
  const staff = await guest(desk, c);
  if (!staff) return unknown(c);
  const given = await readForm(c);
  const password = given.get('password') ?? '';
  const secret = given.get('secret') ?? '';
  if (!/^[A-Z2-7]{32}$/.test(secret)) return unknown(c);
  const now = desk.clock();
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) {
    return page(
      c,
      staff,
      secret,
      `A password has ${SHORTEST_PASSWORD} letters or more. Four words in a row are a good one.`,
    );
  }
  if (counterOf(secret, given.get('code') ?? '', now) === null) {
    return page(
      c,
      staff,
      secret,
      'That code does not belong to the picture. Scan it, then type the code your app shows now.',
    );
  }
  const hash = await hashPassword(password);
  const sealed = seal(desk.keys, Buffer.from(secret, 'utf8'), 'totp', now);
  const joined = await desk.db.transaction().execute(async (tx) => {
    if (!(await useInvitation(tx, digestOf(c.req.param('token') ?? ''), now))) return false;
    await setPassword(tx, staff.id, hash, sealed.key, sealed.box);
    return true;
  });
  if (!joined) return unknown(c);
  await signIn(desk, c, staff.id, 'password');
  return c.redirect('/desk', 303);
}

async function withPasskey(desk: Desk, c: Context) {
  const staff = await guest(desk, c);
  if (!staff) return c.json({ error: UNKNOWN }, 404);
  try {
    const response = (await c.req.json()) as RegistrationResponseJSON;
    const origin = c.req.header('Origin') ?? '';
    const digest = digestOf(c.req.param('token') ?? '');
    // Together, so that one link never lets two people in, and a passkey that fails leaves it whole.
    await desk.db.transaction().execute(async (tx) => {
      const first = await useInvitation(tx, digest, desk.clock());
      const made = first && (await register({ ...desk, db: tx }, staff, origin, response));
      if (!made) throw new Error('not verified');
    });
  } catch {
    return c.json({ error: 'The passkey could not be checked. Press the button again.' }, 400);
  }
  await signIn(desk, c, staff.id, 'passkey');
  return c.json({ next: '/desk' });
}

function page(c: Context, staff: StaffMember, secret: string, wrong?: string) {
  const { uri, svg } = provisioning(secret, staff.name);
  const here = `/desk/join/${c.req.param('token')}`;
  const body = html`<div class="opening">
<h1>Welcome, ${staff.name}</h1>
<p class="lede">Choose how you will sign in. A passkey is the quicker and the safer way.</p>
</div>
${wrong ? html`<p class="notice bad" role="alert">${wrong}</p>` : ''}
<p><button class="button" type="button" hidden data-passkey="make" data-options="${here}/options" data-answer="${here}/passkey">Make a passkey</button></p>
<p role="status" data-passkey-status></p>
<form method="post" action="${here}">
<h2>Or a password and an app</h2>
<p>Scan this with an authenticator app, or <a href="${uri}">open it there</a>.</p>
<div class="code-picture" role="img" aria-label="Picture for an authenticator app">${raw(svg)}</div>
<p class="small">Cannot scan? Type this into the app: <code>${secret}</code></p>
<input type="hidden" name="secret" value="${secret}">
<p class="field"><label for="password">New password</label><input id="password" name="password" type="password" autocomplete="new-password" minlength="${SHORTEST_PASSWORD}" required aria-describedby="long"><span class="hint" id="long">${SHORTEST_PASSWORD} letters or more.</span></p>
<p class="field"><label for="code">Code the app shows now</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" required></p>
<p><button class="button quiet">Use password and app</button></p>
</form>`;
  const shown = { title: 'Join the desk', staff: null, body, scripts: ['passkey.js'] };
  return deskPage(c, shown, wrong ? 400 : 200);
}

function unknown(c: Context) {
  const title = 'This invitation does not work';
  const body = html`<div class="opening"><h1>${title}</h1><p class="lede">${UNKNOWN}</p></div>`;
  return deskPage(c, { title, staff: null, body }, 404);
}
