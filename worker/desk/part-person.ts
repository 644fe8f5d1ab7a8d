/** Whom a case is about: how they are known, what proves them, what is held of them. */
import { html } from 'hono/html';
import { defaultLanguage } from '#content/languages.ts';
import { rights } from '#content/rights.ts';
import { contactFields } from '#db/contacts.ts';
import { fieldName, nameOf, show } from '../packages/show.ts';
import type { Html } from '../routes/page.ts';
import type { OpenCase } from './case-open.ts';
import { day, line, moment } from './shown.ts';
import { rightName, stateName } from './words.ts';

export function whoTheyAre(file: OpenCase, base: string, now: Date): Html {
  return html`<section aria-labelledby="person"><h2 id="person">The person</h2>
<dl class="pairs">${identity(file, now)}${authority(file, now)}</dl>
${proofList(file, base, now)}
${contactTable(file)}
${heldTable(file)}
${purchaseTable(file)}
${otherCases(file, now)}</section>`;
}

const pair = (name: string, value: Html) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

function identity({ case: { right, identity_at, agent } }: OpenCase, now: Date): Html {
  const needed = right === null ? null : rights[right].identity;
  const none = needed === 'none' ? html`not needed for this` : html`not yet`;
  return html`${pair('Identity', identity_at ? html`stands since ${moment(identity_at, now)}` : none)}
${agent ? pair('Agent', html`${line(agent)}`) : ''}`;
}

function authority({ case: { agent, authority_at } }: OpenCase, now: Date): Html | string {
  if (!agent) return '';
  return pair(
    'Authority',
    authority_at ? html`stands since ${moment(authority_at, now)}` : html`not seen`,
  );
}

function proofList({ proofs }: OpenCase, base: string, now: Date): Html | string {
  if (proofs.length === 0) return '';
  const item = (one: OpenCase['proofs'][number]) => {
    const fate = one.refused_at ? 'not enough' : one.accepted_at ? 'accepted' : 'to be looked at';
    return html`<li><a href="${base}/proofs/${one.id}" target="_blank" rel="noopener">${line(one.filename)}</a> <span class="muted">${one.kind}, sent ${moment(one.received_at, now)}, ${fate}</span></li>`;
  };
  return html`<h3>Proofs</h3><ul class="proofs">${proofs.map(item)}</ul>`;
}

function contactTable({ contact }: OpenCase): Html {
  if (!contact) return html`<p class="muted">Nobody is held under this address.</p>`;
  const rows = contactFields.flatMap((field) => {
    const value = contact[field];
    return value ? [pair(fieldName(field, defaultLanguage), html`${line(value)}`)] : [];
  });
  return html`<details class="act"><summary>On file</summary><dl class="pairs">${rows}</dl></details>`;
}

/** Numbers for everybody: a number tells nothing of what was bought. */
function heldTable({ held }: OpenCase): Html | string {
  if (held.length === 0) return '';
  const rows = held.map(
    ({ id, count }) =>
      html`<li><span>${nameOf(defaultLanguage.packages.records, id)}</span> <b class="number">${count}</b></li>`,
  );
  return html`<details class="act"><summary>What is held</summary><ul class="counts">${rows}</ul></details>`;
}

const financial = ['invoice', 'item', 'pence', 'invoiced_on', 'paid_on'] as const;

/** Only for whom financial records are given; nobody else's page has the rows at all. */
function purchaseTable({ purchases }: OpenCase): Html | string {
  if (!purchases || purchases.length === 0) return '';
  const head = financial.map(
    (field) => html`<th scope="col">${fieldName(field, defaultLanguage)}</th>`,
  );
  const rows = purchases.map((row) => {
    const cells = financial.map((field) => {
      const value = row[field];
      return html`<td>${value === null ? '' : line(show('purchases', field, value, defaultLanguage))}</td>`;
    });
    return html`<tr>${cells}</tr>`;
  });
  return html`<details class="act"><summary>Purchases</summary><div class="scroll" tabindex="0" role="region" aria-label="Purchases"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

function otherCases({ others }: OpenCase, now: Date): Html | string {
  if (others.length === 0) return '';
  const item = (one: OpenCase['others'][number]) =>
    html`<li><a href="/desk/cases/${one.reference}">${rightName(one.right)}</a> <span class="muted">${stateName(one.state).toLowerCase()}, ${day(one.received_at, now)}</span></li>`;
  return html`<h3>Their other cases</h3><ul class="others-list">${others.map(item)}</ul>`;
}
