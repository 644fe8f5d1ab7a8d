/** Where a person confirms which organisation their data goes to. Opening it confirms nothing. */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { fill } from '#content/fill.ts';
import { languageFor as languageOfCase } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { confirmOrganisation, type OrganisationPage, openOrganisation } from '../organisation.ts';
import { readForm } from './form.ts';
import { privatePage } from './page.ts';
import { unknownLink } from './unsubscribe.ts';

export function organisationRoutes(desk: Desk): Hono {
  const app = new Hono();
  app.get('/organisation/:token', async (c) => {
    const page = await openOrganisation(desk, c.req.param('token'));
    return page ? ask(c, page) : unknownLink(c);
  });
  app.post('/organisation/:token', async (c) => {
    const page = await openOrganisation(desk, c.req.param('token'));
    if (!page) return unknownLink(c);
    const shown = (await readForm(c)).get('organisation') ?? '';
    return (await confirmOrganisation(desk, page, shown)) ? done(c, page) : ask(c, page);
  });
  return app;
}

function ask(c: Context, page: OrganisationPage) {
  const language = languageOfCase(page.case.language);
  const words = language.packages.confirm;
  const { name: organisation, address: to } = page.to;
  const title = fill(words.title, { organisation });
  return privatePage(
    c,
    language,
    title,
    html`<div class="opening">
<h1>${title}</h1>
<p class="lede">${fill(words.lead, { organisation, to, reference: page.case.reference })}</p>
<form method="post">
<input type="hidden" name="organisation" value="${page.digest}">
<p><button class="button">${words.button}</button></p>
</form>
</div>
<p class="muted">${words.nothingYet}</p>`,
  );
}

function done(c: Context, page: OrganisationPage) {
  const language = languageOfCase(page.case.language);
  const words = language.packages.confirm;
  return privatePage(
    c,
    language,
    words.done,
    html`<div class="opening">
<h1>${words.done}</h1>
<p class="lede" role="status">${fill(words.doneLead, { organisation: page.to.name })}</p>
</div>`,
  );
}
