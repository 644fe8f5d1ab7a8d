/** Reading letters that mean harm: one hostile input a test. What is read is bounded and well formed. */
import { describe, expect, it } from 'vitest';
import { parseLetter } from '#worker/mail/parse.ts';
import type { Message } from '#worker/request/message.ts';
import { letter } from '../letter.ts';

const read = (text: string | Uint8Array) =>
  parseLetter(typeof text === 'string' ? Buffer.from(text) : text);
const readBinary = (text: string) => parseLetter(Buffer.from(text, 'latin1'));

/** Every text in a message, to say something about all of them. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Map) return texts([...value.entries()]);
  if (Array.isArray(value)) return value.flatMap(texts);
  if (value instanceof Date || value === null || typeof value !== 'object') return [];
  return texts(Object.values(value));
}

/** Read within bounds, or not at all; what cannot be read is put before a person. */
async function readOrRefuse(text: string): Promise<Message | null> {
  try {
    return await read(text);
  } catch (error) {
    expect(String(error)).toMatch(/Max (allowed child nodes|header size)/);
    return null;
  }
}

function expectStorable(message: Message): void {
  for (const text of texts(message)) {
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toContain('\0');
  }
}

describe('An ordinary letter', () => {
  it('is read: sender, recipients, subject, words, thread', async () => {
    const message = await read(
      letter({
        from: 'Dana Okafor <Dana@Okafor.Example>',
        to: 'Privacy <privacy@halo-crm.co.uk>, sales@halo-crm.co.uk',
        id: '<one@okafor.example>',
        subject: '=?utf-8?q?Bitte_l=C3=B6schen?=',
        text: 'Guten Tag.',
        headers: [
          'In-Reply-To: <zero@halo-crm.co.uk>',
          'References: <a@halo-crm.co.uk> <zero@halo-crm.co.uk>',
          'Delivered-To: privacy+x@halo-crm.co.uk',
        ],
      }),
    );
    expect(message).toMatchObject({
      from: { address: 'dana@okafor.example', name: 'Dana Okafor' },
      recipients: ['privacy@halo-crm.co.uk', 'sales@halo-crm.co.uk', 'privacy+x@halo-crm.co.uk'],
      subject: 'Bitte löschen',
      messageId: '<one@okafor.example>',
      inReplyTo: '<zero@halo-crm.co.uk>',
      references: ['<a@halo-crm.co.uk>', '<zero@halo-crm.co.uk>'],
      html: null,
      report: null,
    });
    expect(message.text).toContain('Guten Tag.');
  });

  it('in another character set is read in it', async () => {
    const raw =
      'From: a@b.example\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nL\xf6schen';
    expect((await readBinary(raw)).text).toContain('Löschen');
  });
});

describe('A letter that is hardly one', () => {
  it('of no octets', async () => {
    expect(await read('')).toMatchObject({ from: null, subject: '', messageId: null, text: null });
  });

  it('of headers alone, without the empty line', async () => {
    expect(await read('From: dana@okafor.example\r\nSubject: unsubscribe')).toMatchObject({
      from: { address: 'dana@okafor.example' },
      subject: 'unsubscribe',
    });
  });

  it('without a sender', async () => {
    expect((await read('Subject: hello\r\n\r\nwords')).from).toBeNull();
  });

  it('with an empty sender', async () => {
    expect((await read('From: \r\nSubject: hello\r\n\r\nwords')).from).toBeNull();
  });

  it('with a sender that is no address', async () => {
    expect((await read('From: "Dana" <not an address>\r\n\r\nwords')).from).toBeNull();
  });

  it('with a date that is none', async () => {
    expect((await read(letter().replace(/Date: .*/, 'Date: yesterday-ish'))).date).toBeNull();
  });

  it('of random octets', async () => {
    const noise = Uint8Array.from({ length: 50_000 }, (_, at) => (at * 7919 + (at >> 3)) % 256);
    expectStorable(await read(noise));
  });
});

describe('Senders', () => {
  it('of many, the first counts', async () => {
    const many = Array.from({ length: 1_000 }, (_, at) => `p${at}@okafor.example`).join(', ');
    expect((await read(letter({ from: many }))).from?.address).toBe('p0@okafor.example');
  });

  it('two From lines do not make two senders', async () => {
    const raw = letter({ headers: ['From: eve@evil.example'] });
    const message = await read(raw);
    expect(['dana@okafor.example', 'eve@evil.example']).toContain(message.from?.address);
  });

  it('a group stands for its first member (RFC 6854)', async () => {
    const message = await read(letter({ from: 'Staff: dana@okafor.example, eve@evil.example;' }));
    expect(message.from?.address).toBe('dana@okafor.example');
  });

  it('an address in the name is not the address', async () => {
    const message = await read(letter({ from: '"victim@bank.example" <eve@evil.example>' }));
    expect(message.from?.address).toBe('eve@evil.example');
  });

  it('a name written from right to left cannot turn the lines of the log around', async () => {
    const message = await read(letter({ from: '"\u202Emoc.knab" <eve@evil.example>' }));
    expect(message.from?.address).toBe('eve@evil.example');
    expect(message.from?.name).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('a very long name is cut', async () => {
    const message = await read(letter({ from: `"${'x'.repeat(100_000)}" <dana@okafor.example>` }));
    expect(message.from?.name.length).toBeLessThanOrEqual(200);
  });
});

describe('Headers', () => {
  it('thousands of them are bounded', async () => {
    const headers = Array.from({ length: 20_000 }, (_, at) => `X-Number-${at}: ${at}`);
    const few = await read(letter({ headers: headers.slice(0, 2_000) }));
    expect(few.headers.size).toBeLessThanOrEqual(500);
    expect((await readOrRefuse(letter({ headers })))?.headers.size ?? 0).toBeLessThanOrEqual(500);
  });

  it('one of a megabyte is bounded', async () => {
    const message = await read(letter({ headers: [`X-Long: ${'x'.repeat(1_000_000)}`] }));
    expect(message.headers.get('x-long')?.[0]?.length).toBeLessThanOrEqual(8_000);
  });

  it('a subject of a megabyte is bounded', async () => {
    expect((await read(letter({ subject: 'x'.repeat(1_000_000) }))).subject.length).toBe(2_000);
  });

  it('a hundred thousand recipients are bounded', async () => {
    const to = Array.from({ length: 100_000 }, (_, at) => `p${at}@x.example`).join(', ');
    const found = (await readOrRefuse(letter({ to })))?.recipients ?? [];
    expect(found.length).toBeLessThanOrEqual(200);
    const few = await read(letter({ to: to.slice(0, 50_000) }));
    expect(few.recipients.length).toBeLessThanOrEqual(200);
  });

  it('ten thousand references are bounded, the last ones kept', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => `<${at}@x.example>`).join(' ');
    const { references } = await read(letter({ headers: [`References: ${many}`] }));
    expect(references.length).toBeLessThanOrEqual(50);
    for (const one of references) expect(one).toMatch(/^<\d+@x\.example>$/);
  });

  it('a header named like a property of every object is only a header', async () => {
    const message = await read(letter({ headers: ['__proto__: x', 'constructor: y'] }));
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
    expect(message.headers.get('constructor')).toEqual(['y']);
  });

  it('a folded Message-ID cannot smuggle a header into our answer', async () => {
    const message = await read(letter({ id: '<a@b.example>\r\n Bcc: eve@evil.example' }));
    expect(message.messageId).toBe('<a@b.example>');
  });
});

describe('Octets that no text may hold', () => {
  it('NUL in subject, name and words', async () => {
    const raw = letter({ subject: 'a\0b', from: '"D\0na" <dana@okafor.example>', text: 'x\0y' });
    const message = await read(raw);
    expectStorable(message);
    expect(message.text).toContain('xy');
  });

  it('NUL by way of an encoded word', async () => {
    const message = await read(letter({ subject: '=?utf-8?q?a=00b?=' }));
    expectStorable(message);
  });

  it('invalid UTF-8 everywhere', async () => {
    expectStorable(
      await readBinary(
        letter({ subject: '\xff\xfe\xc0', from: '"\xff" <d@x.example>', text: '\xf0\x28' }),
      ),
    );
  });

  it('half a surrogate pair by way of UTF-16 and UTF-7', async () => {
    for (const charset of ['utf-16le', 'utf-16be', 'utf-7']) {
      const raw = `From: d@x.example\r\nSubject: =?${charset}?b?2D0=?= =?${charset}?q?+2D0-?=\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n+2D0- \x3d\xd8`;
      expectStorable(await readBinary(raw));
    }
  });

  it('a character set that does not exist', async () => {
    const raw = letter().replace('charset=utf-8', 'charset=klingon');
    expectStorable(await read(raw));
  });
});

describe('Structure', () => {
  it('ten thousand nested multiparts', async () => {
    const parts = Array.from(
      { length: 10_000 },
      (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
    );
    const raw = `From: dana@okafor.example\r\n${parts.join('')}Content-Type: text/plain\r\n\r\nstop\r\n`;
    expectStorable((await readOrRefuse(raw)) ?? (await read('')));
  });

  it('five thousand nested letters', async () => {
    const inner = 'Content-Type: message/rfc822\r\n\r\n'.repeat(5_000);
    expectStorable(await read(`From: dana@okafor.example\r\n${inner}Subject: x\r\n\r\nstop`));
  });

  it('ten thousand attachments are bounded', async () => {
    const part = '--b\r\nContent-Disposition: attachment; filename="x.txt"\r\n\r\nx\r\n';
    const raw = (count: number) =>
      `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(count)}--b--`;
    expect((await read(raw(500))).attachments.length).toBe(100);
    await readOrRefuse(raw(10_000));
  });

  it("an attachment's name is only a name, whatever path it claims", async () => {
    const raw = `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Disposition: attachment; filename="../../etc/passwd\0.txt"\r\n\r\nx\r\n--b--`;
    expectStorable(await read(raw));
  });

  it('a boundary that never comes', async () => {
    const raw = letter().replace('text/plain; charset=utf-8', 'multipart/mixed; boundary=never');
    expectStorable(await read(raw));
  });

  it('a multipart without a boundary', async () => {
    expectStorable(await read(letter().replace('text/plain; charset=utf-8', 'multipart/mixed')));
  });

  it('broken base64 and broken quoted-printable', async () => {
    for (const encoding of ['base64', 'quoted-printable', 'x-uuencode', 'nonsense']) {
      const raw = letter({
        headers: [`Content-Transfer-Encoding: ${encoding}`],
        text: '=ZZ=\r\n!!!',
      });
      expectStorable(await read(raw));
    }
  });
});

describe('Size', () => {
  const html = (octets: number) => {
    const table = '<table><tr><td>'.repeat(Math.ceil(octets / 15));
    return `From: a@b.example\r\nContent-Type: text/html\r\n\r\n${table}`;
  };
  /** Of this thread alone: what else the machine does makes no difference. */
  const timed = async (raw: Uint8Array) => {
    const before = process.threadCpuUsage();
    await read(raw);
    const { user, system } = process.threadCpuUsage(before);
    return user + system;
  };
  const quickest = async (raw: Uint8Array) =>
    Math.min(await timed(raw), await timed(raw), await timed(raw), await timed(raw));

  it('ten megabytes of tables within tables take no more than their share of time', async () => {
    const one = await quickest(Buffer.from(html(1_000_000)));
    const ten = await quickest(Buffer.from(html(10_000_000)));
    // Ten times the octets: linear is ten times the time, and quadratic a hundred.
    // Below ten milliseconds it is the collector that is measured.
    expect(ten / Math.max(one, 10_000)).toBeLessThan(40);
  });

  it('what is kept of a huge body is bounded', async () => {
    expect((await read(html(5_000_000))).html?.length).toBeLessThanOrEqual(1_000_000);
    expect((await read(letter({ text: 'stop '.repeat(200_000) }))).text?.length).toBe(200_000);
  });

  it('a body cut in the middle of a character is still text', async () => {
    const message = await read(letter({ text: `${'x'.repeat(199_999)}🙂🙂` }));
    expectStorable(message);
  });
});

describe('Reports', () => {
  const report = (type: string, fields: string, original: string) =>
    [
      'From: postmaster@mx.example',
      `Content-Type: multipart/report; report-type=${type}; boundary=b`,
      'MIME-Version: 1.0',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'For people.',
      '--b',
      `Content-Type: message/${type}`,
      '',
      fields,
      '--b',
      'Content-Type: message/rfc822',
      '',
      original,
      '--b--',
      '',
    ].join('\r\n');

  it('a bounce tells its status and which letter came back (RFC 3464)', async () => {
    const raw = report(
      'delivery-status',
      'Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; dana@okafor.example\r\nStatus: 5.1.1',
      'Message-ID: <ours@halo-crm.co.uk>\r\nSubject: Done\r\n\r\nwords',
    );
    const { report: found } = await read(raw);
    expect(found?.kind).toBe('delivery-status');
    expect(found?.fields.get('status')).toBe('5.1.1');
    expect(found?.original.get('message-id')).toBe('<ours@halo-crm.co.uk>');
  });

  it('a complaint tells its kind and who complained (RFC 5965)', async () => {
    const raw = report(
      'feedback-report',
      'Feedback-Type: abuse\r\nOriginal-Rcpt-To: <dana@okafor.example>',
      'To: dana@okafor.example\r\nSubject: Offer\r\n\r\nwords',
    );
    const { report: found } = await read(raw);
    expect(found?.kind).toBe('feedback-report');
    expect(found?.fields.get('feedback-type')).toBe('abuse');
    expect(found?.original.get('to')).toBe('dana@okafor.example');
  });

  it('a field that repeats counts once, as it came first', async () => {
    const raw = report('feedback-report', 'Feedback-Type: abuse\r\nFeedback-Type: fraud', 'To: x');
    expect((await read(raw)).report?.fields.get('feedback-type')).toBe('abuse');
  });

  it('a report of a megabyte is bounded', async () => {
    const raw = report('feedback-report', `X-Long: ${'x'.repeat(1_000_000)}`, 'To: x');
    expect(texts((await read(raw)).report).join('').length).toBeLessThan(100_000);
  });

  it('an ordinary letter with a report attached is no report', async () => {
    const raw = report('feedback-report', 'Feedback-Type: abuse', 'To: x').replace(
      'multipart/report',
      'multipart/mixed',
    );
    expect((await read(raw)).report).toBeNull();
  });
});
