/**
 * Where a recipient says that a notice is done: `GET` shows a button and changes nothing, since mail
 * scanners open every link; `POST` acknowledges, for people by the button and for machines as JSON.
 * The pages name the case and nobody.
 */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { noticeMail, noticePage } from '#content/en/notice-mail.ts';
import { fill } from '#content/fill.ts';
import { defaultLanguage } from '#content/languages.ts';
import { caseReferences } from '#db/cases.ts';
import { findNotices } from '#db/notices.ts';
import type { Notice } from '#db/schema-casework.ts';
import type { Desk } from '../desk.ts';
import { readNoticeToken } from '../notice-address.ts';
import { acknowledgeNotice, nameOf } from '../notices.ts';
import { privatePage } from './page.ts';
import { unknownLink } from './unsubscribe.ts';

interface Found {
  readonly notice: Notice;
  readonly values: { readonly recipient: string; readonly reference: string };
}

export function noticeRoutes(desk: Desk): Hono {
  const app = new Hono();
  app.get('/notices/:token/acknowledge', async (c) => {
    const found = await find(desk, c.req.param('token'));
    if (!found) return unknownLink(c);
    return found.notice.acknowledged_at ? done(c, found) : ask(c, found);
  });
  app.post('/notices/:token/acknowledge', async (c) => {
    const found = await find(desk, c.req.param('token'));
    if (!found) return asksJson(c) ? c.json({ acknowledged: false }, 404) : unknownLink(c);
    // Once more is as good as once.
    await desk.db
      .transaction()
      .execute((tx) => acknowledgeNotice(tx, found.notice.id, 'link', desk.clock()));
    return asksJson(c) ? c.json({ acknowledged: true }) : done(c, found);
  });
  return app;
}

async function find(desk: Desk, token: string): Promise<Found | null> {
  const id = readNoticeToken(desk.keys, token);
  const [notice] = id ? await findNotices(desk.db, [id]) : [];
  if (!notice) return null;
  const references = await caseReferences(desk.db, [notice.case_id]);
  const reference = references.get(notice.case_id) ?? '';
  return { notice, values: { recipient: nameOf(notice), reference } };
}

function asksJson(c: Context): boolean {
  return [c.req.header('Accept'), c.req.header('Content-Type')].some((type) =>
    type?.toLowerCase().startsWith('application/json'),
  );
}

function ask(c: Context, { notice, values }: Found): Promise<Response> | Response {
  const lead = fill(noticePage.lead, { ...values, ask: noticeMail.kinds[notice.kind].ask });
  return privatePage(
    c,
    defaultLanguage,
    noticePage.title,
    html`<div class="opening">
<h1>${noticePage.title}</h1>
<p class="lede">${lead}</p>
<form method="post"><p><button class="button">${noticePage.button}</button></p></form>
</div>
<p class="muted">${noticePage.nothingYet}</p>`,
  );
}

function done(c: Context, { values }: Found): Promise<Response> | Response {
  return privatePage(
    c,
    defaultLanguage,
    noticePage.doneTitle,
    html`<div class="opening">
<h1>${noticePage.doneTitle}</h1>
<p class="lede" role="status">${fill(noticePage.done, values)}</p>
</div>`,
  );
}
