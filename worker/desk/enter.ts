/** A request that came on paper or by phone, entered so that it goes a letter's way. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { languages } from '#content/languages.ts';
import { requestForm } from '#content/request-form.ts';
import { type Channel, channels, type RightId, rightIds } from '#content/rights.ts';
import { dayIn } from '../case-clock.ts';
import type { Desk } from '../desk.ts';
import { type Entry, enterRequest } from '../enter.ts';
import { normalAddress } from '../request/address.ts';
import { readForm } from '../routes/form.ts';
import type { Html } from '../routes/page.ts';
import { type DeskContext, type DeskVariables, decider } from './access.ts';
import { type Given, givenIn, isDay } from './case-act.ts';
import { area, select, textField } from './fields.ts';
import { type DeskStatus, deskPage } from './page.ts';
import { plain } from './shown.ts';
import { channelNames, rightHints, rightNames } from './words.ts';

export function enterRoutes(desk: Desk): Hono<{ Variables: DeskVariables }> {
  const app = new Hono<{ Variables: DeskVariables }>();
  app.get('/enter', (c) => show(desk, c, EMPTY));
  app.post('/enter', async (c) => {
    const given = givenIn(await readForm(c));
    const entry = readEntry(c, given);
    if ('wrong' in entry) return show(desk, c, given, entry.wrong, 400);
    const entered = await enterRequest(desk, entry);
    if ('refused' in entered) return show(desk, c, given, entered.refused, 400);
    const [reference] = entered.references;
    const what = entered.outcome === 'joined' ? 'joined' : 'entered';
    return c.redirect(reference ? `/desk/cases/${reference}?done=${what}` : '/desk', 303);
  });
  return app;
}

const EMPTY: Given = { text: () => '', all: () => [] };

function readEntry(c: DeskContext, given: Given): Entry | { readonly wrong: string } {
  const right = rightIds.find((one) => one === given.text('right'));
  const address = normalAddress(given.text('address'));
  const received = given.text('received');
  const words = given.text('words').slice(0, requestForm.most.words);
  if (!right) return { wrong: 'Say what is asked for.' };
  if (!address) return { wrong: 'The answer needs an email address, and that is none.' };
  if (!isDay(received)) return { wrong: 'Say on which day it arrived.' };
  if (words === '') return { wrong: 'Write down what was asked, in the words it was asked in.' };
  return {
    staff: decider(c),
    right,
    address,
    received,
    words,
    name: given.text('name').replaceAll('\n', ' ').slice(0, requestForm.most.name),
    channels: channels.filter((one) => given.all('channel').includes(one)),
    language: languages.find(({ code }) => code === given.text('language'))?.code ?? 'en',
  };
}

function show(desk: Desk, c: DeskContext, given: Given, wrong?: string, status: DeskStatus = 200) {
  const { staff } = c.get('signedIn');
  const form =
    staff.role === 'reader'
      ? html`<p>You may look at cases and enter none.</p>`
      : fields(desk, given);
  const body = html`<div class="head"><h1>Enter a request</h1></div>
<p class="lede">What came on paper or was said on the phone goes the same way as a letter by mail.</p>
${wrong ? html`<p class="notice bad" role="alert">${plain(wrong)}</p>` : ''}${form}`;
  return deskPage(c, { title: 'Enter a request', staff, body }, status);
}

function fields(desk: Desk, given: Given): Html {
  const today = dayIn(desk.clock().toISOString());
  const choices = rightIds.map(
    (id: RightId) => [id, `${rightNames[id]}: ${rightHints[id]}`] as const,
  );
  const speech = languages.map(({ code, name }) => [code, name] as const);
  return html`<form class="enter" method="post" action="/desk/enter">
${select({ name: 'right', label: 'What it asks for', value: given.text('right') }, choices)}
${area({ name: 'words', label: 'In their words', hint: 'As on the paper, or as said.', required: true, rows: 6, value: given.text('words') })}
<div class="pair">${textField({ name: 'name', label: 'Name', value: given.text('name') })}
${textField({ name: 'address', label: 'Email address', hint: 'The answer goes there.', type: 'email', required: true, value: given.text('address') })}</div>
<div class="pair">${textField({ name: 'received', label: 'The day it arrived', type: 'date', required: true, max: today, value: given.text('received') || today })}
${select({ name: 'language', label: 'Answer in', value: given.text('language') || 'en' }, speech)}</div>
<fieldset><legend>For an opt-out: what is to stop</legend><div class="boxes">${channels.map(box)}</div></fieldset>
<p><button class="button" data-primary>Enter the request</button></p></form>`;
}

const box = (channel: Channel) =>
  html`<label class="choice"><input type="checkbox" name="channel" value="${channel}"> <span>${channelNames[channel]}</span></label>`;
