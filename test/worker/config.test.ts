import { describe, expect, it } from 'vitest';
import { mailbox } from '#content/company.ts';
import { ConfigError, readConfig } from '#worker/config.ts';

function sentences(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
    throw error;
  }
  return [];
}

const imap = { IMAP_HOST: 'imap.example', IMAP_USER: 'privacy', IMAP_PASSWORD: 'x' };
const smtp = { SMTP_HOST: 'smtp.example' };

describe('With nothing set', () => {
  const config = readConfig({});
  it('the mailbox is the published one', () => {
    expect(config.mailbox).toBe(mailbox.address);
    expect(config.ownAddresses).toEqual([mailbox.address]);
  });
  it('everything is embedded, on this machine alone', () => {
    expect(config).toMatchObject({ imap: null, smtp: null, host: '127.0.0.1' });
    expect(config.publicUrl).toBe('http://127.0.0.1:8080');
  });
});

describe('Settings', () => {
  it('an empty variable is one that is not set', () => {
    expect(readConfig({ IMAP_HOST: '', PORT: '' })).toEqual(readConfig({}));
  });
  it('the slash at the end of PUBLIC_URL is dropped', () => {
    expect(readConfig({ PUBLIC_URL: 'https://privacy.example/' }).publicUrl).toBe(
      'https://privacy.example',
    );
  });
  it('an address of IPv6 stands in brackets in links', () => {
    expect(readConfig({ HOST: '::1' }).publicUrl).toBe('http://[::1]:8080');
  });
  it('ports follow the kind of security', () => {
    expect(readConfig({ ...imap, ...smtp }).imap?.port).toBe(993);
    expect(readConfig({ ...imap, ...smtp, IMAP_SECURITY: 'starttls' }).imap?.port).toBe(143);
    expect(readConfig({ ...imap, ...smtp }).smtp?.port).toBe(587);
    expect(readConfig({ ...imap, ...smtp, SMTP_SECURITY: 'tls' }).smtp?.port).toBe(465);
  });
  it('a password in the clear is accepted for this machine alone', () => {
    expect(sentences({ ...imap, ...smtp, IMAP_SECURITY: 'none' })).toEqual([
      'IMAP_SECURITY is none, which would send letters in the clear to imap.example; it is accepted for this machine alone.',
    ]);
    expect(sentences({ ...imap, ...smtp, IMAP_HOST: '127.0.0.1', IMAP_SECURITY: 'none' })).toEqual(
      [],
    );
  });
  it('a model is asked only where its address and its name are set', () => {
    expect(readConfig({}).suggest).toBeNull();
    for (const [url, read] of [
      ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1'],
      ['http://localhost:11434/v1/', 'http://localhost:11434/v1'],
      ['http://[::1]:11434/v1', 'http://[::1]:11434/v1'],
      ['https://model.example/v1', 'https://model.example/v1'],
    ]) {
      const { suggest } = readConfig({ SUGGEST_URL: url, SUGGEST_MODEL: 'tiny' });
      expect(suggest).toEqual({ url: read, model: 'tiny', key: null });
    }
  });
  it('our other addresses are read whatever separates them, and what is none is left out', () => {
    expect(
      readConfig({ OWN_ADDRESSES: 'Hello@Halo.Example, news@halo.example  nonsense' }),
    ).toEqual(
      expect.objectContaining({
        ownAddresses: [mailbox.address, 'hello@halo.example', 'news@halo.example'],
      }),
    );
  });
});

describe('A wrong setting is told in a sentence that names it', () => {
  it.each([
    ['PORT', { PORT: 'eighty' }],
    ['PORT', { PORT: '70000' }],
    ['LISTEN_PORT', { LISTEN_PORT: '2.5' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'privacy.example' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://privacy.example' }],
    ['MAILBOX', { MAILBOX: 'privacy' }],
    ['IMAP_SECURITY', { ...imap, ...smtp, IMAP_SECURITY: 'ssl' }],
    ['SMTP_SECURITY', { ...imap, ...smtp, SMTP_SECURITY: 'TLS' }],
    ['IMAP_USER', { ...smtp, IMAP_HOST: 'imap.example' }],
    ['IMAP_HOST', { IMAP_USER: 'privacy' }],
    ['SMTP_HOST', { SMTP_USER: 'privacy', SMTP_PASSWORD: 'x' }],
    ['SMTP_PASSWORD', { ...smtp, SMTP_USER: 'privacy' }],
    ['SMTP_HOST', imap],
    ['UNSUBSCRIBE_ADDRESS', { UNSUBSCRIBE_ADDRESS: 'stop@halo.example' }],
    ['MOST_MEGABYTES', { MOST_MEGABYTES: '0' }],
    ['POLL_SECONDS', { POLL_SECONDS: '-1' }],
    ['SUGGEST_MODEL', { SUGGEST_URL: 'https://model.example/v1' }],
    ['SUGGEST_URL', { SUGGEST_MODEL: 'tiny' }],
    ['SUGGEST_URL', { SUGGEST_KEY: 'key' }],
    ['SUGGEST_URL', { SUGGEST_URL: 'model.example', SUGGEST_MODEL: 'tiny' }],
    ['SUGGEST_URL', { SUGGEST_URL: 'http://model.example/v1', SUGGEST_MODEL: 'tiny' }],
    ['SUGGEST_URL', { SUGGEST_URL: 'http://127.0.0.1.model.example', SUGGEST_MODEL: 'tiny' }],
    ['SUGGEST_URL', { SUGGEST_URL: 'https://me:pass@model.example', SUGGEST_MODEL: 'tiny' }],
    [
      'SUGGEST_KEY',
      { SUGGEST_URL: 'https://a.example', SUGGEST_MODEL: 'tiny', SUGGEST_KEY: 'a b' },
    ],
  ])('%s in %j', (name, env) => {
    const [first = '', ...others] = sentences(env);
    expect(others).toEqual([]);
    expect(first).toContain(name);
    expect(first).toMatch(/\.$/);
  });
  it('all that is wrong is told at once', () => {
    expect(sentences({ PORT: 'x', LISTEN_PORT: 'y' })).toHaveLength(2);
  });
});

describe('The unsubscribe address', () => {
  it.each(['{token}@halo.example', 'privacy+{token}@halo.example'])('may be %s', (pattern) => {
    expect(sentences({ UNSUBSCRIBE_ADDRESS: pattern })).toEqual([]);
  });
  it('is refused where the token would not be found again: before a dash', () => {
    expect(sentences({ UNSUBSCRIBE_ADDRESS: 'stop-{token}@halo.example' })).toHaveLength(1);
  });
  it('is refused where a local part would grow beyond 64 octets (RFC 5321, 4.5.3.1.1)', () => {
    const pattern = `${'long'.repeat(8)}+{token}@halo.example`;
    expect(sentences({ UNSUBSCRIBE_ADDRESS: pattern })).toHaveLength(1);
  });
});
