/** A desk in the middle of a working week: an invented company, with cases in every state. */
import { randomUUID } from 'node:crypto';
import type { RightId } from '#content/rights.ts';
import { mintToken } from '#db/tokens.ts';
import type { Act, Staff } from '#worker/casework/act.ts';
import { decideCase } from '#worker/casework.ts';
import { fillDemo } from '#worker/demo/fill.ts';
import { waiting } from '#worker/demo/inbox.ts';
import { people } from '#worker/demo/people.ts';
import { place } from '#worker/demo/placed.ts';
import type { Desk } from '#worker/desk.ts';
import { handleLetters } from '#worker/pipeline.ts';
import { addProof, confirm, openCasePage } from '#worker/subject.ts';
import { letter } from '../letter.ts';
import { chooseOn } from './receipts.ts';

const officer: Staff = { name: 'Ines Okoro', role: 'officer' };
const DAY = 86_400_000;

/** A picture of one dot. */
export const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** What a stranger sends who wants to be more than read. */
export const hostile = [
  'From: "Ops \u202Egnp.exe" <mallory@hostile.example>',
  'To: privacy@halo-crm.co.uk',
  `Message-ID: <${randomUUID()}@hostile.example>`,
  'Subject: =?utf-8?B?4oCuZXNhZWxw?= <script>alert(1)</script> delete me',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<html><head><style>body{display:none}</style><script>fetch("https://tracker.example/s")</script>',
  '<link rel="stylesheet" href="https://tracker.example/c.css"></head>',
  '<body onload="alert(1)"><img src="https://tracker.example/p.png"><img src=x onerror=alert(1)>',
  '<p>Please erase all the personal data you hold about me. \u202Eevil\u202C &lt;/div&gt;&lt;script&gt;alert(2)&lt;/script&gt;</p>',
  '<form action="https://tracker.example/"><input name="password"></form>',
  `<table>${'<tr><td>cell</td></tr>'.repeat(400)}</table></body></html>`,
  '--b',
  'Content-Type: application/pdf; name="invoice\u202Efdp.exe"',
  'Content-Disposition: attachment; filename="<img src=x onerror=alert(3)>.pdf"',
  '',
  'not a pdf',
  '--b--',
  '',
].join('\r\n');

/** @returns the desk as it was on another day, for what happened then */
function earlier(desk: Desk, days: number): Desk {
  return { ...desk, clock: () => new Date(Date.now() - days * DAY) };
}

export async function arrive(desk: Desk, raw: string | Buffer): Promise<void> {
  const bytes = Buffer.from(raw);
  await handleLetters(desk, [
    {
      mailbox: 'inbox',
      position: randomUUID(),
      receivedAt: desk.clock(),
      size: bytes.length,
      raw: bytes,
      whole: true,
    },
  ]);
}

/** @param right `any` where it does not matter how the letter was read */
export async function caseOf(desk: Desk, address: string, right: RightId | null | 'any') {
  let query = desk.db.selectFrom('cases').selectAll().where('address', '=', address);
  if (right !== 'any') query = query.where('right', right === null ? 'is' : '=', right);
  const found = await query.orderBy('received_at', 'desc').executeTakeFirst();
  if (!found) throw new Error(`${address} has no case of ${right}.`);
  return found;
}

async function decide(desk: Desk, reference: string, act: Act): Promise<void> {
  const result = await decideCase(desk, officer, reference, act);
  if ('refused' in result) throw new Error(result.refused);
}

/** By the link that the person was sent. */
async function confirmed(desk: Desk, address: string, right: RightId): Promise<void> {
  const { id } = await caseOf(desk, address, right);
  const page = await openCasePage(
    desk,
    await mintToken(desk.db, id, 'identity', desk.clock(), null),
  );
  if (page) await confirm(desk, page, null);
}

const addressOf = (name: string): string => {
  const found = people
    .map((person, index) => place(person, index))
    .find((one) => one.name === name);
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found.address;
};

const more: readonly (readonly [string, string, string, number])[] = [
  [
    'Cosima Wray <cosima.wray@post.example>',
    'Question',
    'Hello, is this the right address for a question about the magazine you print? I am not sure who to ask about it.',
    2,
  ],
  [
    'Hal Undrell <hal@undrell.example>',
    'A formal complaint',
    'I wish to make a formal complaint about how you handled my personal data. I asked twice and nobody answered.',
    24,
  ],
  [
    'Tilda Broom <tilda@broom.example>',
    'Restriction',
    'Please restrict the processing of my data under Article 18 while its accuracy is being checked.',
    3,
  ],
  [
    'Moss Albright <moss@albright.example>',
    'Profiling',
    'I object to automated processing and profiling. Please stop profiling me and tracking what I read.',
    12,
  ],
  [
    'Anselm Thorne <anselm@thorne.example>',
    'Portability',
    'Under Article 20 please give me my data in a portable machine-readable format.',
    40,
  ],
];

/** Fills an empty desk. */
export async function fillDesk(desk: Desk): Promise<void> {
  await fillDemo(desk);
  await chooseFor(desk, 40);
  for (const [index, { from, subject, text }] of waiting.entries()) {
    const address = `${from} <${addressOf(from)}>`;
    await arrive(earlier(desk, 26 - index * 4), letter({ from: address, subject, text }));
  }
  for (const [from, subject, text, days] of more) {
    await arrive(earlier(desk, days), letter({ from, subject, text }));
  }
  await arrive(earlier(desk, 1), hostile);
  await confirmed(earlier(desk, 25), addressOf('Dana Reed'), 'access');
  await confirmed(earlier(desk, 20), addressOf('Lucinda Farrow'), 'erasure');
  await confirmed(earlier(desk, 8), addressOf('Gilbert Oakes'), 'rectification');
  await confirmed(earlier(desk, 39), 'anselm@thorne.example', 'portability');
  await confirmed(earlier(desk, 2), 'tilda@broom.example', 'restriction');
  await proofFrom(desk, addressOf('Dana Reed'));
  const restricted = await caseOf(desk, 'tilda@broom.example', 'restriction');
  await decide(earlier(desk, 1), restricted.reference, { act: 'approve' });
  const source = await caseOf(desk, addressOf('Jonah Pike'), 'provenance');
  await decide(earlier(desk, 1), source.reference, {
    act: 'ask',
    what: 'identity',
    words: 'Two people of that name are held.',
  });
}

/** Visitors of so many days, on some of them none. */
async function chooseFor(desk: Desk, days: number): Promise<void> {
  for (let ago = 0; ago < days; ago++) {
    if (ago % 9 === 4) continue;
    const at = earlier(desk, ago).clock();
    await chooseOn(desk, at, 'accept', 5 + ((ago * 7) % 12));
    await chooseOn(desk, at, 'reject', 4 + ((ago * 5) % 11));
    await chooseOn(desk, at, 'save', ago % 4);
    await chooseOn(desk, at, 'withdraw', ago % 3, 'gpc');
  }
}

async function proofFrom(desk: Desk, address: string): Promise<void> {
  const { id } = await caseOf(desk, address, 'access');
  const page = await openCasePage(desk, await mintToken(desk.db, id, 'case', desk.clock(), null));
  const upload = { filename: 'passport.png', mediaType: 'image/png', bytes: dot };
  if (page) await addProof(desk, page, upload);
}
