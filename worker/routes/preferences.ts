/** The preferences page: every channel, behind the same token as the unsubscribe link. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { fill } from '#content/fill.ts';
import type { Language } from '#content/language.ts';
import { type Channel, channels } from '#content/rights.ts';
import { findLinks } from '#db/links.ts';
import type { Desk } from '../desk.ts';
import { readToken } from '../link.ts';
import { type Choices, type LinkOwner, readChoices, saveChoices } from '../preferences.ts';
import { readForm } from './form.ts';
import { languageFor, privatePage } from './page.ts';
import { masked, unknownLink } from './unsubscribe.ts';

export function preferenceRoutes(desk: Desk): Hono {
  const app = new Hono();
  app.get('/preferences/:token', async (c) => {
    const owner = await ownerOf(desk, c);
    return owner ? show(c, owner, await readChoices(desk, owner), false) : unknownLink(c);
  });
  app.post('/preferences/:token', async (c) => {
    const owner = await ownerOf(desk, c);
    if (!owner) return unknownLink(c);
    const form = await readForm(c);
    // A mail program may post the one-click body here too; it can only mean: stop.
    if (!form.has('saved') && !form.has('stop') && !form.has('List-Unsubscribe')) {
      return damaged(c);
    }
    await saveChoices(desk, owner, form.has('saved') && !form.has('stop') ? ticked(form) : []);
    return show(c, owner, await readChoices(desk, owner), true);
  });
  return app;
}

async function ownerOf(desk: Desk, c: Context): Promise<LinkOwner | null> {
  const id = readToken(desk.keys, c.req.param('token') ?? '');
  const [link] = id ? await findLinks(desk.db, [id]) : [];
  return link ?? null;
}

function ticked(form: URLSearchParams): Channel[] {
  const named = form.getAll('allow');
  return channels.filter((channel) => named.includes(channel));
}

function show(c: Context, owner: LinkOwner, choices: Choices, saved: boolean) {
  const language = languageFor(c);
  const words = language.linkPages.preferences;
  const lists = choices.leftLists.map((list) => html`<p>${fill(words.oneList, { list })}</p>`);
  return privatePage(
    c,
    language,
    words.title,
    html`<div class="opening">
<h1>${words.title}</h1>
<p class="lede">${fill(words.lead, { address: masked(owner.address) })}</p>
</div>
${saved ? html`<p class="notice good" role="status">${words.saved}</p>` : ''}
<form method="post">
<input type="hidden" name="saved" value="yes">
<fieldset>
<legend>${words.legend}</legend>
${channels.map((channel) => choice(language, channel, choices.allowed.includes(channel)))}
</fieldset>
<p><button class="button">${words.save}</button>
<button class="button quiet" name="stop" value="yes">${words.none}</button></p>
</form>
${lists}
<p class="muted">${words.service}</p>`,
  );
}

function choice(language: Language, channel: Channel, on: boolean) {
  return html`<label class="choice"><input type="checkbox" name="allow" value="${channel}"${on ? html` checked` : ''}> <span>${language.replies.channels[channel]}</span></label>
`;
}

function damaged(c: Context) {
  const language = languageFor(c);
  const { title, form } = language.linkPages.bad;
  return privatePage(
    c,
    language,
    title,
    html`<div class="opening">
<h1>${title}</h1>
<p class="lede">${form}</p>
</div>`,
    400,
  );
}
