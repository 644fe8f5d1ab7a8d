/**
 * A post bag: the letters of test/letters as mail programs and servers would have made them, with
 * HTML twins, quoted mailings, logos, attachments and the headers of a few hops.
 */
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type Mail from 'nodemailer/lib/mailer/index.js';
import { type Letter, letters } from '../letters.ts';

/** Of twenty letters: what a business mailbox looks like. */
const SHAPES = [
  ...Array<Shape>(8).fill('plain'),
  ...Array<Shape>(6).fill('alternative'),
  ...Array<Shape>(3).fill('reply'),
  'logo',
  'document',
  'photo',
] as const;
type Shape = 'plain' | 'alternative' | 'reply' | 'logo' | 'document' | 'photo';

/** One letter in so many is from somebody who wrote shortly before. */
const AGAIN = 20;

/** Always the same bag for the same count. */
export async function postBag(count: number): Promise<Buffer[]> {
  const written = letters('tuned').filter(({ message }) => message.text !== null);
  const bag: Buffer[] = [];
  for (let index = 0; index < count; index++) {
    // A step that shares no factor with the count goes through every voice and language by turns.
    const letter = written[(index * 7919) % written.length];
    if (!letter) throw new Error('There are no letters in test/letters.');
    bag.push(await toMime(letter, index));
  }
  return bag;
}

function toMime(letter: Letter, index: number): Promise<Buffer> {
  const { message } = letter;
  const shape = SHAPES[(index * 7) % SHAPES.length] ?? 'plain';
  const text = message.text ?? '';
  const mail: Mail.Options = {
    ...sender(letter, index),
    to: 'privacy@halo-crm.co.uk',
    subject: message.subject,
    date: new Date(Date.UTC(2026, 0, 5, 8) + index * 60_000),
    messageId: `<${hash(`id ${index}`).slice(0, 24)}@mail.example>`,
    headers: trace(index, message.headers),
    ...body(shape, text, index),
  };
  return new Promise((resolve, reject) => {
    new MailComposer(mail).compile().build((error, bytes) => {
      if (error) reject(error);
      else resolve(bytes);
    });
  });
}

/** Thousands of letters by a few hundred writers: a number makes each sender somebody else. */
function sender({ message }: Letter, index: number): Pick<Mail.Options, 'from'> {
  const who = index % AGAIN === AGAIN - 1 ? index - 7 : index;
  const [local = 'nobody', domain = 'example.com'] = (message.from?.address ?? '').split('@');
  return { from: { name: message.from?.name ?? '', address: `${local}.${who}@${domain}` } };
}

function body(shape: Shape, text: string, index: number): Mail.Options {
  switch (shape) {
    case 'plain':
      return { text };
    case 'alternative':
      return { text, html: page(paragraphs(text)) };
    case 'reply':
      return { text: `${text}\n\n${quoted()}`, html: page(paragraphs(text) + quotedHtml()) };
    case 'logo':
      return {
        text,
        html: page(`${paragraphs(text)}<p><img src="cid:logo" width="120" height="40" alt=""></p>`),
        attachments: [{ filename: 'logo.png', cid: 'logo', content: octets(index, 8_000) }],
      };
    case 'document':
      return { text, attachments: [{ filename: 'letter.pdf', content: octets(index, 60_000) }] };
    case 'photo':
      return {
        text,
        html: page(paragraphs(text)),
        attachments: [{ filename: 'licence.jpg', content: octets(index, 180_000) }],
      };
  }
}

/** Three hops, a signature and what filters add. */
function trace(index: number, own: ReadonlyMap<string, readonly string[]>) {
  const hop = (from: string, by: string) =>
    `from ${from} (${from} [192.0.2.${index % 250}]) by ${by} with ESMTPS id ${hash(`${from} ${index}`).slice(0, 16)} (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256) for <privacy@halo-crm.co.uk>; Mon, 5 Jan 2026 08:00:00 +0000`;
  const signature = createHash('sha512').update(`dkim ${index}`).digest('base64');
  const headers = [
    { key: 'Received', value: hop('mx.provider.example', 'mail.host.example') },
    { key: 'Received', value: hop('relay.provider.example', 'mx.provider.example') },
    { key: 'Received', value: hop('laptop.lan.example', 'relay.provider.example') },
    {
      key: 'DKIM-Signature',
      value: `v=1; a=rsa-sha256; c=relaxed/relaxed; d=mail.example; s=s2026; h=from:to:subject:date:message-id:mime-version; bh=${hash(`${index}`).slice(0, 43)}=; b=${signature}${signature}`,
    },
    {
      key: 'Authentication-Results',
      value:
        'mail.host.example; dkim=pass header.d=mail.example; spf=pass smtp.mailfrom=mail.example; dmarc=pass header.from=mail.example',
    },
    { key: 'X-Spam-Status', value: 'No, score=-1.2 required=5.0 tests=DKIM_VALID,SPF_PASS' },
    { key: 'User-Agent', value: 'Example Mail 128.4' },
  ];
  for (const [key, values] of own) for (const value of values) headers.push({ key, value });
  return headers;
}

const MAILING = [
  'New this spring: plan your magazine with HALO',
  '',
  'Hello, the spring release is here. See what is new, book a place at the open day, and tell us what you would like to see next.',
  '',
  'You receive this mail because you attended one of our events.',
  'Unsubscribe: https://halo.example/unsubscribe/not-a-token',
];

function quoted(): string {
  return [
    'On Mon, 5 Jan 2026 at 07:30, HALO <news@halo.example> wrote:',
    ...MAILING.map((line) => `> ${line}`),
  ].join('\n');
}

function quotedHtml(): string {
  const rows = MAILING.map(
    (line) =>
      `<tr><td style="padding:8px 24px;font-family:Arial,sans-serif;font-size:14px;line-height:21px;color:#333333">${line}</td></tr>`,
  );
  return `<br><div class="gmail_quote"><div dir="ltr">On Mon, 5 Jan 2026 at 07:30, HALO wrote:<br></div><blockquote style="margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex"><table role="presentation" width="600" cellpadding="0" cellspacing="0">${rows.join('')}</table></blockquote></div>`;
}

function paragraphs(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped
    .split(/\n\n+/)
    .map((one) => `<p class="MsoNormal" style="margin:0 0 8pt">${one.replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

/** What office mail programs put around a few words. */
function page(content: string): string {
  const fonts = Array.from(
    { length: 12 },
    (_, at) =>
      `@font-face {font-family:Font${at};panose-1:2 15 5 2 2 2 4 3 2 4;}\np.Style${at}, li.Style${at} {margin:0cm;font-size:11.0pt;font-family:"Font${at}",sans-serif;}`,
  );
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style><!--\n${fonts.join('\n')}\n--></style></head><body lang="EN-GB" link="#0563C1" vlink="#954F72" style="word-wrap:break-word"><div class="WordSection1">${content}</div></body></html>`;
}

/** Bytes that do not compress, as those of documents and photographs do not. */
function octets(seed: number, length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 64) }, (_, at) =>
    createHash('sha512').update(`${seed} ${at}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
