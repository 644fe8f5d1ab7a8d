/**
 * Who may open the desk, and who may change anything there. Every request is asked anew; every
 * change must come from a page of the desk itself (its origin), and from somebody whose role allows
 * it. What a role may not do is refused here once, not hidden page by page.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import type { SignedIn } from '#db/staff.ts';
import type { Staff } from '../casework/act.ts';
import type { Desk } from '../desk.ts';
import { deskPage } from './page.ts';
import { originsOf } from './passkey.ts';
import { readSession } from './session.ts';

export interface DeskVariables {
  signedIn: SignedIn;
}
export type DeskContext = Context<{ Variables: DeskVariables }>;

/** Puts whoever is signed in into the context; everybody else is sent to the sign-in page. */
export function mustBeSignedIn(desk: Desk): MiddlewareHandler<{ Variables: DeskVariables }> {
  return async (c, next) => {
    const signedIn = await readSession(desk, c);
    if (!signedIn) {
      if (c.req.method !== 'GET') return refused(c, 'You are signed out. Sign in, then try again.');
      return c.redirect(`/desk/sign-in?next=${encodeURIComponent(c.req.path)}`, 303);
    }
    c.set('signedIn', signedIn);
    return next();
  };
}

/** A form of another site, sent by a browser that is signed in here, changes nothing. */
export function mustComeFromHere(desk: Desk): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const origin = c.req.header('Origin');
    const site = c.req.header('Sec-Fetch-Site');
    const ours = origin !== undefined && originsOf(desk.config).includes(origin);
    if (ours && (site === undefined || site === 'same-origin')) return next();
    return refused(c, 'This did not come from a page of the desk, so nothing was changed.');
  };
}

/** A reader sees and changes nothing. */
export const mustDecide: MiddlewareHandler<{ Variables: DeskVariables }> = async (c, next) => {
  const { staff } = c.get('signedIn');
  if (c.req.method === 'GET' || c.req.method === 'HEAD' || staff.role !== 'reader') return next();
  return refused(c, 'You may look at cases and change none. Ask the privacy officer.');
};

/** For what would let a reader act after all: the bytes of a letter may quote a link of the person's. */
export const forDeciders: MiddlewareHandler<{ Variables: DeskVariables }> = async (c, next) => {
  if (c.get('signedIn').staff.role !== 'reader') return next();
  return refused(c, 'You may read letters here and take none along. Ask the privacy officer.');
};

/** As the functions that carry out cases know them. Called only behind `mustDecide`. */
export function decider(c: DeskContext): Staff {
  const { staff } = c.get('signedIn');
  if (staff.role === 'reader') throw new Error('A reader decides nothing.');
  return { name: staff.name, role: staff.role };
}

export function refused(c: Context, sentence: string) {
  const title = 'That is not allowed';
  return deskPage(
    c,
    {
      title,
      staff: null,
      body: html`<div class="opening"><h1>${title}</h1><p class="lede" role="alert">${sentence}</p></div><p><a href="/desk">To the desk</a></p>`,
    },
    403,
  );
}
