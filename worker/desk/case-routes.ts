/** One case: its page, and everything that can be done there. */
import { Hono } from 'hono';
import { html } from 'hono/html';
import { letterById, letterIdsOf, proofOf } from '#db/case-file.ts';
import { findCase } from '#db/cases.ts';
import { noticesOf } from '#db/notices.ts';
import { unseal } from '#db/vault.ts';
import { planCase } from '../casework/approve.ts';
import { decideCase } from '../casework.ts';
import type { Desk } from '../desk.ts';
import { evidencePack } from '../evidence.ts';
import { liftByCase } from '../lift.ts';
import { toldByHand } from '../open-notices.ts';
import { addListed, decideListed } from '../open-redactions.ts';
import { readForm } from '../routes/form.ts';
import { type DeskContext, type DeskVariables, decider, forDeciders } from './access.ts';
import { givenIn, readAct } from './case-act.ts';
import { openCase } from './case-open.ts';
import { casePage, type Flash } from './case-page.ts';
import { handOver, saveAs } from './hand-over.ts';
import { rawLetter } from './letter.ts';
import { type DeskStatus, deskPage } from './page.ts';
import { digestOfPlan } from './part-approve.ts';
import { readSteps } from './part-redactions.ts';
import { logView } from './viewed.ts';
import { done, rightName } from './words.ts';

export function caseRoutes(desk: Desk): Hono<{ Variables: DeskVariables }> {
  const app = new Hono<{ Variables: DeskVariables }>();
  app.get('/cases/:reference', (c) => show(desk, c, flashOf(c)));
  app.get('/cases/:reference/letters/:id', forDeciders, (c) => letter(desk, c));
  app.get('/cases/:reference/proofs/:id', (c) => proof(desk, c));
  app.get('/cases/:reference/evidence.zip', (c) => evidence(desk, c));
  app.post('/cases/:reference/act', (c) => act(desk, c));
  app.post('/cases/:reference/redactions', (c) => decideNames(desk, c));
  app.post('/cases/:reference/redactions/add', (c) => addName(desk, c));
  app.post('/cases/:reference/notices/:id', (c) => told(desk, c));
  app.post('/cases/:reference/lift', async (c) => {
    const result = await liftByCase(desk, decider(c), referenceOf(c));
    desk.outgoing.ring();
    return 'refused' in result ? show(desk, c, { bad: result.refused }, 409) : back(c, 'lift');
  });
  return app;
}

const referenceOf = (c: DeskContext): string => c.req.param('reference') ?? '';

async function show(desk: Desk, c: DeskContext, flash: Flash | null, status: DeskStatus = 200) {
  const { staff } = c.get('signedIn');
  const file = await openCase(desk, staff, referenceOf(c));
  if (!file) return unknown(c);
  await logView(desk, c, file.case.id);
  if (file.purchases && file.purchases.length > 0) {
    await logView(desk, c, file.case.id, { part: 'purchases' });
  }
  const title = `${file.case.reference}, ${rightName(file.case.right)}`;
  return deskPage(c, { title, staff, body: casePage(file, desk.clock(), flash) }, status);
}

function flashOf(c: DeskContext): Flash | null {
  const what = c.req.query('done') ?? '';
  const sentence = Object.hasOwn(done, what) ? done[what] : undefined;
  return sentence ? { good: sentence } : null;
}

/** Whoever reloads the page after a button presses nothing twice. */
function back(c: DeskContext, what: string) {
  return c.redirect(`/desk/cases/${referenceOf(c)}?done=${what}`, 303);
}

async function act(desk: Desk, c: DeskContext) {
  const given = givenIn(await readForm(c));
  const wanted = readAct(given);
  if ('wrong' in wanted) return show(desk, c, { bad: wanted.wrong }, 400);
  if (wanted.act === 'approve' && !(await isAsSeen(desk, referenceOf(c), given.text('seen')))) {
    return show(desk, c, { bad: CHANGED }, 409);
  }
  const result = await decideCase(desk, decider(c), referenceOf(c), wanted);
  return 'refused' in result ? show(desk, c, { bad: result.refused }, 409) : back(c, wanted.act);
}

const CHANGED =
  'What approving does has changed since you looked. Read the plan again, then approve.';

async function isAsSeen(desk: Desk, reference: string, seen: string): Promise<boolean> {
  const plan = await planCase(desk, reference);
  return plan === null || digestOfPlan(plan) === seen;
}

async function decideNames(desk: Desk, c: DeskContext) {
  const { name } = decider(c);
  const groups = readSteps(await readForm(c));
  if (groups.length === 0) return show(desk, c, { bad: 'Nothing was decided.' }, 400);
  for (const { words, steps } of groups) {
    const result = await decideListed(desk, referenceOf(c), words, steps, name);
    if ('refused' in result) return show(desk, c, { bad: result.refused }, 409);
  }
  return back(c, 'redactions');
}

async function addName(desk: Desk, c: DeskContext) {
  const given = givenIn(await readForm(c));
  const [record = '', record_id = '', field = ''] = given.text('place').split('\n');
  const words = given.text('words').slice(0, 500);
  const place = { record, record_id, field, words };
  const result = await addListed(desk, referenceOf(c), place, decider(c).name);
  return 'refused' in result ? show(desk, c, { bad: result.refused }, 409) : back(c, 'added');
}

async function told(desk: Desk, c: DeskContext) {
  const found = await findCase(desk.db, referenceOf(c));
  const id = c.req.param('id') ?? '';
  const notices = found ? await noticesOf(desk.db, found.id) : [];
  if (!notices.some((one) => one.id === id)) return unknown(c);
  const recorded = await toldByHand(desk, id, decider(c).name);
  return recorded ? back(c, 'told') : show(desk, c, { bad: 'That was acknowledged before.' }, 409);
}

/** The bytes as they came, to be saved: never shown by a browser as what they claim to be. */
async function letter(desk: Desk, c: DeskContext) {
  const found = await findCase(desk.db, referenceOf(c));
  const id = c.req.param('id') ?? '';
  const theirs = found ? await letterIdsOf(desk.db, found.id) : [];
  const row = theirs.includes(id) ? await letterById(desk.db, id) : undefined;
  const bytes = row && (await rawLetter(desk, row));
  if (!found || !row || !bytes) return unknown(c);
  await logView(desk, c, found.id, { letter: row.id });
  return saveAs(c, bytes, `${found.reference}.eml`);
}

async function proof(desk: Desk, c: DeskContext) {
  const found = await findCase(desk.db, referenceOf(c));
  const row = found && (await proofOf(desk.db, found.id, c.req.param('id') ?? ''));
  const bytes = row && (await unseal(desk.db, desk.keys, row.key_id, row.sealed));
  if (!found || !row || !bytes) return unknown(c);
  await logView(desk, c, found.id, { proof: row.id });
  return handOver(c, bytes, `${found.reference}-proof`);
}

async function evidence(desk: Desk, c: DeskContext) {
  const found = await findCase(desk.db, referenceOf(c));
  const pack = found && (await evidencePack(desk, found.reference));
  if (!found || !pack) return unknown(c);
  await logView(desk, c, found.id, { part: 'evidence' });
  return saveAs(c, pack.bytes, pack.filename);
}

function unknown(c: DeskContext) {
  const title = 'Not found';
  const body = html`<div class="head"><h1>${title}</h1></div><p>There is no such case, or that part of it was erased. <a href="/desk/cases">Look in the register</a>.</p>`;
  return deskPage(c, { title, staff: c.get('signedIn').staff, body }, 404);
}
