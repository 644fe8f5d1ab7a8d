/**
 * The published policy is the program: a lawyer changes one line of `content/`, and page, letter and
 * behaviour change together. Tried on a copy of the project, with the real builder and the real
 * command line.
 */
import { execFile } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { tempDir } from '../temp.ts';

const root = join(import.meta.dirname, '../..');
const copied = [
  'content',
  'site',
  'worker',
  'db',
  'astro.config.mjs',
  'package.json',
  'tsconfig.json',
];

/** A program that prints the letter a complaint and a request for proof are answered with. */
const letters = `
import { defaultLanguage } from '#content/languages.ts';
import { openCase, openingParts } from '#worker/request/opening.ts';
import { write } from '#worker/request/reply.ts';
import { proofWords } from '#worker/proof-words.ts';

const person = { address: 'a@b.example', digest: new Uint8Array(32), name: '' };
const at = new Date('2026-07-31T10:00:00Z');
const opened = openCase({
  id: '1', reference: 'PD-TEST', right: 'complaint', person, language: 'en', way: 'mail',
  receivedAt: at, now: at, authentic: false, readings: [],
});
const answer = (parts) => ({ caseId: '1', to: person, language: 'en', parts, inReplyTo: null, references: [] });
const links = { undo: 'https://x.example/u', policy: 'https://x.example/p' };
console.log(write(answer(openingParts([opened], '')), defaultLanguage, links).text);
const values = { reason: 'Sure?', proofs: proofWords('en'), page: 'https://x.example/c' };
const asked = { part: 'ask-documents', caseReferences: ['PD-TEST'], values };
console.log(write(answer([asked]), defaultLanguage, links).text);
`;

interface Said {
  readonly page: (path: string) => string;
  readonly due: string;
  readonly letters: string;
}

/** What a project says after one line of its content was changed. */
async function said(changes: readonly (readonly [string, string, string])[]): Promise<Said> {
  const folder = tempDir();
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [file, was, now] of changes) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    expect(text, `${file} says ${was}`).toContain(was);
    writeFileSync(path, text.replace(was, now));
  }
  writeFileSync(join(folder, 'letters.ts'), letters);
  const run = async (...words: readonly string[]) =>
    (await promisify(execFile)(process.execPath, words, { cwd: folder })).stdout;
  await run('node_modules/astro/bin/astro.mjs', 'build');
  const clock = ['clock', '--received', '2026-07-31T10:00Z', '--right', 'complaint', '--json'];
  return {
    page: (path) => readFileSync(join(folder, 'dist', path, 'index.html'), 'utf8'),
    due: JSON.parse(await run('worker/privacy-desk.js', ...clock)).due,
    letters: await run('letters.ts'),
  };
}

describe('A lawyer changes one line', () => {
  let before: Said;
  let after: Said;

  beforeAll(async () => {
    before = await said([]);
    after = await said([
      ['content/complaints.ts', "'P30D'", "'P20D'"],
      ['content/identity.ts', "['driving-licence', 'passport']", "['driving-licence']"],
    ]);
  }, 120_000);

  test('complaint.clock: page, letter and due date say the new period', () => {
    expect(before.page('complaints')).toContain('30 days');
    expect(after.page('complaints')).toContain('20 days');
    expect(after.page('complaints')).not.toContain('30 days');
    expect([before.due, after.due]).toEqual(['2026-09-01', '2026-08-20']);
    expect(before.letters).toContain('1 September 2026');
    expect(after.letters).toContain('20 August 2026');
  });

  test('right.access.id: page and letter ask for the new proof alone', () => {
    expect(before.page('identity')).toContain('passport');
    expect(before.letters).toContain('passport');
    expect(after.page('identity')).not.toContain('passport');
    expect(after.letters).not.toContain('passport');
    expect(after.letters).toContain('driving licence');
  });
});
