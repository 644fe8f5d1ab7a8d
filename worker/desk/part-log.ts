/** Why the date is what it is, who is told, and all that was done. */
import { html } from 'hono/html';
import { nameOf } from '../notices.ts';
import type { Html } from '../routes/page.ts';
import type { OpenCase } from './case-open.ts';
import { count, day, line, moment, plain } from './shown.ts';
import { eventName, rightName, stateName } from './words.ts';

export function clockPart({ clock }: OpenCase, now: Date): Html {
  const step = ({ sentence, article, day: on }: OpenCase['clock']['explanation'][number]) =>
    html`<li>${sentence} <span class="muted small">${article}${on ? html`, ${day(on, now)}` : ''}</span></li>`;
  return html`<details class="act clock"><summary>Why this day</summary><ol>${clock.explanation.map(step)}</ol></details>`;
}

export function noticesPart(file: OpenCase, base: string, now: Date): Html | string {
  if (file.notices.length === 0) return '';
  return html`<section aria-labelledby="notices"><h2 id="notices">Recipients who are told</h2>
<ul class="notices">${file.notices.map((one) => noticeItem(file, one, base, now))}</ul></section>`;
}

type Notice = OpenCase['notices'][number];

function noticeItem(file: OpenCase, one: Notice, base: string, now: Date): Html {
  const fate = one.acknowledged_at
    ? html`acknowledged ${moment(one.acknowledged_at, now)}`
    : one.sent_at
      ? html`told ${moment(one.sent_at, now)}, not acknowledged yet`
      : one.next_at
        ? html`being told`
        : html`<b>tell them by hand</b>`;
  const told = html`<form method="post" action="${base}/notices/${one.id}"><button class="button quiet">I have told them</button></form>`;
  return html`<li><b>${line(nameOf(one))}</b> <span class="muted">${one.kind}, ${fate}</span>
${one.error ? html`<p class="bad small">${plain(one.error)}</p>` : ''}
${one.text ? html`<details><summary>The notice</summary><div class="quoted">${plain(one.text)}</div></details>` : ''}
${one.acknowledged_at || !file.decides ? '' : told}</li>`;
}

export function logPart(file: OpenCase, now: Date): Html {
  const words = new Map(file.words.map(({ id, text }) => [id, text]));
  const views = file.events.filter(({ kind }) => kind === 'viewed');
  const acts = file.events.filter(({ kind }) => kind !== 'viewed');
  return html`<section aria-labelledby="log"><h2 id="log">The log</h2>
<ol class="log">${acts.map((one) => entry(one, words, now))}</ol>
${views.length > 0 ? html`<details class="act"><summary>Looked at ${count(views.length, 'time', 'times')}</summary><ol class="log">${views.map((one) => entry(one, words, now))}</ol></details>` : ''}
<p><a href="/desk/cases/${file.case.reference}/evidence.zip" download>Evidence pack</a> <span class="muted small">the case, its log and how to check it</span></p></section>`;
}

type Event = OpenCase['events'][number];

function entry(
  { at, actor, kind, detail }: Event,
  words: ReadonlyMap<string, string>,
  now: Date,
): Html {
  const read = JSON.parse(detail) as Readonly<Record<string, unknown>>;
  const said = words.get((read['words'] as { id?: string } | undefined)?.id ?? '');
  return html`<li><span class="muted">${moment(at, now)}</span> <span><b>${who(actor)}</b> ${eventName(kind)}${particulars(read)}${said ? html` <q>${plain(said)}</q>` : ''}</span></li>`;
}

function who(actor: string): Html | string {
  if (actor === 'system') return 'The desk';
  return actor === 'subject' ? 'The person' : line(actor);
}

function particulars(detail: Readonly<Record<string, unknown>>): string {
  const { from, to, was, right, why } = detail;
  if (typeof from === 'string' && typeof to === 'string' && from !== to) {
    return `: ${stateName(from).toLowerCase()} → ${stateName(to).toLowerCase()}`;
  }
  if (typeof right === 'string') {
    const before = typeof was === 'string' ? `${rightName(was as never)} → ` : '';
    return `: ${before}${rightName(right as never)}`;
  }
  return typeof why === 'string' ? `: ${why}` : '';
}
