/** The pages of receipts: plain pages of the worker, in the look of the site. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { mailbox } from '#content/company.ts';
import { optional, type Register, vendorName } from '#content/consent.ts';
import type { ReceiptWords } from '#content/consent-words.ts';
import { fill } from '#content/fill.ts';
import type { Language } from '#content/language.ts';
import { pages } from '#content/pages.ts';
import type { FullReceipt } from '#db/consent-receipts.ts';
import { type Html, languageFor, privatePage } from './page.ts';

export function receiptPage(c: Context, register: Register, receipt: FullReceipt) {
  const language = languageFor(c);
  const words = language.labels.consent.receipt;
  return privatePage(
    c,
    language,
    words.title,
    html`${opening(words.title, words.lead, 'status')}
${facts(language, register, receipt)}
<p><a class="button" href="/consent/${receipt.id}/receipt.json" download>${words.download}</a>
<a href="${quoting(words, receipt.id)}">${words.quote}</a></p>
<form method="post" action="/consent/${receipt.id}/delete">
<p class="hint">${words.removeHint}</p>
<button class="quiet">${words.remove}</button>
</form>
${back(words)}`,
  );
}

function facts(language: Language, register: Register, receipt: FullReceipt) {
  const words = language.labels.consent.receipt;
  const choices = JSON.parse(receipt.choices) as Record<string, 'allowed' | 'refused'>;
  const decided = optional(register).map(
    (service) =>
      html`<li>${vendorName(service, service.id)}: ${words.decisions[choices[service.id] ?? 'undecided']}</li>`,
  );
  const rows: [string, unknown][] = [
    [words.id, html`<code>${receipt.id}</code>`],
    [words.at, time(receipt.at)],
    [words.did, words.actions[receipt.action]],
    [words.services, html`<ul>${decided}</ul>`],
    [words.revision, html`<code>${receipt.revision}</code>`],
    [words.signal, words.signals[receipt.signal ?? 'none']],
    [words.previous, receipt.previous ? receiptLink(receipt.previous) : words.none],
  ];
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

const receiptLink = (id: string): Html => html`<a href="/consent/${id}"><code>${id}</code></a>`;
const time = (iso: string): Html =>
  html`<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC</time>`;

function quoting(words: ReceiptWords, id: string): string {
  return `mailto:${mailbox.address}?subject=${encodeURIComponent(fill(words.quoteSubject, { id }))}`;
}

/** @param receipts of this browser, the newest first */
export function receiptsPage(c: Context, receipts: readonly FullReceipt[]) {
  const language = languageFor(c);
  const words = language.labels.consent.receipt;
  const lines = receipts.map(
    ({ id, at, action }) =>
      html`<li>${time(at)}, ${words.actions[action]}: ${receiptLink(id)}</li>`,
  );
  return privatePage(
    c,
    language,
    words.find.title,
    html`${opening(words.find.title, words.find.lead)}
<ul>${lines.length > 0 ? lines : html`<li>${words.none}</li>`}</ul>
<form action="/consent">
<div class="field"><label for="id">${words.find.label}</label>
<input id="id" name="id" required pattern="[0-9A-Za-z]{16,28}" autocomplete="off"></div>
<button class="quiet">${words.find.go}</button>
</form>
${back(words)}`,
  );
}

export function removedPage(c: Context) {
  const language = languageFor(c);
  const { removed, ...words } = language.labels.consent.receipt;
  return privatePage(
    c,
    language,
    removed.title,
    html`${opening(removed.title, removed.lead, 'status')}${back(words)}`,
  );
}

export function unknownPage(c: Context) {
  const language = languageFor(c);
  const { unknown, ...words } = language.labels.consent.receipt;
  return privatePage(
    c,
    language,
    unknown.title,
    html`${opening(unknown.title, unknown.lead)}${back(words)}`,
    404,
  );
}

const statuses = { damaged: 400, foreign: 403, changed: 409, tooMany: 429 } as const;

export function wrongPage(c: Context, what: keyof typeof statuses) {
  const language = languageFor(c);
  const { wrong, ...words } = language.labels.consent.receipt;
  return privatePage(
    c,
    language,
    wrong.title,
    html`${opening(wrong.title, wrong[what], 'alert')}${back(words)}`,
    statuses[what],
  );
}

const back = (words: Pick<ReceiptWords, 'back'>): Html =>
  html`<p><a href="${pages.cookies}#choice">${words.back}</a></p>`;

const opening = (title: string, lead: string, role?: 'status' | 'alert'): Html =>
  html`<div class="opening"><h1>${title}</h1><p class="lede"${role ? html` role="${role}"` : ''}>${lead}</p></div>`;
