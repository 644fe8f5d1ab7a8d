/** The correspondence of a case, in and out, and why it was understood as it was. */
import { html } from 'hono/html';
import type { Evidence } from '../request/classification.ts';
import type { Html } from '../routes/page.ts';
import type { OpenCase } from './case-open.ts';
import { showLetter } from './letter.ts';
import { count, line, moment, plain } from './shown.ts';
import { labelName } from './words.ts';

export function correspondence(file: OpenCase, base: string, now: Date): Html {
  const evidence = evidenceOf(file);
  const items = [
    ...file.letters.map((one) => ({
      at: one.received_at,
      shown: showLetter(one, evidence, file.decides ? `${base}/letters/${one.id}` : null, now),
    })),
    ...file.mail.map((one) => ({ at: one.created_at, shown: answer(one, now) })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  return html`<section class="letters" aria-labelledby="letters"><h2 id="letters">Letters</h2>
${items.length === 0 ? html`<p class="muted">This did not come by letter.</p>` : ''}
${file.lettersLeftOut > 0 ? html`<p class="notice">${count(file.lettersLeftOut, 'letter', 'letters')} between the first and the last are not shown. The evidence pack names them all.</p>` : ''}
${items.map(({ shown }) => shown)}</section>`;
}

type Mail = OpenCase['mail'][number];

/** Ours; the reader knows them, so they are folded. */
function answer(mail: Mail, now: Date): Html {
  const fate = mail.failed_at
    ? html`<span class="bad">could not be delivered: ${line(mail.error ?? '')}</span>`
    : mail.sent_at
      ? html`sent ${moment(mail.sent_at, now)}`
      : html`on its way`;
  return html`<details class="letter out"><summary><b>We wrote</b> ${line(mail.subject)} <span class="muted">${fate}</span></summary>
<p class="muted small">To ${line(mail.recipient)}</p><div class="own" dir="auto">${plain(mail.text)}</div></details>`;
}

export function evidenceOf(file: OpenCase): readonly Evidence[] {
  return (file.details.readings ?? []).flatMap(({ evidence }) => evidence);
}

/** What was understood, how surely, and by which words. */
export function readings(file: OpenCase): Html | string {
  const all = file.details.readings ?? [];
  if (all.length === 0) return '';
  const item = ({ right, confidence, evidence }: (typeof all)[number]) =>
    html`<li><b>${labelName(right)}</b> <meter min="0" max="1" value="${confidence}" aria-label="how sure"></meter> <span class="muted number">${Math.round(confidence * 100)} %</span>
${evidence.map((one) => html`<q>${line(one.text)}</q> <span class="muted small">${line(one.why)}</span>`)}</li>`;
  return html`<details class="readings"${file.case.right ? '' : html` open`}><summary>Why it was understood so</summary><ul>${all.map(item)}</ul></details>`;
}
