/** Signing in: with a passkey, or with name, password and a code from an app. */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { staffNamed } from '#db/staff.ts';
import type { Desk } from '../desk.ts';
import { readForm } from '../routes/form.ts';
import type { Html } from '../routes/page.ts';
import { visitor } from '../routes/visitor.ts';
import { isCode } from './one-time-code.ts';
import { deskPage } from './page.ts';
import { authenticate, authenticationOptions } from './passkey.ts';
import { isPassword } from './password.ts';
import { signIn } from './session.ts';

/** Wrong answers before a name, or a connection, has to wait. */
const MOST_WRONG = 5;
const WAIT_SECONDS = 15 * 60;

const WRONG = 'Name, password or code is wrong, or the code was used already.';
const TOO_MANY = 'Too many wrong answers. Wait a quarter of an hour, then try again.';

export function signInRoutes(desk: Desk): Hono {
  const wrong = new RateLimiterMemory({ points: MOST_WRONG, duration: WAIT_SECONDS });
  const app = new Hono();
  app.get('/sign-in', (c) => form(c));
  app.post('/sign-in', async (c) => {
    const given = await readForm(c);
    const name = (given.get('name') ?? '').trim();
    const keys = [`name:${name.toLowerCase()}`, `from:${visitor(c)}`];
    if (await waits(wrong, keys)) return form(c, TOO_MANY, 429);
    const staff = await staffNamed(desk.db, name);
    // Both are always looked at: which of them was wrong is told to nobody.
    const password = await isPassword(given.get('password') ?? '', staff?.password ?? null);
    const code = staff && password && (await isCode(desk.db, desk, staff, given.get('code') ?? ''));
    if (!staff || !code) {
      for (const key of keys) await wrong.consume(key).catch(() => {});
      return form(c, WRONG, 403);
    }
    await signIn(desk, c, staff.id, 'password');
    return c.redirect(nextOf(c), 303);
  });
  app.post('/passkey/options', async (c) => {
    const options = await authenticationOptions(desk, c.req.header('Origin') ?? '');
    return options ? c.json(options) : c.json({ error: noPasskeyHere(desk) }, 400);
  });
  app.post('/passkey', async (c) => {
    const key = `passkey:${visitor(c)}`;
    if (await waits(wrong, [key])) return c.json({ error: TOO_MANY }, 429);
    const staffId = await proven(desk, c);
    if (!staffId) {
      await wrong.consume(key).catch(() => {});
      return c.json({ error: 'This passkey does not open the desk.' }, 403);
    }
    await signIn(desk, c, staffId, 'passkey');
    return c.json({ next: '/desk' });
  });
  return app;
}

async function waits(limiter: RateLimiterMemory, keys: readonly string[]): Promise<boolean> {
  const found = await Promise.all(keys.map((key) => limiter.get(key)));
  return found.some((one) => one !== null && one.consumedPoints >= MOST_WRONG);
}

/** Whatever is sent that is no passkey's answer opens nothing. */
async function proven(desk: Desk, c: Context): Promise<string | null> {
  try {
    const response = (await c.req.json()) as AuthenticationResponseJSON;
    if (typeof response?.id !== 'string') return null;
    return await authenticate(desk, c.req.header('Origin') ?? '', response);
  } catch {
    return null;
  }
}

function noPasskeyHere(desk: Desk): string {
  return `Passkeys work only under ${desk.config.publicUrl}. Open the desk there.`;
}

/** A path of the desk, never another site. */
function nextOf(c: Context): string {
  const next = c.req.query('next') ?? '';
  return /^\/desk(\/[\w/-]*)?$/.test(next) ? next : '/desk';
}

function form(c: Context, wrong?: string, status: 200 | 403 | 429 = 200) {
  const next = encodeURIComponent(c.req.query('next') ?? '');
  const body: Html = html`<div class="opening">
<h1>Sign in</h1>
<p class="lede">The desk is for the people who answer privacy requests.</p>
</div>
${wrong ? html`<p class="notice bad" role="alert">${wrong}</p>` : ''}
<p><button class="button" type="button" hidden data-passkey="use" data-options="/desk/passkey/options" data-answer="/desk/passkey">Sign in with a passkey</button></p>
<p role="status" data-passkey-status></p>
<form method="post" action="/desk/sign-in?next=${next}">
<p class="field"><label for="name">Name</label><input id="name" name="name" autocomplete="username" required></p>
<p class="field"><label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required></p>
<p class="field"><label for="code">Code from your app</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]{6,7}" required></p>
<p><button class="button quiet">Sign in with password and code</button></p>
</form>`;
  return deskPage(c, { title: 'Sign in', staff: null, body, scripts: ['passkey.js'] }, status);
}
