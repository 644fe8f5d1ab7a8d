/**
 * The request forms of the site, and the electronic complaint form that DPA 2018 s. 164A asks for:
 * plain POST, no script needed. What a visitor writes is kept as a letter; nothing says whether
 * anybody is held.
 */
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type Channel, channels, type RightId, rightIds } from '#content/rights.ts';
import type { Desk } from '../desk.ts';
import { clean } from '../mail/parse.ts';
import { normalAddress } from '../request/address.ts';
import { handleStatement } from '../statement.ts';
import { readForm } from './form.ts';
import { languageFor, privatePage } from './page.ts';
import { withMailbox } from './unsubscribe.ts';

const MOST_WORDS = 20_000;
/** Each answer is a letter to whatever address was typed in, so one connection gets few. */
const MOST_AN_HOUR = 10;

export function requestRoutes(desk: Desk): Hono {
  const limiter = new RateLimiterMemory({ points: MOST_AN_HOUR, duration: 3_600 });
  const app = new Hono();
  app.post('/requests', async (c) => {
    const form = await readForm(c);
    const right = rightIds.find((one) => one === form.get('right'));
    const address = normalAddress(form.get('address') ?? '');
    if (!right) return wrong(c, 'right');
    if (!address) return wrong(c, 'address');
    // Filled in by programs only: it is hidden from people. They are thanked and go away.
    if (form.get('website')) return thanks(c);
    try {
      await limiter.consume(visitor(c));
    } catch {
      return wrong(c, 'tooMany');
    }
    await take(desk, c, form, right, address);
    return thanks(c);
  });
  return app;
}

async function take(
  desk: Desk,
  c: Context,
  form: URLSearchParams,
  right: RightId,
  address: string,
): Promise<void> {
  await handleStatement(desk, {
    way: 'form',
    right,
    address,
    name: clean(form.get('name') ?? '', 200).replace(/[\r\n]+/g, ' '),
    words: clean(form.get('words') ?? '', MOST_WORDS),
    language: languageFor(c).code,
    receivedAt: desk.clock(),
    ...(right === 'opt-out' ? { channels: channelsIn(form) } : {}),
  });
  desk.outgoing.ring();
}

/** Nothing ticked on a form to stop being contacted can only mean everything. */
function channelsIn(form: URLSearchParams): readonly Channel[] {
  const named = form.getAll('channel');
  const chosen = channels.filter((one) => named.includes(one));
  return chosen.length > 0 ? chosen : channels;
}

/** The connection's own address; a header that names another is a stranger's words. */
function visitor(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

function thanks(c: Context) {
  const { title, lead } = languageFor(c).requestWords.thanks;
  return privatePage(
    c,
    languageFor(c),
    title,
    html`<div class="opening"><h1>${title}</h1><p class="lede" role="status">${withMailbox(lead)}</p></div>`,
  );
}

function wrong(c: Context, what: 'address' | 'right' | 'tooMany') {
  const { wrong: words } = languageFor(c).requestWords;
  return privatePage(
    c,
    languageFor(c),
    words.title,
    html`<div class="opening"><h1>${words.title}</h1><p class="lede" role="alert">${withMailbox(words[what])}</p></div><p>${words.back}</p>`,
    what === 'tooMany' ? 429 : 400,
  );
}
