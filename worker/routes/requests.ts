/**
 * The request forms of the site, and the electronic complaint form that DPA 2018 s. 164A asks for:
 * plain POST, no script needed. What a visitor writes is kept as a letter; nothing says whether
 * anybody is held.
 */
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { fill } from '#content/fill.ts';
import type { Language } from '#content/language.ts';
import { languages } from '#content/languages.ts';
import { pages } from '#content/pages.ts';
import { requestForm, wordsNeeded } from '#content/request-form.ts';
import { type Channel, channels, type RightId, rightIds } from '#content/rights.ts';
import type { Desk } from '../desk.ts';
import { clean } from '../mail/parse.ts';
import { normalAddress } from '../request/address.ts';
import { handleStatement } from '../statement.ts';
import { readForm } from './form.ts';
import { languageFor, privatePage } from './page.ts';
import { type Filled, filledForm } from './request-form.ts';
import { withMailbox } from './unsubscribe.ts';
import { visitor } from './visitor.ts';

/** Each answer is a letter to whatever address was typed in, so one connection gets few. */
const MOST_AN_HOUR = 10;

export function requestRoutes(desk: Desk): Hono {
  const limiter = new RateLimiterMemory({ points: MOST_AN_HOUR, duration: 3_600 });
  const app = new Hono();
  // Whoever reloads or keeps the address of the answer finds the forms.
  app.get(requestForm.action, (c) => c.redirect(pages.rights, 303));
  app.post(requestForm.action, async (c) => {
    const form = await readForm(c);
    const language = languageOf(c, form);
    const right = rightIds.find((one) => one === form.get('right'));
    if (!right) return wrongRight(c, language);
    const given = readFilled(form, right);
    const address = normalAddress(given.address);
    // A name without a dot is a machine of somebody's own: mail from us does not reach it.
    if (!address?.includes('.', address.lastIndexOf('@')))
      return wrong(c, language, given, 'address');
    if (given.words.length > requestForm.most.words) return wrong(c, language, given, 'tooLong');
    if (wordsNeeded.includes(right) && given.words === '') {
      return wrong(c, language, given, 'words');
    }
    // Filled in by programs only: it is hidden from people. They are thanked and go away.
    if (form.get('website')) return thanks(c, language);
    try {
      await limiter.consume(visitor(c));
    } catch {
      return wrong(c, language, given, 'tooMany');
    }
    await take(desk, language, given, address);
    return thanks(c, language);
  });
  return app;
}

/** Of the page the form stood on, else the browser's. */
function languageOf(c: Context, form: URLSearchParams): Language {
  return languages.find((one) => one.code === form.get('language')) ?? languageFor(c);
}

function readFilled(form: URLSearchParams, right: RightId): Filled {
  const named = form.getAll('channel');
  return {
    right,
    address: clean(form.get('address') ?? '', requestForm.most.address + 1),
    name: oneLine(clean(form.get('name') ?? '', requestForm.most.name)),
    // Longer than we take, so that it shows.
    words: clean((form.get('words') ?? '').replaceAll('\r\n', '\n').trim(), 60_000),
    channels: channels.filter((one) => named.includes(one)),
  };
}

function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

async function take(desk: Desk, language: Language, given: Filled, address: string): Promise<void> {
  const { right, name, words } = given;
  await handleStatement(desk, {
    way: 'form',
    right,
    address,
    name,
    words,
    language: language.code,
    receivedAt: desk.clock(),
    ...(right === 'opt-out' ? { channels: channelsIn(given) } : {}),
  });
  desk.outgoing.ring();
}

/** Nothing ticked on a form to stop being contacted can only mean everything. */
function channelsIn(given: Filled): readonly Channel[] {
  return given.channels.length > 0 ? given.channels : channels;
}

function thanks(c: Context, language: Language) {
  const { title, lead } = language.requestWords.thanks;
  return privatePage(
    c,
    language,
    title,
    html`<div class="opening"><h1>${title}</h1><p class="lede" role="status">${withMailbox(lead)}</p></div>`,
  );
}

function wrongRight(c: Context, language: Language) {
  const { wrong: words } = language.requestWords;
  return privatePage(
    c,
    language,
    words.title,
    html`<div class="opening"><h1>${words.title}</h1><p class="lede" role="alert">${words.right}</p></div>
<p><a href="${pages.rights}">${language.labels.pages.rights}</a></p>`,
    400,
  );
}

type Wrong = 'address' | 'words' | 'tooLong' | 'tooMany';

function wrong(c: Context, language: Language, given: Filled, what: Wrong) {
  const { wrong: words } = language.requestWords;
  const most = requestForm.most.words.toLocaleString(language.code);
  const sentence = fill(words[what], { most, mailbox: '{mailbox}' });
  const bad = { address: 'address', words: 'words', tooLong: 'words', tooMany: null } as const;
  return privatePage(
    c,
    language,
    words.title,
    html`<div class="opening"><h1>${words.title}</h1><p class="lede" role="alert">${withMailbox(sentence)}</p></div>
<p>${words.kept}</p>
${filledForm(language, given, bad[what])}`,
    what === 'tooMany' ? 429 : 400,
  );
}
