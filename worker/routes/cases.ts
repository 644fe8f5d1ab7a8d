/**
 * The person's own page of a case. Opening it changes nothing, since mail scanners open every link;
 * each act is a button. Works without script. Who has no token, an old one or a made-up one is told
 * the same: that the link does not work.
 */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { CasePageWords } from '#content/case-page.ts';
import { languageFor as languageOfCase } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { addProof, type CasePage, confirm, openCasePage, withdraw } from '../subject.ts';
import { MOST_MEGABYTES, type Notice, showCase } from './case-page.ts';
import { readForm } from './form.ts';
import { privatePage, type Status } from './page.ts';
import { unknownLink } from './unsubscribe.ts';

const MOST_PROOF_OCTETS = MOST_MEGABYTES * 1_000_000;
/** A form around a file: its boundaries and headers. */
const AROUND_A_FILE = 4_096;

/** First octets of what a person can look at without opening a hostile file's own program. */
const KINDS: readonly { readonly type: string; readonly begins: string }[] = [
  { type: 'image/jpeg', begins: 'ffd8ff' },
  { type: 'image/png', begins: '89504e470d0a1a0a' },
  { type: 'application/pdf', begins: '255044462d' },
];

export function caseRoutes(desk: Desk): Hono {
  const app = new Hono();
  app.get('/case/:token', async (c) => {
    const page = await openCasePage(desk, c.req.param('token'));
    return page ? show(desk, c, page) : unknownLink(c, 'case');
  });
  // Whoever reloads the answer to a button finds the page, and presses nothing twice.
  app.get('/case/:token/:act{confirm|withdraw|proof}', (c) =>
    c.redirect(`/case/${c.req.param('token')}`, 303),
  );
  app.post('/case/:token/confirm', (c) => confirmed(desk, c));
  app.post('/case/:token/withdraw', (c) =>
    act(desk, c, withdraw, (words) => ({ good: words.withdraw.done, bad: words.refusals.ended })),
  );
  app.post('/case/:token/proof', uploadLimit(desk), (c) => upload(desk, c));
  return app;
}

type Says = (words: CasePageWords) => { good: string; bad: string };

/** Does it, then shows the page as it is now, with what happened on top. */
async function act(
  desk: Desk,
  c: Context,
  work: (desk: Desk, page: CasePage) => Promise<boolean>,
  says: Says,
) {
  const token = c.req.param('token') ?? '';
  const page = await openCasePage(desk, token);
  if (!page) return unknownLink(c, 'case');
  const done = await work(desk, page);
  desk.outgoing.ring();
  const after = (await openCasePage(desk, token)) ?? page;
  const { good, bad } = says(languageOfCase(page.case.language).casePage);
  return done ? show(desk, c, after, { good }) : show(desk, c, after, { bad }, 409);
}

/** Confirms what the page showed and the person left ticked; a bare post all that waits. */
async function confirmed(desk: Desk, c: Context) {
  const form = await readForm(c);
  const chosen = form.has('case') ? form.getAll('case').filter((one) => one !== '') : null;
  return act(
    desk,
    c,
    (_, page) => confirm(desk, page, chosen),
    ({ confirm: words, refusals }) => ({
      good: words.done,
      bad: chosen?.length === 0 ? refusals.noneChosen : refusals.nothingToConfirm,
    }),
  );
}

function uploadLimit(desk: Desk) {
  return bodyLimit({
    maxSize: MOST_PROOF_OCTETS + AROUND_A_FILE,
    onError: (c) => refuseFile(desk, c, 'tooLarge', 413),
  });
}

async function refuseFile(
  desk: Desk,
  c: Context,
  why: 'tooLarge' | 'noFile' | 'wrongType',
  status: Status,
) {
  const page = await openCasePage(desk, c.req.param('token') ?? '');
  if (!page) return unknownLink(c, 'case');
  const { refusals } = languageOfCase(page.case.language).casePage;
  return show(desk, c, page, { bad: refusals[why] }, status);
}

async function upload(desk: Desk, c: Context) {
  const file = await readFile(c);
  if (!file) return refuseFile(desk, c, 'noFile', 400);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes);
  if (!kind) return refuseFile(desk, c, 'wrongType', 400);
  return act(
    desk,
    c,
    (_, now) => addProof(desk, now, { filename: nameOf(file), mediaType: kind, bytes }),
    (words) => ({ good: words.proof.done, bad: words.refusals.ended }),
  );
}

async function readFile(c: Context): Promise<File | null> {
  try {
    const file = (await c.req.formData()).get('proof');
    return file instanceof File && file.size > 0 ? file : null;
  } catch {
    return null;
  }
}

/** Letters and digits of any script; nothing that turns a line around, climbs out of a folder or is markup. */
function nameOf(file: File): string {
  const plain = file.name.replace(/[^\p{L}\p{N}. _-]/gu, '_').replace(/^\.+|\.(?=\.)/g, '');
  // By characters: half of one could not be kept.
  const name = [...plain].slice(0, 100).join('').trim();
  return name || 'proof';
}

/** By its first octets; the name and the type a browser claims are a stranger's words. */
function kindOf(bytes: Uint8Array): string | null {
  const begins = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  return KINDS.find((kind) => begins.startsWith(kind.begins))?.type ?? null;
}

function show(desk: Desk, c: Context, page: CasePage, notice?: Notice, status: Status = 200) {
  const base = `/case/${c.req.param('token')}`;
  const { language, title, body } = showCase(page, base, desk.clock(), notice);
  return privatePage(c, language, title, body, status);
}
