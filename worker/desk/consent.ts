/**
 * How visitors choose about cookies, by day. Receipts name nobody, so a look at their number is a look
 * at nobody's data and is not logged as one.
 */
import { stringify } from 'csv-stringify/sync';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { type ConsentAction, consentActions } from '#content/consent.ts';
import { type DayOfChoices, type Rates, share } from '../consent-rates.ts';
import type { Desk } from '../desk.ts';
import { firstOf, ratesSince } from '../operations/consent.ts';
import type { Html } from '../routes/page.ts';
import type { DeskContext, DeskVariables } from './access.ts';
import { deskPage } from './page.ts';
import { count, dayWords } from './shown.ts';
import { consentActionNames } from './words.ts';

/** How many days can be looked at, today included. */
const spans = [7, 30, 90] as const;
type Span = (typeof spans)[number];

export function consentRoutes(desk: Desk): Hono<{ Variables: DeskVariables }> {
  const app = new Hono<{ Variables: DeskVariables }>();
  app.get('/consent', async (c) => {
    const span = spanIn(c);
    const rates = await ratesSince(desk, firstOf(desk, span));
    const shown = rates.total.all === 0 ? nothing(span) : numbers(rates, desk.clock());
    const { staff } = c.get('signedIn');
    return deskPage(c, { title: 'Consent', staff, body: html`${head(span)}${shown}` });
  });
  app.get('/consent.csv', async (c) => inCsv(c, await ratesSince(desk, firstOf(desk, spanIn(c)))));
  return app;
}

const spanIn = (c: DeskContext): Span =>
  spans.find((one) => String(one) === c.req.query('days')) ?? 30;

function head(here: Span): Html {
  const tab = (span: Span) =>
    html`<li><a href="/desk/consent?days=${span}"${span === here ? html` aria-current="true"` : ''}>${span} days</a></li>`;
  return html`<div class="head"><h1>Consent</h1><p class="aside"><a href="/desk/consent.csv?days=${here}" download>Take it along as CSV</a></p></div>
<nav class="tabs" aria-label="How many days"><ul>${spans.map(tab)}</ul></nav>
<p>How visitors of the site answer the question about cookies. No person, address or browser is behind a number: a receipt of a choice holds none of them. Days with only a handful of choices are therefore shown as they are.</p>`;
}

const nothing = (span: Span): Html =>
  html`<div class="empty"><h2>Nobody has chosen</h2><p>No choice about cookies was made in the last ${span} days. The first one shows up here at once.</p></div>`;

function numbers(rates: Rates, now: Date): Html {
  return html`${summary(rates, now)}
<h2 id="by-day">By day</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="by-day"><table class="by-day">
<thead><tr><th scope="col">Day, UTC</th>${consentActions.map(heading)}<th scope="col">All</th><th scope="col">With GPC</th><td></td></tr></thead>
<tbody>${byDay(rates, now)}</tbody></table></div>`;
}

const heading = (action: ConsentAction): Html =>
  html`<th scope="col"><span class="swatch ${action}"></span>${consentActionNames[action]}</th>`;

function summary({ since, until, total }: Rates, now: Date): Html {
  const row = (name: string, number: number, kind: string) =>
    html`<tr><th scope="row">${name}</th><td>${figure(number)}</td><td>${share(number, total.all)}</td><td>${bar([{ kind, part: number / total.all }])}</td></tr>`;
  return html`<table class="shares"><caption>${count(total.all, 'choice', 'choices')}, ${dayWords(since, now)} to ${dayWords(until, now)}</caption>
<thead><tr><th scope="col">What they did</th><th scope="col">Choices</th><th scope="col">Share</th><td></td></tr></thead>
<tbody>${consentActions.map((action) => row(consentActionNames[action], total.counts[action], action))}</tbody>
<tbody>${row('With Global Privacy Control', total.gpc, 'gpc')}</tbody></table>`;
}

/** The longest bar is the busiest day's. */
function byDay({ days }: Rates, now: Date): Html[] {
  const most = Math.max(...days.map(({ all }) => all));
  return days.map(({ day, counts, all, gpc }: DayOfChoices) => {
    const parts = consentActions.map((kind) => ({ kind, part: counts[kind] / most }));
    const cells = [...consentActions.map((action) => counts[action]), all, gpc];
    return html`<tr><th scope="row"><time datetime="${day}">${dayWords(day, now)}</time></th>${cells.map((one) => html`<td>${figure(one)}</td>`)}<td>${bar(parts)}</td></tr>`;
  });
}

interface Part {
  readonly kind: string;
  /** From 0 to 1. */
  readonly part: number;
}

/** Drawn with attributes, since the content policy allows no style in a page; the numbers say the same. */
function bar(parts: readonly Part[]): Html {
  let x = 0;
  const drawn = parts.map(({ kind, part }) => {
    const width = Math.round(1_000 * part);
    x += width;
    return html`<rect class="${kind}" x="${x - width}" width="${width}" height="1"/>`;
  });
  return html`<svg class="bar" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">${drawn}</svg>`;
}

const figure = (number: number): Html | string =>
  number === 0 ? html`<span class="muted">0</span>` : number.toLocaleString('en-GB');

function inCsv(c: DeskContext, { days }: Rates): Response {
  const rows = days.map(({ day, counts, all, gpc }) => ({ day, ...counts, all, gpc }));
  c.header('Cache-Control', 'no-store');
  c.header('Content-Disposition', 'attachment; filename="consent.csv"');
  c.header('Content-Type', 'text/csv; charset=utf-8');
  const columns = ['day', ...consentActions, 'all', 'gpc'];
  return c.body(stringify(rows, { header: true, columns }));
}
