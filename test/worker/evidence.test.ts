/** The evidence pack shows how a case was handled, and can be checked without any program of ours. */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { openDriver } from '#db/driver.ts';
import { decideCase } from '#worker/casework.ts';
import { evidencePack } from '#worker/evidence.ts';
import { queueNotices } from '#worker/notices.ts';
import { handleLetters } from '#worker/pipeline.ts';
import { verifyLogs } from '#worker/verify.ts';
import { heldCase, person } from '../connectors/held.ts';
import { withDesk } from '../desk.ts';
import { letter } from '../letter.ts';
import { rawLetter } from '../raw-letter.ts';
import { tempDir } from '../temp.ts';

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const officer = { name: 'Mo', role: 'officer' } as const;

function unpack(bytes: Uint8Array) {
  const files = Object.entries(unzipSync(bytes)).map(([name, one]) => [name, strFromU8(one)]);
  return Object.fromEntries(files) as Record<string, string>;
}

/** One letter that asks for a copy, refused by an officer. */
async function refusedCase(settings: Record<string, string>) {
  return withDesk(async (desk) => {
    const raw = letter({
      from: 'Ines Farrow <ines.farrow@farrow-press.example>',
      subject: 'Subject access request',
      text: 'Please send me a copy of all the personal data you hold about me.',
    });
    await handleLetters(desk, [rawLetter(raw)]);
    const { reference } = await desk.db.selectFrom('cases').selectAll().executeTakeFirstOrThrow();
    const refusal = { act: 'refuse', words: 'This was answered in full last week.' } as const;
    expect(await decideCase(desk, officer, reference, refusal)).toMatchObject({ state: 'refused' });
    return { reference, raw };
  }, settings);
}

it('What a pack holds, each file by its digest, and no secret', async () => {
  const settings = { DATA_DIR: tempDir() };
  const { reference, raw } = await refusedCase(settings);
  await withDesk(async (desk) => {
    const pack = await evidencePack(desk, reference.toLowerCase());
    expect(pack?.filename).toBe(`evidence-${reference}.zip`);
    const files = unpack(pack?.bytes ?? new Uint8Array());
    const { 'manifest.json': manifest = '', ...others } = files;
    expect(JSON.parse(manifest)).toEqual(
      Object.fromEntries(Object.entries(others).map(([name, text]) => [name, sha256(text)])),
    );
    expect(files['README.txt']).toContain('every entry is as it was written.');
    expect(JSON.parse(files['case.json'] ?? '')).toMatchObject({ reference, state: 'refused' });
    expect(JSON.parse(files['letters.json'] ?? '')).toMatchObject([{ sha256: sha256(raw) }]);
    const clock = JSON.parse(files['clock.json'] ?? '');
    expect(clock.events[0]).toMatchObject({ kind: 'received' });
    expect(clock.explanation[0].sentence).toContain('was received');
    const [words] = JSON.parse(files['decisions.json'] ?? '');
    expect(words).toMatchObject({ text: 'This was answered in full last week.' });
    expect(words.sha256).toBe(sha256(words.text));
    const answers = JSON.parse(files['answers.json'] ?? '');
    expect(answers.length).toBeGreaterThan(1);
    const all = Object.values(files).join('\n');
    const rows = await desk.db.selectFrom('outbox').select('text').execute();
    const secrets = rows.flatMap(({ text }) => text.match(/\b[a-z2-7]{32}\b/g) ?? []);
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(all).not.toContain(secret);
    expect(all).toContain('[blanked]');
    for (const { file, sha256: digest } of answers) {
      expect(files[file]).toBeDefined();
      expect(rows.map(({ text }) => sha256(text))).toContain(digest);
    }
  }, settings);
});

it('A stranger can check the log of a pack as its page says', async () => {
  const settings = { DATA_DIR: tempDir() };
  const { reference } = await refusedCase(settings);
  await withDesk(async (desk) => {
    const pack = await evidencePack(desk, reference);
    const log = JSON.parse(unpack(pack?.bytes ?? new Uint8Array())['log.json'] ?? '[]');
    expect(log.length).toBeGreaterThan(2);
    let before: string | null = null;
    for (const { hash, ...entry } of log) {
      expect(entry.previous_hash).toBe(before);
      expect(sha256(JSON.stringify(entry))).toBe(hash);
      before = hash;
    }
  }, settings);
});

it('Words altered after a decision show, in verify and in the pack; words erased do not', async () => {
  const settings = { DATA_DIR: tempDir() };
  const { reference } = await refusedCase(settings);
  const raw = openDriver(join(settings.DATA_DIR, 'privacy-desk.db'));
  raw.exec("update words set text = 'Somebody else wrote this.'");
  raw.close();
  await withDesk(async (desk) => {
    const { sentences } = await verifyLogs(desk);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(
      /^The log of PD-\S+: the words kept with entry \d+ \(refuse, \S+\) were altered/,
    );
    const pack = await evidencePack(desk, reference);
    expect(unpack(pack?.bytes ?? new Uint8Array())['README.txt']).toContain('were altered');
    await desk.db.deleteFrom('words').execute();
    expect((await verifyLogs(desk)).sentences).toEqual([]);
  }, settings);
});

it('Notices stand in the pack without naming the person again', () =>
  withDesk(async (desk) => {
    const file = await heldCase(desk, 'erasure');
    await queueNotices(desk.db, desk, file, 'erasure', desk.clock());
    const pack = await evidencePack(desk, file.case.reference);
    const notices = unpack(pack?.bytes ?? new Uint8Array())['notices.json'] ?? '';
    expect(JSON.parse(notices)).toHaveLength(11);
    expect(notices).not.toContain(person.name);
  }));

it('The commands: export once, verify, and what cannot be', async () => {
  const settings = { DATA_DIR: tempDir() };
  const { reference } = await refusedCase(settings);
  const bin = join(import.meta.dirname, '..', '..', 'worker', 'privacy-desk.js');
  const run = async (...words: string[]) => {
    const env = { ...process.env, ...settings };
    try {
      const { stdout } = await promisify(execFile)('node', [bin, ...words], { env });
      return { code: 0, said: stdout.trim() };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, said: `${stdout}${stderr}`.trim() };
    }
  };
  const output = join(settings.DATA_DIR, 'pack.zip');
  expect(await run('cases', 'export', reference, '--output', output)).toEqual({
    code: 0,
    said: `Written: ${output}`,
  });
  expect(Object.keys(unzipSync(readFileSync(output)))).toContain('log.json');
  expect(statSync(output).mode & 0o077).toBe(0);
  expect(await run('cases', 'export', reference, '--output', output)).toEqual({
    code: 2,
    said: `${output} is there already. Name another: --output FILE.`,
  });
  expect(await run('cases', 'export', 'PD-NONE-NONE')).toMatchObject({ code: 2 });
  expect(await run('verify', reference)).toMatchObject({
    code: 0,
    said: expect.stringMatching(/^✓ 1 log with \d+ entries: as written\.$/),
  });
  const raw = openDriver(join(settings.DATA_DIR, 'privacy-desk.db'));
  raw.exec(
    "drop trigger events_are_not_rewritten; update events set actor = 'nobody' where id = 1",
  );
  raw.close();
  const verified = await run('verify');
  expect(verified.code).toBe(1);
  expect(verified.said).toMatch(/^✗ The log of PD-\S+: entry 1 \(\S+, \S+\) was altered/);
  expect(await run('notices', 'list')).toEqual({ code: 0, said: 'Every notice is acknowledged.' });
  expect(await run('notices', 'told', 'x')).toMatchObject({ code: 2 });
});
