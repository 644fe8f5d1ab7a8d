/**
 * One-click unsubscribing (RFC 8058): `GET` shows a button and changes nothing, since mail scanners
 * open every link; `POST` unsubscribes, without cookies, redirects or questions. A 5xx is answered
 * only where the sender's retry can help.
 */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { mailbox } from '#content/company.ts';
import { fill } from '#content/fill.ts';
import { findLinks } from '#db/links.ts';
import type { Desk } from '../desk.ts';
import { readToken } from '../link.ts';
import type { Unsubscriber } from '../unsubscribe.ts';
import { type Html, languageFor, privatePage } from './page.ts';

export function unsubscribeRoutes(desk: Desk, unsubscriber: Unsubscriber): Hono {
  const app = new Hono();
  app.get('/unsubscribe/:token', async (c) => {
    const id = readToken(desk.keys, c.req.param('token'));
    const [link] = id ? await findLinks(desk.db, [id]) : [];
    return link ? ask(c, link.address) : unknownLink(c);
  });
  app.post('/unsubscribe/:token', async (c) => {
    // What the body says does not matter: the token says it all, in whatever form the body comes.
    const id = readToken(desk.keys, c.req.param('token'));
    if (!id) return unknownLink(c);
    return (await unsubscriber.add(id)) ? done(c) : unknownLink(c);
  });
  return app;
}

function ask(c: Context, address: string | null): Promise<Response> | Response {
  const language = languageFor(c);
  const words = language.linkPages.unsubscribe;
  const token = c.req.param('token');
  return privatePage(
    c,
    language,
    words.title,
    html`<div class="opening">
<h1>${words.title}</h1>
<p class="lede">${fill(words.lead, { address: masked(address) })}</p>
<form method="post">
<input type="hidden" name="List-Unsubscribe" value="One-Click">
<p><button class="button">${words.button}</button></p>
</form>
</div>
<p class="muted">${words.nothingYet}</p>
<p><a href="/preferences/${token}">${words.more}</a></p>`,
  );
}

function done(c: Context): Promise<Response> | Response {
  const language = languageFor(c);
  const words = language.linkPages.done;
  return privatePage(
    c,
    language,
    words.title,
    html`<div class="opening">
<h1>${words.title}</h1>
<p class="lede" role="status">${words.lead}</p>
</div>
<p><a href="/preferences/${c.req.param('token')}">${words.undo}</a></p>`,
  );
}

/**
 * The same answer for a token that is cut off, forged or unknown: it tells nothing.
 *
 * @param what the link would have led to
 */
export function unknownLink(
  c: Context,
  what: 'choices' | 'case' = 'choices',
): Promise<Response> | Response {
  const language = languageFor(c);
  const words = language.linkPages.unknown;
  return privatePage(
    c,
    language,
    words.title,
    html`<div class="opening">
<h1>${words.title}</h1>
<p class="lede">${words.lead}</p>
</div>
<p>${withMailbox(what === 'case' ? language.casePage.noPage : words.way)}</p>`,
    404,
  );
}

/** A sentence with the mailbox as a link in its place, if it has one. */
export function withMailbox(sentence: string): Html {
  const [before = '', after] = sentence.split('{mailbox}');
  if (after === undefined) return html`${before}`;
  return html`${before}<a href="mailto:${mailbox.address}">${mailbox.address}</a>${after}`;
}

/** `d•••@example.com`: known to its owner, of little use to whoever was forwarded the mail. */
export function masked(address: string | null): string {
  if (!address) return '•••';
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}
