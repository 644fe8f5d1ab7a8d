/** purpose.sensitive, collect.card: by letter and by attachment, in our copy and in the mailbox. */
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { unseal } from '#db/vault.ts';
import type { Desk } from '#worker/desk.ts';
import { filesIn } from '#worker/files.ts';
import { textOf } from '#worker/mail/attachment-text.ts';
import { parseMail, toMessage } from '#worker/mail/parse.ts';
import { purge } from '#worker/mail/purge.ts';
import { classify } from '#worker/request/classify.ts';
import { withWorker } from '../desk.ts';
import { startDovecot } from '../dovecot.ts';
import { letter } from '../letter.ts';
import { startSubmission } from '../smtp.ts';
import { until } from '../wait.ts';

const card = '4111 1111 1111 1111';
const words = `Please unsubscribe me from your mailing list. Refund my card ${card}, expiry 09/27.`;

async function purged(raw: string | Uint8Array) {
  const bytes = Buffer.from(raw);
  const mail = await parseMail(bytes);
  const message = toMessage(mail);
  return purge(mail, message, classify(message));
}

function withAttachment(type: string, name: string, content: Uint8Array, text = 'See attached.') {
  const base64 = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n');
  return [
    'From: Dana Okafor <dana@okafor.example>',
    'To: privacy@halo-crm.co.uk',
    'Subject: =?utf-8?Q?Caf=C3=A9?=',
    'Message-ID: <1@okafor.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '--b',
    `Content-Type: ${type}; name="${name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    base64,
    '--b--',
    '',
  ].join('\r\n');
}

const paragraph = (text: string) => `<w:document><w:p><w:t>${text}</w:t></w:p></w:document>`;
const docx = zipSync({ 'word/document.xml': strToU8(paragraph(`Card</w:t><w:t>: ${card}`)) });
const stream = deflateSync(Buffer.from(`BT (Card: 4111 11) Tj (11 1111 1111) Tj ET`));
const pdf = Buffer.concat([
  Buffer.from('%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n'),
  stream,
  Buffer.from('\nendstream\nendobj\n'),
]);

describe('a letter', () => {
  it('without anything of the kind is not touched', async () => {
    expect(await purged(letter())).toBeNull();
  });

  it('is written anew without the number, and is still the same letter', async () => {
    const result = await purged(letter({ text: words, id: '<7@okafor.example>' }));
    expect(result?.kinds).toEqual(['card']);
    const mail = await simpleParser(Buffer.from(result?.raw ?? []));
    expect(mail.messageId).toBe('<7@okafor.example>');
    expect(mail.from?.value[0]?.address).toBe('dana@okafor.example');
    expect(mail.text).toContain('Please unsubscribe me');
    expect(mail.text).not.toMatch(/4111|09\/27/);
  });

  it('is searched in its subject and its HTML too', async () => {
    const subject = await purged(letter({ subject: `Card ${card}` }));
    const mail = await simpleParser(Buffer.from(subject?.raw ?? []));
    expect(mail.subject).toBe('Card [destroyed on receipt]');
    const html = letter({ text: `<p>My card: <b>4111</b> 1111 1111 1111</p>` });
    const again = await purged(html.replace('text/plain', 'text/html'));
    expect(again?.kinds).toEqual(['card']);
    expect(Buffer.from(again?.raw ?? []).toString()).not.toContain('text/html');
  });

  it('keeps clean attachments as they were and loses the others', async () => {
    const clean = await purged(
      withAttachment('application/pdf', 'ok.pdf', Buffer.from([0, 1, 2]), words),
    );
    const mail = await simpleParser(Buffer.from(clean?.raw ?? []));
    expect(mail.subject).toBe('Café');
    expect(mail.attachments.map((one) => [one.filename, [...one.content]])).toEqual([
      ['ok.pdf', [0, 1, 2]],
    ]);
  });

  it.each([
    ['text', 'text/plain', 'card.txt', Buffer.from(`Card: ${card}`)],
    ['a spreadsheet as text', 'text/csv', 'c.csv', Buffer.from(`name,card\nDana,"${card}"`)],
    ['a document', 'application/octet-stream', 'card.docx', docx],
    ['a PDF', 'application/pdf', 'card.pdf', pdf],
  ])('loses %s that has a card in it', async (_, type, name, content) => {
    const result = await purged(withAttachment(type, name, content));
    expect(result?.kinds).toEqual(['card']);
    const mail = await simpleParser(Buffer.from(result?.raw ?? []));
    expect(mail.attachments).toEqual([]);
    expect(mail.text).toContain('See attached.');
    expect(mail.text).toContain('[destroyed on receipt]');
  });

  it('of a machine is not searched for statements about itself', async () => {
    const machine = letter({
      text: 'I am 63 years old.',
      headers: ['Auto-Submitted: auto-replied'],
      subject: 'Automatic reply: out of office',
    });
    const mail = await parseMail(Buffer.from(machine));
    const message = toMessage(mail);
    const automatic = { kind: 'automatic', rights: [], language: 'en' } as const;
    expect(purge(mail, message, automatic)).toBeNull();
  });
});

describe('an attachment', () => {
  it.each([
    ['a damaged zip', Buffer.from('PK\u0003\u0004nothing')],
    ['a damaged PDF', Buffer.from('%PDF-1.7 stream\nxx')],
    ['nothing', Buffer.alloc(0)],
  ])('that is %s is left alone', (_, content) => {
    expect(textOf({ contentType: 'application/octet-stream', content })).not.toMatch(/\d{4}/);
  });

  it('that unpacks to more than is read is not unpacked', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(20_000_000) });
    const begun = performance.now();
    expect(textOf({ contentType: 'application/zip', content: bomb })).toBe('');
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

function holds(desk: Desk, text: string): boolean {
  const { database } = filesIn(desk.config.dataDir);
  return [database, `${database}-wal`].some((path) => readFileSync(path).includes(text));
}

async function storedLetter(desk: Desk): Promise<string> {
  const row = await desk.db.selectFrom('letters').selectAll().executeTakeFirstOrThrow();
  const plain = await unseal(desk.db, desk.keys, row.key_id ?? '', row.sealed ?? new Uint8Array());
  return Buffer.from(plain ?? []).toString();
}

describe('on receipt', () => {
  it('the stored copy is another, the original is gone, and the person is told', async () => {
    const dovecot = await startDovecot();
    const submission = await startSubmission();
    try {
      await withWorker(
        async ({ desk }) => {
          await dovecot.append(letter({ text: words, subject: 'Refund' }));
          await until('it is answered', () => submission.delivered.length === 1);
          const told = submission.delivered[0]?.mail.text ?? '';
          expect(told).toContain('details of a payment card');
          await until('the original is gone', async () => {
            const left = [
              ...(await dovecot.subjects('INBOX')),
              ...(await dovecot.subjects('Privacy Desk handled')),
            ];
            return left.length === 0;
          });
          const stored = await storedLetter(desk);
          expect(stored).toContain('Subject: Refund');
          expect(Buffer.from(stored.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toContain(
            '[destroyed on receipt]',
          );
          const events = await desk.db.selectFrom('events').select(['kind', 'detail']).execute();
          expect(events).toContainEqual({
            kind: 'sensitive-destroyed',
            detail: JSON.stringify({ kinds: ['card'] }),
          });
          expect(JSON.stringify(events)).not.toContain('4111');
          const keys = await desk.db.selectFrom('keys').select('destroyed_at').execute();
          expect(keys.filter((one) => one.destroyed_at !== null)).toHaveLength(1);
          await until('it is marked', async () => {
            const rows = await desk.db.selectFrom('letters').select('destroyed_at').execute();
            return rows.every((row) => row.destroyed_at !== null);
          });
          expect(holds(desk, '4111 1111')).toBe(false);
        },
        { ...dovecot.env, ...submission.env, POLL_SECONDS: '1' },
      );
    } finally {
      await dovecot.kill();
      await submission.close();
    }
  });
});
