/**
 * The form of a right, filled with what came, for whoever left something out: nothing they wrote is
 * lost, whatever their browser keeps. The empty form stands on the published pages.
 */
import { html } from 'hono/html';
import type { Language } from '#content/language.ts';
import { requestForm, wordsNeeded } from '#content/request-form.ts';
import { type Channel, channels, type RightId } from '#content/rights.ts';
import type { Html } from './page.ts';

/** What a visitor filled in, as it came. */
export interface Filled {
  readonly right: RightId;
  readonly address: string;
  readonly name: string;
  readonly words: string;
  /** Those ticked; of an opt-out alone. */
  readonly channels: readonly Channel[];
}

/** @param bad the field that the sentence above the form is about */
export function filledForm(language: Language, given: Filled, bad: 'address' | 'words' | null) {
  const { requestForm: words } = language;
  const { action, most } = requestForm;
  const needed = wordsNeeded.includes(given.right);
  const optional = html` <span class="hint">${words.optional}</span>`;
  const mark = (field: string) => (bad === field ? html` aria-invalid="true" autofocus` : '');
  return html`<form class="request" method="post" action="${action}" enctype="multipart/form-data">
<input type="hidden" name="right" value="${given.right}">
<input type="hidden" name="language" value="${language.code}">
<p class="field"><label for="address">${words.address}</label>
<span class="hint" id="address-hint">${words.addressHint}</span>
<input id="address" name="address" type="email" required maxlength="${most.address}" autocomplete="email" aria-describedby="address-hint" value="${given.address}"${mark('address')}></p>
<p class="field"><label for="name">${words.name}${optional}</label>
<input id="name" name="name" maxlength="${most.name}" autocomplete="name" value="${given.name}"></p>
${given.right === 'opt-out' ? channelBoxes(language, given.channels) : ''}
<p class="field"><label for="words">${words.wordsOf[given.right] ?? words.words}${needed ? '' : optional}</label>
<textarea id="words" name="words" rows="7"${needed ? html` required` : ''}${mark('words')}>
${given.words}</textarea></p>
<p><button class="button">${given.right === 'complaint' ? words.sendComplaint : words.send}</button></p>
</form>`;
}

function channelBoxes(language: Language, ticked: readonly Channel[]): Html {
  const box = (channel: Channel) =>
    html`<label class="choice"><input type="checkbox" name="channel" value="${channel}"${ticked.includes(channel) ? html` checked` : ''}> <span>${language.words.channels[channel]}</span></label>`;
  return html`<fieldset><legend>${language.requestForm.channels}</legend>${channels.map(box)}</fieldset>`;
}
