/**
 * The person's own page of a case. Opening it changes nothing, since mail scanners open every link;
 * each act is a button. Works without script. Who has no token, an old one or a made-up one is told
 * the same: that the link does not work.
 */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import type { CasePageWords, CaseState } from '#content/case-page.ts';
import { fill } from '#content/fill.ts';
import { proofs } from '#content/identity.ts';
import type { Language } from '#content/language.ts';
import { languageFor as languageOfCase } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { addProof, type CasePage, confirm, openCasePage, withdraw } from '../subject.ts';
import { type Html, privatePage } from './page.ts';
import { unknownLink } from './unsubscribe.ts';

const MOST_MEGABYTES = 10;
export const MOST_PROOF_OCTETS = MOST_MEGABYTES * 1_000_000;

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
    return page ? show(c, page) : unknownLink(c);
  });
  app.post('/case/:token/confirm', (c) =>
    act(desk, c, confirm, (words) => ({
      good: words.confirm.done,
      bad: words.refusals.nothingToConfirm,
    })),
  );
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
  if (!page) return unknownLink(c);
  const done = await work(desk, page);
  desk.outgoing.ring();
  const after = (await openCasePage(desk, token)) ?? page;
  const { good, bad } = says(languageOfCase(page.case.language).casePage);
  return show(c, after, done ? { good } : { bad });
}

function uploadLimit(desk: Desk) {
  return bodyLimit({
    maxSize: MOST_PROOF_OCTETS,
    onError: async (c) => {
      const page = await openCasePage(desk, c.req.param('token') ?? '');
      if (!page) return unknownLink(c);
      const { refusals } = languageOfCase(page.case.language).casePage;
      return show(c, page, { bad: refusals.tooLarge }, 413);
    },
  });
}

async function upload(desk: Desk, c: Context) {
  const page = await openCasePage(desk, c.req.param('token') ?? '');
  if (!page) return unknownLink(c);
  const { refusals } = languageOfCase(page.case.language).casePage;
  const file = await readFile(c);
  if (!file) return show(c, page, { bad: refusals.noFile }, 400);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes);
  if (!kind) return show(c, page, { bad: refusals.wrongType }, 400);
  const filename = file.name.replace(/[^\p{L}\p{N}. _-]/gu, '_').slice(0, 100);
  return act(
    desk,
    c,
    (_, now) => addProof(desk, now, { filename, mediaType: kind, bytes }),
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

/** By its first octets; the name and the type a browser claims are a stranger's words. */
function kindOf(bytes: Uint8Array): string | null {
  const begins = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  return KINDS.find((kind) => begins.startsWith(kind.begins))?.type ?? null;
}

type Notice = { readonly good: string } | { readonly bad: string };

function show(c: Context, page: CasePage, notice?: Notice, status: 200 | 400 | 413 = 200) {
  // In the language the person wrote in, whatever the browser's is.
  const language = languageOfCase(page.case.language);
  const words = language.casePage;
  const title = fill(words.title, { reference: page.case.reference });
  const about = page.case.right
    ? fill(words.about, { right: language.replies.rights[page.case.right] })
    : words.unclear;
  return privatePage(
    c,
    language,
    title,
    html`<div class="opening">
<h1>${title}</h1>
<p class="lede">${about} ${words.states[page.case.state as CaseState]}</p>
${dates(language, page)}
</div>
${notice ? said(notice) : ''}
${page.confirmable ? confirmForm(c, page, words) : ''}
${page.open ? proofForm(c, page, language) : ''}
${page.open ? withdrawForm(c, words) : ''}`,
    status,
  );
}

function said(notice: Notice): Html {
  return 'good' in notice
    ? html`<p class="notice good" role="status">${notice.good}</p>`
    : html`<p class="notice bad" role="alert">${notice.bad}</p>`;
}

function dates(language: Language, page: CasePage): Html {
  const { casePage: words, day } = language;
  const received = html`<div><dt>${words.received}</dt><dd>${day(page.clock.received)}</dd></div>`;
  if (!page.open) return html`<dl class="facts">${received}</dl>`;
  const due = page.clock.due
    ? html`<div><dt>${words.due}</dt><dd>${day(page.clock.due)}</dd></div>`
    : html`<div><dt>${words.due}</dt><dd>${words.waiting}</dd></div>`;
  return html`<dl class="facts">${received}${due}</dl>`;
}

function confirmForm(c: Context, page: CasePage, words: CasePageWords): Html {
  const { lead, button } = page.case.awaits === 'authority' ? words.authority : words.confirm;
  return html`<form method="post" action="${path(c, 'confirm')}">
<p>${lead}</p>
<p><button class="button">${button}</button></p>
</form>`;
}

function proofForm(c: Context, page: CasePage, language: Language): Html {
  if (page.case.awaits === null && page.proofs.length === 0) return html``;
  const { proof } = language.casePage;
  const oneOf = new Intl.ListFormat(language.code, { type: 'disjunction' });
  const documents = oneOf.format(proofs.oneOf.map((one) => language.words.proofs[one]));
  const accepted = language.list([
    documents,
    ...proofs.with.map((one) => language.words.proofs[one]),
  ]);
  const sent = page.proofs.map(
    (one) =>
      html`<li>${one.filename} · ${one.refused_at ? proof.notEnough : `${proof.sent} ${language.day(one.received_at.slice(0, 10))}`}</li>`,
  );
  return html`<form method="post" action="${path(c, 'proof')}" enctype="multipart/form-data">
<h2>${proof.title}</h2>
<p>${fill(proof.lead, { proofs: accepted })}</p>
${sent.length > 0 ? html`<ul>${sent}</ul>` : ''}
<p class="field"><label for="proof">${proof.label}</label>
<input id="proof" name="proof" type="file" accept="image/jpeg,image/png,application/pdf" required aria-describedby="proof-hint">
<span class="hint" id="proof-hint">${fill(proof.hint, { size: String(MOST_MEGABYTES) })}</span></p>
<p><button class="button">${proof.button}</button></p>
</form>`;
}

function withdrawForm(c: Context, words: CasePageWords): Html {
  return html`<form method="post" action="${path(c, 'withdraw')}">
<h2>${words.withdraw.title}</h2>
<p>${words.withdraw.lead}</p>
<p><button class="button quiet">${words.withdraw.button}</button></p>
</form>`;
}

function path(c: Context, act: string): string {
  return `/case/${c.req.param('token')}/${act}`;
}
