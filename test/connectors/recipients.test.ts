import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ConfigError } from '#worker/config.ts';
import { readRecipients } from '#worker/recipients.ts';
import { tempDir } from '../temp.ts';

const folder = tempDir();
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
let count = 0;

function written(given: unknown, mode = 0o600): string {
  const path = join(folder, `${++count}.json`);
  writeFileSync(path, typeof given === 'string' ? given : JSON.stringify(given));
  chmodSync(path, mode);
  return path;
}

/** What is said of a file, without its path. */
function said(path: string, env: Record<string, string> = {}): string[] {
  try {
    readRecipients(path, env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.sentences.map((one) => one.replaceAll(path, 'FILE'));
  }
}

it('No file is no ways', () => {
  expect(readRecipients(join(folder, 'none.json'), {})).toEqual(new Map());
});

it('Mail, a webhook, and a secret from the environment', () => {
  const path = written({
    sage: { mail: 'Privacy@Sage.example' },
    zoom: { webhook: 'https://zoom.example/privacy', secret },
    rochen: { webhook: 'http://127.0.0.1:9/x', secret: '$ROCHEN_SECRET' },
  });
  expect(Object.fromEntries(readRecipients(path, { ROCHEN_SECRET: secret }))).toEqual({
    sage: { by: 'mail', address: 'privacy@sage.example' },
    zoom: { by: 'webhook', url: 'https://zoom.example/privacy', secret },
    rochen: { by: 'webhook', url: 'http://127.0.0.1:9/x', secret },
  });
});

it.each<[string, unknown, string]>([
  ['no JSON', '{', 'FILE is not JSON:'],
  ['a list', [], 'FILE must be one JSON object with a recipient in each line.'],
  ['a stranger', { acme: { mail: 'a@b.example' } }, 'FILE: there is no recipient «acme».'],
  ['a word of JavaScript', { constructor: {} }, 'FILE: there is no recipient «constructor».'],
  [
    'a source',
    { 'list-brokers': { mail: 'a@b.example' } },
    'list-brokers receives nothing from us.',
  ],
  ['no address', { sage: { mail: 'sage' } }, 'FILE: mail of sage is not an email address.'],
  [
    'both',
    { sage: { mail: 'a@b.example', webhook: 'https://b.example', secret } },
    'FILE: sage needs',
  ],
  [
    'no secret',
    { sage: { webhook: 'https://b.example' } },
    'FILE: sage needs "mail", or "webhook"',
  ],
  ['a text', { sage: 'a@b.example' }, 'FILE: sage needs "mail"'],
  ['in the clear', { sage: { webhook: 'http://b.example', secret } }, 'must begin with https://'],
  [
    'a password',
    { sage: { webhook: 'https://a:b@b.example', secret } },
    'must begin with https://',
  ],
  ['a file', { sage: { webhook: 'file:///etc/passwd', secret } }, 'must begin with https://'],
  [
    'a short secret',
    { sage: { webhook: 'https://b.example', secret: 'whsec_AAAA' } },
    '24 to 64 octets',
  ],
  [
    'a bare secret',
    { sage: { webhook: 'https://b.example', secret: 'hunter2' } },
    '24 to 64 octets',
  ],
  [
    'an unset variable',
    { sage: { webhook: 'https://b.example', secret: '$NONE' } },
    'NONE, which is not set',
  ],
])('Wrong and said so: %s', (_what, given, sentence) => {
  expect(said(written(given)).join(' ')).toContain(sentence);
});

it('Everything that is wrong is said at once', () => {
  expect(said(written({ acme: {}, sage: { mail: 'x' } }))).toHaveLength(2);
});

it('A secret that others may read is refused', () => {
  const open = written({ zoom: { webhook: 'https://zoom.example/', secret } }, 0o644);
  expect(said(open)).toEqual([
    'FILE holds a secret and can be read by others. Run: chmod 600 FILE',
  ]);
  const named = written({ zoom: { webhook: 'https://zoom.example/', secret: '$S' } }, 0o644);
  expect(said(named, { S: secret })).toEqual([]);
});
