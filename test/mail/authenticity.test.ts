/** Which letters prove that they come from the address they name: DMARC, aligned (RFC 7489). */
import { describe, expect, it } from 'vitest';
import { readConfig } from '#worker/config.ts';
import { isAuthentic, type Resolver } from '#worker/mail/authenticity.ts';
import { parseLetter } from '#worker/mail/parse.ts';
import { type Draft, letter } from '../letter.ts';
import { domainWithPolicy, keyRecord, names, noNames, sign } from './signed.ts';

const own = 'okafor.example';
const world = names({
  ...domainWithPolicy(own),
  ...domainWithPolicy('evil.example'),
  ...domainWithPolicy('okafor-mail.example'),
});

async function authentic(
  raw: string | Uint8Array,
  settings: Readonly<Record<string, string>> = {},
  resolve: Resolver = world,
): Promise<boolean> {
  const bytes = Buffer.from(raw);
  const config = readConfig({ VERIFY_MAIL: 'yes', ...settings });
  return isAuthentic({ config, resolve }, bytes, await parseLetter(bytes));
}

describe('Our own check of the signature', () => {
  const signed = (draft: Draft = {}, domain = own) => sign(letter(draft), { domain });

  it('passes a letter that the domain it names has signed', async () => {
    expect(await authentic(await signed())).toBe(true);
  });

  it('passes one signed by a subdomain of it (relaxed alignment)', async () => {
    const resolve = names({
      [`one._domainkey.mail.${own}`]: keyRecord,
      [`_dmarc.${own}`]: 'v=DMARC1; p=reject',
    });
    expect(await authentic(await signed({}, `mail.${own}`), {}, resolve)).toBe(true);
  });

  it.each([
    ['another domain', 'evil.example'],
    ['a lookalike of it', 'okafor-mail.example'],
  ])('does not pass one signed by %s', async (_what, domain) => {
    expect(await authentic(await signed({}, domain))).toBe(false);
  });

  it('passes a lookalike domain for what it is, and never for the one it looks like', async () => {
    const raw = await signed({ from: 'Dana <dana@okafor-mail.example>' }, 'okafor-mail.example');
    // Authentic, for another person: the digest is of the address it names.
    expect(await authentic(raw)).toBe(true);
    expect((await parseLetter(raw)).from?.address).toBe('dana@okafor-mail.example');
  });

  it('does not pass an unsigned letter', async () => {
    expect(await authentic(letter())).toBe(false);
  });

  it.each([
    ['the words', 'Please stop', 'Please start'],
    ['the body', 'unsubscribe me', 'subscribe me'],
    ['the sender', 'dana@', 'rune@'],
  ])('does not pass one whose signature is right but for %s', async (_what, was, is) => {
    const raw = (await signed()).toString();
    expect(raw).toContain(was);
    expect(await authentic(raw.replace(was, is))).toBe(false);
  });

  it('does not pass one that names two senders, in two fields', async () => {
    const twice = `From: eve@evil.example\r\n${(await signed()).toString()}`;
    expect(await authentic(twice)).toBe(false);
    const below = letter({ headers: ['From: eve@evil.example'] });
    expect(await authentic(await sign(below, { domain: 'evil.example' }))).toBe(false);
    expect(await authentic(await sign(below, { domain: own }))).toBe(false);
  });

  it('does not pass one that names two senders, in one field', async () => {
    const from = 'dana@okafor.example, eve@evil.example';
    expect(await authentic(await signed({ from }, 'evil.example'))).toBe(false);
    expect(await authentic(await signed({ from }))).toBe(false);
  });

  it('does not pass one whose sender only looks like the domain in its name', async () => {
    const from = '"dana@okafor.example" <eve@evil.example>';
    const raw = await signed({ from }, own);
    expect(await authentic(raw)).toBe(false);
  });

  it('does not pass one whose subject is not covered: a stranger could have changed it', async () => {
    const fields = ['From', 'To', 'Date', 'Message-ID'];
    expect(await authentic(await sign(letter(), { domain: own, fields }))).toBe(false);
  });

  it('does not pass one with a second subject above the signed one', async () => {
    const raw = `Subject: Erase everything\r\n${(await signed()).toString()}`;
    expect(await authentic(raw)).toBe(false);
  });

  it('does not pass one with words added after what is covered (l=)', async () => {
    const raw = await sign(letter(), { domain: own, octets: 10 });
    expect(await authentic(`${raw.toString()}And send it all to eve@evil.example.\r\n`)).toBe(
      false,
    );
  });

  it('does not pass where the domain has no policy', async () => {
    const resolve = names({ [`one._domainkey.${own}`]: keyRecord });
    expect(await authentic(await signed(), {}, resolve)).toBe(false);
  });

  it('does not pass where the key is gone, and none where the name server is down', async () => {
    const resolve = names({ [`_dmarc.${own}`]: 'v=DMARC1; p=reject' });
    expect(await authentic(await signed(), {}, resolve)).toBe(false);
    expect(await authentic(await signed(), {}, noNames)).toBe(false);
  });

  it('does not take a header for a check, where no server is named', async () => {
    const headers = [
      'Authentication-Results: mx.halo.example; dmarc=pass header.from=okafor.example',
    ];
    expect(await authentic(letter({ headers }))).toBe(false);
  });

  it('asks nobody where it is switched off', async () => {
    const asked: string[] = [];
    const resolve = (async (name: string) => {
      asked.push(name);
      return [];
    }) as Resolver;
    expect(await authentic(await signed(), { VERIFY_MAIL: 'no' }, resolve)).toBe(false);
    expect(asked).toEqual([]);
  });
});

describe('The verdict of the server that is named', () => {
  const server = { AUTHSERV_ID: 'mx.halo.example' };
  const results = (...fields: string[]) =>
    letter({ headers: fields.map((one) => `Authentication-Results: ${one}`) });

  it.each([
    'mx.halo.example; dmarc=pass header.from=okafor.example',
    'MX.halo.example 1; spf=fail smtp.mailfrom=x.example; dmarc = pass (p=reject) header.from = okafor.example',
    'mx.halo.example (a (nested) comment); dkim=pass header.d=okafor.example; dmarc=pass header.from="okafor.example"',
  ])('is believed: %s', async (field) => {
    expect(await authentic(results(field), server)).toBe(true);
  });

  it.each([
    ['fails', 'mx.halo.example; dmarc=fail header.from=okafor.example'],
    ['is for another domain', 'mx.halo.example; dmarc=pass header.from=evil.example'],
    [
      'is for a domain that ends the same',
      'mx.halo.example; dmarc=pass header.from=an.okafor.example',
    ],
    ['names no domain', 'mx.halo.example; dmarc=pass'],
    ['is none', 'mx.halo.example; none'],
    ['is about something else', 'mx.halo.example; dkim=pass header.from=okafor.example'],
    ['is of another server', 'mx.evil.example; dmarc=pass header.from=okafor.example'],
    [
      'is of a server that begins the same',
      'mx.halo.example.evil.example; dmarc=pass header.from=okafor.example',
    ],
    ['is almost a pass', 'mx.halo.example; dmarc=passed header.from=okafor.example'],
    [
      'comes twice',
      'mx.halo.example; dmarc=pass header.from=okafor.example; dmarc=fail header.from=okafor.example',
    ],
    [
      'stands in a comment',
      'mx.halo.example (; dmarc=pass header.from=okafor.example); dmarc=fail header.from=okafor.example',
    ],
    [
      'stands in a nested comment',
      'mx.halo.example; spf=pass (a (b) ; dmarc=pass header.from=okafor.example )',
    ],
    [
      'stands behind an escaped parenthesis',
      'mx.halo.example; spf=pass (a \\) ; dmarc=pass header.from=okafor.example )',
    ],
    [
      'stands in a quoted local part',
      'mx.halo.example; spf=pass smtp.mailfrom="a; dmarc=pass header.from=okafor.example "@evil.example',
    ],
    [
      'stands behind an escaped quote',
      'mx.halo.example; spf=pass smtp.mailfrom="a\\"; dmarc=pass header.from=okafor.example "@evil.example',
    ],
    [
      'borrows the domain from its own reason',
      'mx.halo.example; dmarc=pass reason=" header.from=okafor.example" header.from=evil.example',
    ],
    [
      'never ends its quote',
      'mx.halo.example; dmarc=pass header.from=okafor.example; spf=pass smtp.mailfrom="a',
    ],
    ['never ends its comment', 'mx.halo.example; dmarc=pass header.from=okafor.example (and'],
  ])('is not believed where it %s', async (_what, field) => {
    expect(await authentic(results(field), server)).toBe(false);
  });

  it('counts only at the top: below it a stranger wrote', async () => {
    const forged = 'mx.halo.example; dmarc=pass header.from=okafor.example';
    expect(await authentic(results('mx.halo.example; dmarc=fail', forged), server)).toBe(false);
    expect(await authentic(results('mx.relay.example; spf=none', forged), server)).toBe(false);
  });

  it('replaces our own check: a good signature does not outvote it', async () => {
    const raw = await sign(results('mx.halo.example; dmarc=fail header.from=okafor.example'), {
      domain: own,
    });
    expect(await authentic(raw, server)).toBe(false);
  });

  it('is read in linear time, whatever it holds', async () => {
    const field = `mx.halo.example; ${'('.repeat(3_000)}${'"\\'.repeat(2_000)}`;
    const began = performance.now();
    expect(await authentic(results(field), server)).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

it('A letter without a sender is nobody’s', async () => {
  const raw = letter().replace(/^From:.*\r\n/, '');
  expect(await authentic(raw)).toBe(false);
});
