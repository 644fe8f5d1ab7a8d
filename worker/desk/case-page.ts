/** The page of one case: what is asked on the left, what there is to do on the right. */
import { html } from 'hono/html';
import type { Html } from '../routes/page.ts';
import { awaited } from './awaited.ts';
import type { OpenCase } from './case-open.ts';
import { decide } from './part-decide.ts';
import { correspondence, readings } from './part-letters.ts';
import { clockPart, logPart, noticesPart } from './part-log.ts';
import { whoTheyAre } from './part-person.ts';
import { redactions } from './part-redactions.ts';
import { day, due, person, plain } from './shown.ts';
import { rightName, stateName, wayNames } from './words.ts';

/** What became of what was just tried. */
export type Flash = { readonly good: string } | { readonly bad: string };

export function casePage(file: OpenCase, now: Date, flash: Flash | null): Html {
  const base = `/desk/cases/${file.case.reference}`;
  return html`${head(file, now)}
${flash ? said(flash) : ''}
<div class="case">
<div class="asked">${tasks(file)}${correspondence(file, base, now)}${redactions(file, base)}</div>
<div class="doing">${decide(file, base)}${whoTheyAre(file, base, now)}</div>
<div class="after">${noticesPart(file, base, now)}${logPart(file, now)}</div>
</div>`;
}

function head(file: OpenCase, now: Date): Html {
  const { case: found } = file;
  const waits = awaited(found);
  return html`<header class="case-head">
<p class="reference">${found.reference}</p>
<h1>${rightName(found.right)} <span class="state ${found.state}">${stateName(found.state)}</span></h1>
<p class="who-line">${person(found)}</p>
<dl class="facts">
<div><dt>${file.open ? 'Answer' : 'Ended'}</dt><dd>${file.open ? due(file.clock.due, now) : found.closed_at ? day(found.closed_at, now) : ''}${clockPart(file, now)}</dd></div>
<div><dt>Received</dt><dd>${day(found.received_at, now)} <span class="muted small">${wayNames[found.way_in] ?? ''}</span></dd></div>
<div><dt>Waits for</dt><dd>${file.open ? (waits ?? 'us') : 'nobody'}</dd></div>
<div><dt>Understood</dt><dd>${found.right ? rightName(found.right) : 'not yet'}${readings(file)}</dd></div>
</dl></header>`;
}

function said(flash: Flash): Html {
  return 'good' in flash
    ? html`<p class="notice good" role="status">${flash.good}</p>`
    : html`<div class="notice bad" role="alert">${flash.bad.split('\n').map((one) => html`<p>${plain(one)}</p>`)}</div>`;
}

function tasks({ tasks: open }: OpenCase): Html | string {
  if (open.length === 0) return '';
  return html`<ul class="case-tasks">${open.map(({ note }) => html`<li>${plain(note)}</li>`)}</ul>`;
}
