/**
 * Choices about cookies: `POST /consent` takes one, from the page's module or from a plain form, sets
 * the cookie that keeps it and writes a receipt; the pages behind it show, hand out and delete
 * receipts. No address and no user agent is kept.
 */
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type BrowserRefusal, browserRefusals } from '#content/cookies.ts';
import { deleteReceipt, findReceipts, findSnapshot } from '#db/consent-receipts.ts';
import type { ConsentReceipt, ConsentSnapshot } from '#db/schema-consent.ts';
import { type Consents, choicesText, freshReceiptId, makeConsents } from '../consent.ts';
import { isReceiptId, type Kept, type Posted, readPosted } from '../consent-choice.ts';
import { clearing, consentCookie, noConsentCookie, readConsentCookie } from '../consent-cookie.ts';
import { receiptDocument } from '../consent-document.ts';
import type { Desk } from '../desk.ts';
import { askingSite, isForeign } from './asking-site.ts';
import { receiptPage, receiptsPage, removedPage, unknownPage, wrongPage } from './consent-pages.ts';
import { readForm } from './form.ts';

/** A proxy before us gives all visitors one address, so the measure is a site's and not a person's. */
const MOST_A_MINUTE = 120;
/** A choice made offline is sent later; its own time is believed for so long. */
const BELIEVED_MS = 7 * 24 * 60 * 60 * 1_000;

export function consentRoutes(desk: Desk, consents: Consents = makeConsents(desk)): Hono {
  const limiter = new RateLimiterMemory({ points: MOST_A_MINUTE, duration: 60 });
  const app = new Hono();
  app.post('/consent', async (c) => {
    const form = await readForm(c);
    const kept = keptIn(c, consents);
    const posted = readPosted(form, kept, consents.register, consents.revision);
    if (!posted) return wrongPage(c, 'damaged');
    // A refusal may come from anywhere; a yes must come from a page of ours.
    if (isForeign(c) && posted.allowed.length > 0) return wrongPage(c, 'foreign');
    const shown = await consents.shown(posted.shown);
    if (!shown) return wrongPage(c, 'changed');
    if (!(await hasRoom(limiter, c))) return wrongPage(c, 'tooMany');
    return take(desk, consents, c, posted, shown, kept);
  });
  app.get('/consent', async (c) => {
    const asked = c.req.query('id')?.trim().toLowerCase();
    if (asked) return c.redirect(`/consent/${encodeURIComponent(asked)}`, 303);
    const { receipt } = keptIn(c, consents);
    return receiptsPage(c, await chain(desk, receipt));
  });
  // A name with a dot is a file of the site's: what other sites link of our banner.
  app.get('/consent/:id{[^./]+}', async (c) => {
    const [receipt] = await findReceipts(desk.db, [c.req.param('id')]);
    return receipt ? receiptPage(c, consents.register, receipt) : unknownPage(c);
  });
  app.get('/consent/:id/receipt.json', (c) => handOut(desk, c, c.req.param('id')));
  app.post('/consent/:id/delete', (c) => remove(desk, consents, c, c.req.param('id')));
  return app;
}

async function take(
  desk: Desk,
  consents: Consents,
  c: Context,
  posted: Posted,
  shown: ConsentSnapshot,
  kept: Kept,
): Promise<Response> {
  const now = desk.clock();
  const at = believable(posted.madeAt, now);
  const receipt: ConsentReceipt = {
    id: posted.id ?? freshReceiptId(),
    at: at.toISOString(),
    received_at: now.toISOString(),
    action: posted.action,
    choices: choicesText(posted),
    snapshot: shown.digest,
    signal: signalIn(c),
    // The page's module names it; the cookie may hold a later one by now.
    previous: posted.id === null ? kept.receipt : posted.previous,
  };
  if ((await consents.record(receipt)) === 'taken') return wrongPage(c, 'changed');
  // A later choice of this browser is on its way to us: our cookie must not bring back this one.
  const later = posted.id !== null && kept.waiting && kept.receipt !== receipt.id;
  if (!later) setCookies(desk, consents, c, receipt.id, at, posted);
  return posted.id === null ? c.redirect(`/consent/${receipt.id}`, 303) : c.body(null, 204);
}

function setCookies(
  desk: Desk,
  consents: Consents,
  c: Context,
  receipt: string,
  at: Date,
  posted: Posted,
): void {
  const { protocol, hostname } = askingSite(c, desk.config.publicUrl);
  const cookie = consentCookie(receipt, consents.revision, at, posted, protocol === 'https:');
  const cleared = clearing(cookiesOf(c), hostname, consents.register, posted.allowed);
  for (const one of [cookie, ...cleared]) c.header('Set-Cookie', one, { append: true });
  c.header('Cache-Control', 'no-store');
}

function believable(made: Date | null, now: Date): Date {
  const age = made ? now.getTime() - made.getTime() : Number.NaN;
  return made && age > -300_000 && age < BELIEVED_MS ? made : now;
}

/** What the browser says for its owner, where the register says that it is heeded. */
function signalIn(c: Context): BrowserRefusal | null {
  const headers = { gpc: 'Sec-GPC', dnt: 'DNT' } as const;
  return browserRefusals.find((signal) => c.req.header(headers[signal]) === '1') ?? null;
}

async function hasRoom(limiter: RateLimiterMemory, c: Context): Promise<boolean> {
  return limiter.consume(visitor(c)).then(
    () => true,
    () => false,
  );
}

/** The connection's own address; it is kept nowhere. */
function visitor(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

/** The newest receipts of this browser, each naming the one before. */
async function chain(desk: Desk, newest: string | null) {
  const found = [];
  for (let id = newest; id && found.length < 20; ) {
    const [receipt] = await findReceipts(desk.db, [id]);
    if (!receipt) break;
    found.push(receipt);
    id = receipt.previous;
  }
  return found;
}

async function handOut(desk: Desk, c: Context, id: string) {
  const [receipt] = await findReceipts(desk.db, [id]);
  const snapshot = receipt && (await findSnapshot(desk.db, receipt.snapshot));
  if (!snapshot) return unknownPage(c);
  c.header('Cache-Control', 'no-store');
  c.header('Content-Disposition', `attachment; filename="consent-${receipt.id}.json"`);
  return c.json(receiptDocument(receipt, snapshot));
}

async function remove(desk: Desk, consents: Consents, c: Context, id: string) {
  if (isForeign(c) || !isReceiptId(id) || !(await deleteReceipt(desk.db, id))) {
    return unknownPage(c);
  }
  if (keptIn(c, consents).receipt === id) {
    const { protocol, hostname } = askingSite(c, desk.config.publicUrl);
    const cleared = clearing(cookiesOf(c), hostname, consents.register, []);
    for (const one of [noConsentCookie(protocol === 'https:'), ...cleared]) {
      c.header('Set-Cookie', one, { append: true });
    }
  }
  return removedPage(c);
}

const cookiesOf = (c: Context): string => c.req.header('Cookie') ?? '';
const keptIn = (c: Context, { revision }: Consents): Kept =>
  readConsentCookie(cookiesOf(c), revision);
