/**
 * Where a package is fetched. `GET` shows buttons and hands nothing over, since mail scanners open
 * every link; `POST` sends the file, as a download, so that nothing of it runs under our name.
 */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { fill } from '#content/fill.ts';
import { languageFor as languageOfCase } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { type Delivered, fetchPackage, findDelivery } from '../packages/fetch.ts';
import { readForm } from './form.ts';
import { languageFor, privatePage } from './page.ts';
import { withMailbox } from './unsubscribe.ts';

export function packageRoutes(desk: Desk): Hono {
  const app = new Hono();
  app.get('/package/:token', async (c) => {
    const found = await findDelivery(desk, c.req.param('token'));
    return typeof found === 'string' ? nothingThere(c, found) : offer(c, found);
  });
  app.post('/package/:token', async (c) => {
    const found = await findDelivery(desk, c.req.param('token'));
    if (typeof found === 'string') return nothingThere(c, found);
    const wanted = (await readForm(c)).get('file');
    const file = wanted ? await fetchPackage(desk, found, wanted) : null;
    return file ? send(c, file.filename, file.mediaType, file.bytes) : offer(c, found);
  });
  return app;
}

/** In the language of the case: the letter with the link was in it too. */
function offer(c: Context, found: Delivered) {
  const language = languageOfCase(found.language);
  const words = language.packages.page;
  const values = { reference: found.reference, expires: language.day(found.expires) };
  return privatePage(
    c,
    language,
    words.title,
    html`<div class="opening">
<h1>${words.title}</h1>
<p class="lede">${fill(words.lead, values)}</p>
</div>
<form method="post">
${found.filenames.map((name) => html`<p><button class="button${isArchive(name) ? ' quiet' : ''}" name="file" value="${name}">${isArchive(name) ? words.archive : words.one}</button></p>`)}
</form>
<p class="muted">${words.alone}</p>`,
  );
}

const isArchive = (filename: string): boolean => filename.endsWith('.zip');

/** The name was made here, of letters, digits and hyphens (RFC 6266 needs no more for it). */
function send(c: Context, filename: string, mediaType: string, bytes: Uint8Array<ArrayBuffer>) {
  c.header('Content-Type', mediaType);
  c.header('Content-Disposition', `attachment; filename="${filename}"`);
  c.header('Content-Length', String(bytes.byteLength));
  c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex, nofollow');
  return c.body(bytes);
}

function nothingThere(c: Context, why: 'gone' | 'unknown') {
  const language = languageFor(c);
  const words = language.packages.page[why];
  return privatePage(
    c,
    language,
    words.title,
    html`<div class="opening">
<h1>${words.title}</h1>
<p class="lede">${words.lead}</p>
</div>
<p>${withMailbox(words.way)}</p>`,
    why === 'gone' ? 410 : 404,
  );
}
