/** The document of an access package: one HTML file that needs nothing beside it, made to print well. */
import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';
import { product } from '#content/company.ts';
import { fill } from '#content/fill.ts';
import type { Language } from '#content/language.ts';
import { storage } from '#content/transfers.ts';
import type { Described } from './describe.ts';
import { dealingsPart } from './document-dealings.ts';
import { heldPart } from './document-held.ts';
import { grid } from './grid.ts';
import { groupSources } from './source-groups.ts';

const style = readFileSync(new URL('./document.css', import.meta.url), 'utf8');

const PARTS = [
  'held',
  'purposes',
  'recipients',
  'sources',
  'periods',
  'profiling',
  'rights',
  'requests',
] as const;

export function toDocument(data: Described, language: Language): string {
  const words = language.packages.access;
  const { cover, controller } = data;
  const values = {
    company: controller.name,
    product: product.name,
    name: cover.name === '' ? cover.address : cover.name,
    address: cover.address,
    day: language.day(cover.day),
    reference: cover.reference,
    post: controller.post,
    mailbox: controller.mailbox,
  };
  return String(html`<!doctype html>
<html lang="${language.code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title} · ${cover.reference}</title>
<style>${raw(style)}</style>
</head>
<body>
<header>
<h1>${words.title}</h1>
<p class="lede">${fill(words.lead, values)}</p>
<p class="soft">${fill(words.made, values)}</p>
</header>
<nav aria-label="${words.contents}"><h2>${words.contents}</h2><ul>
${PARTS.map((part) => html`<li><a href="#${part}">${words[part]}</a></li>`)}
</ul></nav>
<main>
${heldPart(data, language)}
${purposesPart(data, language)}
${recipientsPart(data, language)}
${sourcesPart(data, language)}
${periodsPart(data, language)}
<section id="profiling"><h2>${words.profiling}</h2><p>${words.profilingText}</p></section>
${rightsPart(data, language)}
${dealingsPart(data, language)}
</main>
</body>
</html>
`);
}

function purposesPart({ purposes }: Described, { labels, packages, words, list }: Language) {
  const rows = purposes.map(({ purpose, bases }) => [
    purpose,
    list(bases.map((basis) => words.bases[basis])),
  ]);
  return html`<section id="purposes"><h2>${packages.access.purposes}</h2>
${grid([labels.purposes.purpose, labels.purposes.basis], rows)}</section>`;
}

function recipientsPart({ recipients }: Described, { labels, packages, words }: Language) {
  const { suppliers } = labels;
  const rows = recipients.map(({ name, does, receives, where }) => [
    name,
    does,
    receives.map((id) => words.categories[id]).join('; '),
    where ?? suppliers.whereUnstated,
  ]);
  const own = words.places[storage.ownServers];
  return html`<section id="recipients"><h2>${packages.access.recipients}</h2>
<p>${packages.access.recipientsLead}</p>
${grid([suppliers.who, suppliers.why, suppliers.what, suppliers.where], rows)}
<p>${fill(packages.access.storage, { own })}</p></section>`;
}

function sourcesPart({ sources }: Described, language: Language) {
  const { access } = language.packages;
  const { field, source, detail, when } = access.columns;
  const rows = groupSources(sources, language).map((one) => [
    one.what,
    one.source,
    one.detail,
    one.day,
  ]);
  return html`<section id="sources"><h2>${access.sources}</h2><p>${access.sourcesLead}</p>
${grid([field, source, detail, when], rows)}</section>`;
}

function periodsPart({ periods }: Described, { labels, packages }: Language) {
  const { what, howLong, ends } = labels.retention;
  const rows = periods.map((one) => [one.record, one.period, one.ends]);
  return html`<section id="periods"><h2>${packages.access.periods}</h2>
${grid([what, howLong, ends], rows)}</section>`;
}

function rightsPart(data: Described, language: Language) {
  const words = language.packages.access;
  const { name, post, telephone, url } = data.regulator;
  const rows = data.rights.map(({ id, right, article }) => [
    right,
    language.rights[id].short,
    article,
  ]);
  const { labels } = language;
  return html`<section id="rights"><h2>${words.rights}</h2>
<p>${fill(words.rightsLead, { mailbox: data.controller.mailbox })}</p>
${grid([labels.pages.rights, labels.rights.what, labels.rights.law], rows)}
<p>${fill(words.complain, { regulator: name, address: post, telephone, url })}</p></section>`;
}
