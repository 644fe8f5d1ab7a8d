/** `privacy-desk check` against real servers that refuse, each in its own way. */
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConfig } from '#worker/check.ts';
import { type Dovecot, startDovecot } from '../dovecot.ts';
import { freePort } from '../port.ts';
import { type Submission, startSubmission } from '../smtp.ts';
import { tempDir } from '../temp.ts';

let dovecot: Dovecot;
let submission: Submission;
/** Takes connections and never says a word. */
let silent: Server;
let silentPort: string;

beforeAll(async () => {
  dovecot = await startDovecot();
  submission = await startSubmission();
  silent = createServer((socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  silentPort = String(typeof address === 'object' ? address?.port : 0);
});
afterAll(() => {
  silent.close();
});

async function check(settings: Record<string, string> = {}) {
  const said: string[] = [];
  const env = {
    DATA_DIR: tempDir(),
    PUBLIC_URL: 'https://privacy.halo.example',
    ...dovecot.env,
    ...submission.env,
    ...settings,
  };
  const code = await checkConfig(env, (line) => said.push(line));
  return { code, wrong: said.filter((line) => line.startsWith('✗')), said };
}

describe('Nothing is wrong', () => {
  it('with the embedded default', async () => {
    const said: string[] = [];
    expect(await checkConfig({ DATA_DIR: tempDir() }, (line) => said.push(line))).toBe(0);
    expect(said.every((line) => line.startsWith('✓'))).toBe(true);
  });

  it('with a mailbox and a submission server that answer', async () => {
    const { code, said } = await check();
    expect(said.join('\n')).toContain(`signed in to 127.0.0.1:${dovecot.port} as privacy`);
    expect(code).toBe(0);
  });
});

describe('What is wrong is told in a sentence that names what to change', () => {
  const cases: [string, () => Promise<Record<string, string>>, RegExp][] = [
    [
      'nothing listens for IMAP',
      async () => ({ IMAP_PORT: String(await freePort()) }),
      /^✗ IMAP: nothing listens at .*Check IMAP_HOST and IMAP_PORT\.$/,
    ],
    [
      'nothing listens for SMTP',
      async () => ({ SMTP_PORT: String(await freePort()) }),
      /^✗ SMTP: nothing listens at .*Check SMTP_HOST and SMTP_PORT\.$/,
    ],
    [
      'a bad password',
      async () => ({ IMAP_PASSWORD: 'wrong' }),
      /^✗ IMAP: .* refused the password for privacy\. Check IMAP_USER and IMAP_PASSWORD\.$/,
    ],
    [
      'a folder that is not there',
      async () => ({ IMAP_FOLDER: 'Privacy' }),
      /^✗ IMAP: there is no folder «Privacy» at .*; there are: INBOX.*Set IMAP_FOLDER\.$/,
    ],
    [
      'a server that speaks no TLS from the start',
      async () => ({ IMAP_SECURITY: 'tls' }),
      /^✗ IMAP: .* refused TLS .*Check IMAP_PORT and IMAP_SECURITY/,
    ],
    [
      'a server that offers no STARTTLS',
      async () => ({ IMAP_SECURITY: 'starttls' }),
      /^✗ IMAP: .* refused TLS .*Check IMAP_PORT and IMAP_SECURITY/,
    ],
    [
      'a submission server that speaks no TLS from the start',
      async () => ({ SMTP_SECURITY: 'tls' }),
      /^✗ SMTP: .* refused TLS .*Check SMTP_PORT and SMTP_SECURITY/,
    ],
    [
      'a submission server that offers no STARTTLS',
      async () => ({ SMTP_SECURITY: 'starttls' }),
      /^✗ SMTP: .* refused TLS .*Check SMTP_PORT and SMTP_SECURITY/,
    ],
    [
      'a host that does not exist',
      async () => ({ IMAP_HOST: 'imap.invalid', IMAP_SECURITY: 'tls' }),
      /^✗ IMAP: the host of imap\.invalid:\d+ is not known\. Check IMAP_HOST\.$/,
    ],
    [
      'links that nobody else can open',
      async () => ({ PUBLIC_URL: '' }),
      /^✗ Links: PUBLIC_URL is http:\/\/127\.0\.0\.1:8080/,
    ],
  ];
  it.each(cases)('%s', async (_what, settings, sentence) => {
    const { code, wrong } = await check(await settings());
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(sentence);
    expect(code).toBe(2);
  });

  it('a port that takes the connection and stays silent, for either', {
    timeout: 60_000,
  }, async () => {
    const { wrong } = await check({ IMAP_PORT: silentPort, SMTP_PORT: silentPort });
    expect(wrong).toHaveLength(2);
    for (const line of wrong)
      expect(line).toMatch(/cannot be reached, or does not speak (IMAP|SMTP)/);
  });

  it('all that is wrong is told at once', async () => {
    const { wrong } = await check({ IMAP_PASSWORD: 'wrong', PUBLIC_URL: '', SMTP_SECURITY: 'tls' });
    expect(wrong).toHaveLength(3);
  });

  it('no sentence gives the password away', async () => {
    const { said } = await check({ IMAP_PASSWORD: 'a-secret-word', IMAP_SECURITY: 'starttls' });
    expect(said.join('\n')).not.toContain('a-secret-word');
  });
});

it('Checking changes nothing: no folder and no file is made', async () => {
  const before = await dovecot.connect();
  const folders = (await before.list()).map((one) => one.path);
  await check();
  expect((await before.list()).map((one) => one.path)).toEqual(folders);
  await before.logout();
});
