/** What the person sees of their case: where it stands, what is awaited, what they can do. */
import { html } from 'hono/html';
import type { CasePageWords, CaseState, Station } from '#content/case-page.ts';
import { regulator } from '#content/company.ts';
import { fill } from '#content/fill.ts';
import { proofs } from '#content/identity.ts';
import type { Language } from '#content/language.ts';
import { languageFor as languageOfCase } from '../answer.ts';
import { dayIn } from '../case-clock.ts';
import { spoken } from '../request/reminders.ts';
import { type Stop, wayOf } from '../request/way.ts';
import type { CasePage } from '../subject.ts';
import type { Html } from './page.ts';

export const MOST_MEGABYTES = 10;

/** What became of what the person just did. */
export type Notice = { readonly good: string } | { readonly bad: string };

export interface Shown {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
}

/**
 * In the language the person wrote in, whatever the browser's is.
 *
 * @param base the page's own path, below which its acts are
 */
export function showCase(page: CasePage, base: string, now: Date, notice?: Notice): Shown {
  const language = languageOfCase(page.case.language);
  const words = language.casePage;
  const title = fill(words.title, { reference: page.case.reference });
  const about = page.case.right
    ? fill(words.about, { right: language.replies.rights[page.case.right] })
    : words.unclear;
  const body = html`<div class="opening">
<h1>${titleInOnePiece(words, page)}</h1>
<p class="lede">${about} ${stateOf(words, page)}</p>
${facts(language, page, now)}
${page.open && page.clock.due ? why(words, page) : ''}
</div>
${notice ? said(notice) : ''}
${page.confirmable ? confirmForm(language, page, base) : ''}
${page.open ? proofForm(language, page, base) : ''}
${way(language, page)}
${page.open ? withdrawForm(words, base) : ''}
<p class="private small muted">${words.yours}</p>`;
  return { language, title, body };
}

function stateOf(words: CasePageWords, page: CasePage): string {
  if (page.case.awaits === 'authority') return words.authority.state;
  return words.states[page.case.state as CaseState];
}

/** The reference is not broken in two, and is copied as it is. */
function titleInOnePiece(words: CasePageWords, page: CasePage): Html {
  const [before = '', after = ''] = words.title.split('{reference}');
  return html`${before}${whole(page.case.reference)}${after}`;
}

function whole(reference: string): Html {
  return html`<span class="whole">${reference}</span>`;
}

function said(notice: Notice): Html {
  return 'good' in notice
    ? html`<p class="notice good" role="status">${notice.good}</p>`
    : html`<p class="notice bad" role="alert">${notice.bad}</p>`;
}

function facts(language: Language, page: CasePage, now: Date): Html {
  const { casePage: words } = language;
  const fact = (name: string, value: Html) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<dl class="facts">
${fact(words.received, time(language, page.clock.received))}
${page.open ? fact(words.due, due(language, page, now)) : ''}
${page.case.closed_at ? fact(words.ended, time(language, dayIn(page.case.closed_at))) : ''}
</dl>`;
}

function time(language: Language, day: string): Html {
  return html`<time datetime="${day}">${language.day(day)}</time>`;
}

/** As people say it, with the day itself below. */
function due(language: Language, page: CasePage, now: Date): Html {
  const { casePage: words } = language;
  if (!page.clock.due) return html`${page.clock.state === 'paused' ? words.paused : words.waiting}`;
  const { days } = spoken(page.clock.due, now.toISOString());
  const soon = fill(words.soon[howSoon(days)], { count: String(Math.abs(days)) });
  const date = new Date(`${page.clock.due}T00:00:00Z`);
  const weekday = date.toLocaleDateString(language.code, { weekday: 'short', timeZone: 'UTC' });
  const sorry = days < 0 ? fill(words.sorry, { regulator: regulator.name }) : null;
  return html`<b>${soon}</b> <span class="small muted">${weekday} ${time(language, page.clock.due)}</span>${sorry ? html` <span class="small">${sorry}</span>` : ''}`;
}

function howSoon(days: number): keyof CasePageWords['soon'] {
  if (days < 0) return 'late';
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'days';
}

/** The clock explains itself in English, whatever the language of the page. */
function why(words: CasePageWords, page: CasePage): Html {
  return html`<details><summary>${words.why}</summary>
<ol lang="en">${page.clock.explanation.map((step) => html`<li>${step.sentence}</li>`)}</ol></details>`;
}

function way(language: Language, page: CasePage): Html {
  const { way: names, progress } = language.casePage;
  const name = ({ station }: Stop) => names[station as Station];
  const stops = wayOf(page.case).map(
    (stop) =>
      html`<li class="${stop.when}"${stop.when === 'now' ? html` aria-current="step"` : ''}><b>${name(stop)}</b><span class="unseen"> (${progress[stop.when]})</span>${stop.at ? html` ${time(language, dayIn(stop.at))}` : ''}</li>`,
  );
  return html`<section><h2>${names.title}</h2><ol class="way">${stops}</ol></section>`;
}

function confirmForm(language: Language, page: CasePage, base: string): Html {
  const { confirm, authority } = language.casePage;
  if (page.case.awaits === 'authority') {
    return html`<form method="post" action="${base}/confirm"><p>${authority.lead}</p>
<p><button class="button">${authority.button}</button></p></form>`;
  }
  const several = page.waiting.length > 1;
  return html`<form method="post" action="${base}/confirm">
<p>${several ? confirm.several : confirm.lead}</p>
${several ? waitingBoxes(language, page) : page.waiting.map(waitingField)}
<p><button class="button">${confirm.button}</button></p>
</form>`;
}

/** Named, so that one who wrote about one thing does not confirm another that a stranger asked for. */
function waitingBoxes(language: Language, page: CasePage): Html {
  const boxes = page.waiting.map(({ reference, right, received_at }) => {
    const name = right ? language.replies.rights[right] : reference;
    return html`<label class="choice"><input type="checkbox" name="case" value="${reference}" checked> <span>${name} <span class="under small muted">${whole(reference)} · ${time(language, dayIn(received_at))}</span></span></label>`;
  });
  return html`<fieldset><legend>${language.casePage.confirm.legend}</legend><input type="hidden" name="case" value="">${boxes}</fieldset>`;
}

function waitingField({ reference }: { readonly reference: string }): Html {
  return html`<input type="hidden" name="case" value="${reference}">`;
}

function proofForm(language: Language, page: CasePage, base: string): Html {
  if (page.case.awaits === null && page.proofs.length === 0) return html``;
  const { proof, authority } = language.casePage;
  const forAgent = page.case.awaits === 'authority';
  return html`<form method="post" action="${base}/proof" enctype="multipart/form-data">
<h2>${forAgent ? authority.title : proof.title}</h2>
<p>${forAgent ? authority.paper : fill(proof.lead, { proofs: accepted(language) })}</p>
${sent(language, page)}
<p class="field"><label for="proof">${proof.label}</label>
<span class="hint" id="proof-hint">${fill(proof.hint, { size: String(MOST_MEGABYTES) })}</span>
<input id="proof" name="proof" type="file" accept="image/jpeg,image/png,application/pdf" required aria-describedby="proof-hint"></p>
<p><button class="button${forAgent ? ' quiet' : ''}">${proof.button}</button></p>
</form>`;
}

function sent(language: Language, page: CasePage): Html {
  const { proof } = language.casePage;
  if (page.proofs.length === 0) return html``;
  const lines = page.proofs.map(
    (one) =>
      html`<li>${one.filename} <span>${one.refused_at ? proof.notEnough : html`${proof.sent} ${time(language, dayIn(one.received_at))}`}</span></li>`,
  );
  return html`<ul class="files">${lines}</ul>`;
}

function accepted(language: Language): string {
  const oneOf = new Intl.ListFormat(language.code, { type: 'disjunction' });
  const documents = oneOf.format(proofs.oneOf.map((one) => language.words.proofs[one]));
  return language.list([documents, ...proofs.with.map((one) => language.words.proofs[one])]);
}

function withdrawForm(words: CasePageWords, base: string): Html {
  return html`<form method="post" action="${base}/withdraw">
<h2>${words.withdraw.title}</h2>
<p>${words.withdraw.lead}</p>
<p><button class="button quiet">${words.withdraw.button}</button></p>
</form>`;
}
