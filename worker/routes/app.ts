/** Everything the public reaches, in one Hono app. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { deskRoutes } from '../desk/routes.ts';
import type { Desk } from '../desk.ts';
import type { Unsubscriber } from '../unsubscribe.ts';
import { caseRoutes } from './cases.ts';
import { consentRoutes } from './consent.ts';
import { securityHeaders } from './headers.ts';
import { healthRoutes } from './health.ts';
import { noticeRoutes } from './notices.ts';
import { organisationRoutes } from './organisation.ts';
import { packageRoutes } from './packages.ts';
import { languageFor, privatePage } from './page.ts';
import { preferenceRoutes } from './preferences.ts';
import { reportRoutes } from './reports.ts';
import { requestRoutes } from './requests.ts';
import { unsubscribeRoutes, withMailbox } from './unsubscribe.ts';

/** No form of ours is longer than a few hundred octets. */
const MOST_OCTETS = 64 * 1024;

/** @param site the published pages; mounted last, so that it answers what nobody else does */
export function publicApp(desk: Desk, unsubscriber: Unsubscriber, site: Hono): Hono {
  const app = new Hono();
  app.use(securityHeaders);
  app.use(limitBodies);
  app.onError((error, c) => failed(desk, error, c));
  app.route('/', healthRoutes(desk));
  app.route(
    '/',
    reportRoutes((line) => desk.say(`content policy report: ${line}`)),
  );
  app.route('/', unsubscribeRoutes(desk, unsubscriber));
  app.route('/', preferenceRoutes(desk));
  app.route('/', caseRoutes(desk));
  app.route('/', packageRoutes(desk));
  app.route('/', organisationRoutes(desk));
  app.route('/', consentRoutes(desk));
  app.route('/', requestRoutes(desk));
  app.route('/', noticeRoutes(desk));
  app.route('/desk', deskRoutes(desk));
  app.route('/', site);
  return app;
}

/** Proofs are photographs, and staff paste lists: their routes have limits of their own. */
const limitBodies: MiddlewareHandler = (c, next) => {
  if (/^\/case\/[^/]+\/proof$|^\/desk\/suppressions\/add$/.test(c.req.path)) return next();
  return bodyLimit({ maxSize: MOST_OCTETS, onError: tooLarge })(c, next);
};

function tooLarge(c: Context) {
  // What is still to come is not read; a client that sent its next request after it would lose that.
  c.header('Connection', 'close');
  const { title, tooLarge: sentence } = languageFor(c).linkPages.bad;
  return privatePage(c, languageFor(c), title, opening(title, html`${sentence}`), 413);
}

/** 503 and not 500: mail programs that post one-click try again on it, and a retry can help here. */
function failed(desk: Desk, error: unknown, c: Context) {
  // A refusal by a part of Hono's, such as a body larger than a route allows, is no fault of ours.
  if (error instanceof HTTPException && error.status < 500) return error.getResponse();
  desk.say(`${c.req.method} ${c.req.routePath}: ${String(error)}`);
  const { title, lead } = languageFor(c).linkPages.later;
  c.header('Retry-After', '60');
  return privatePage(c, languageFor(c), title, opening(title, withMailbox(lead)), 503);
}

function opening(title: string, lead: unknown) {
  return html`<div class="opening"><h1>${title}</h1><p class="lede">${lead}</p></div>`;
}
