/**
 * The evidence pack of a case: one archive that shows how it was handled, with what is needed to
 * check it without us. Nothing sealed is in it: no letter's bytes, no proof, no package.
 */
import { createHash } from 'node:crypto';
import { calendar } from '#content/clock.ts';
import { company } from '#content/company.ts';
import { evidenceChecked, evidenceReadme } from '#content/en/evidence.ts';
import { fill } from '#content/fill.ts';
import { findCase } from '#db/cases.ts';
import { clockEventsOf } from '#db/casework.ts';
import {
  answerEvidence,
  letterEvidence,
  packageEvidence,
  proofEvidence,
  redactionEvidence,
} from '#db/evidence.ts';
import { logOf } from '#db/log.ts';
import { checkLog } from '#db/log-check.ts';
import { noticesOf } from '#db/notices.ts';
import type { Case } from '#db/schema.ts';
import { wordsOf } from '#db/words.ts';
import { readClock } from './case-clock.ts';
import type { Desk } from './desk.ts';
import { type PackageFile, zip } from './packages/archive.ts';
import { dayName, dayOf } from './request/day.ts';
import { withoutSecrets } from './spent-links.ts';
import { sentencesOf } from './verify.ts';

type Texts = Record<string, string>;

/** Null when there is no such case. */
export async function evidencePack(desk: Desk, reference: string): Promise<PackageFile | null> {
  const found = await findCase(desk.db, reference);
  if (!found) return null;
  const now = desk.clock().toISOString();
  const texts: Texts = {
    'README.txt': await readme(desk, found, now),
    'case.json': json(about(found)),
    'log.json': json(await log(desk, found.id)),
    'clock.json': json(await clock(desk, found)),
    'decisions.json': json(await decisions(desk, found.id)),
    'letters.json': json(await letters(desk, found.id)),
    ...(await answers(desk, found.id)),
    'proofs.json': json(await proofEvidence(desk.db, found.id)),
    'packages.json': json(await packageEvidence(desk.db, found.id)),
    'redactions.json': json(await redactionEvidence(desk.db, found.id)),
    'notices.json': json(await notices(desk, found.id)),
  };
  const manifest = Object.entries(texts).map(([name, text]) => [name, sha256(text)]);
  texts['manifest.json'] = json(Object.fromEntries(manifest));
  return zip(`evidence-${found.reference}.zip`, texts, now);
}

async function readme(desk: Desk, { id, reference }: Case, now: string): Promise<string> {
  const flaws = sentencesOf(await checkLog(desk.db, id), 'The log');
  const values = {
    reference,
    made: dayName(dayOf(now, calendar.timeZone)),
    company: company.legalName,
    checked: flaws.length === 0 ? evidenceChecked.good : flaws.join(' '),
  };
  return `${evidenceReadme.map((paragraph) => fill(paragraph, values)).join('\n\n')}\n`;
}

function about(found: Case) {
  const { reference, right, state, address, name, agent, language, way_in } = found;
  const { received_at, identity_at, authority_at, due_on, clock_state, closed_at } = found;
  const times = { received_at, identity_at, authority_at, due_on, clock_state, closed_at };
  return { reference, right, state, address, name, agent, language, way_in, ...times };
}

/** In the form the hashes are reckoned from. */
async function log(desk: Desk, caseId: string) {
  const entries = await logOf(desk.db, caseId);
  return entries.map(({ actor, at, case_id, detail, kind, letter_id, previous_hash, hash }) => ({
    actor,
    at,
    case_id,
    detail,
    kind,
    letter_id,
    previous_hash: hex(previous_hash),
    hash: hex(hash),
  }));
}

async function clock(desk: Desk, found: Case) {
  const { explanation, ...stands } = await readClock(desk.db, found);
  const told = await clockEventsOf(desk.db, found.id);
  const events = told.map((row) => ({ kind: row.kind, at: row.at, ...JSON.parse(row.detail) }));
  return { ...stands, events, explanation };
}

async function decisions(desk: Desk, caseId: string) {
  const words = await wordsOf(desk.db, caseId);
  return words.map((row) => ({ ...row, sha256: sha256(row.text) }));
}

async function letters(desk: Desk, caseId: string) {
  const rows = await letterEvidence(desk.db, caseId);
  return rows.map(({ fingerprint, ...row }) => ({ ...row, sha256: hex(fingerprint) }));
}

async function answers(desk: Desk, caseId: string): Promise<Texts> {
  const rows = await answerEvidence(desk.db, caseId);
  const named = rows.map((row, index) => ({
    file: `answers/${String(index + 1).padStart(3, '0')}-${row.template}.txt`,
    row,
  }));
  const list = named.map(({ file, row: { text, ...row } }) => ({
    file,
    ...row,
    sha256: sha256(text),
  }));
  const texts = named.map(({ file, row }) => [file, withoutSecrets(row.text)]);
  return { 'answers.json': json(list), ...Object.fromEntries(texts) };
}

async function notices(desk: Desk, caseId: string) {
  const rows = await noticesOf(desk.db, caseId);
  return rows.map(({ processor, kind, created_at, sent_at, acknowledged_at, error }) => ({
    processor,
    kind,
    created_at,
    sent_at,
    acknowledged_at,
    error,
  }));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function hex(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString('hex');
}
