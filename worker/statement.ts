/**
 * A request that was not written as a mail: filled in on the site, or entered by staff from paper or
 * a call. It is kept as a letter and goes a letter's way, so that it opens the same case with the
 * same clock.
 */
import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Channel, RightId } from '#content/rights.ts';
import type { Desk } from './desk.ts';
import type { RawLetter, Stated } from './mail/letter.ts';
import { handleLetters } from './pipeline.ts';
import { domainOf } from './request/address.ts';
import type { Outcome } from './request/effect.ts';

export interface Statement {
  readonly way: Stated['way'];
  readonly right: RightId;
  /** For an opt-out; empty for everything else. */
  readonly channels?: readonly Channel[];
  /** In normal form. */
  readonly address: string;
  readonly name: string;
  readonly words: string;
  readonly language: string;
  readonly receivedAt: Date;
}

/** What became of it, and where it is kept: its letter's position in the mailbox of its way. */
export interface Handled {
  readonly outcome: Outcome;
  readonly position: string;
}

export async function handleStatement(desk: Desk, statement: Statement): Promise<Handled> {
  const letter = await toLetter(desk, statement);
  const [outcome] = await handleLetters(desk, [letter]);
  if (!outcome) throw new Error('A statement is never handled before: its Message-ID is new.');
  return { outcome, position: letter.position };
}

async function toLetter(desk: Desk, statement: Statement): Promise<RawLetter> {
  const { way, right, address, name, words, receivedAt, language } = statement;
  const id = randomUUID();
  const raw = await new MailComposer({
    from: { name, address },
    to: desk.config.mailbox,
    subject: right,
    text: words,
    date: receivedAt,
    messageId: `<${id}@${domainOf(desk.config.mailbox)}>`,
  })
    .compile()
    .build();
  const where = way === 'form' ? 'the form on the site' : 'the desk';
  return {
    mailbox: way,
    position: id,
    receivedAt,
    size: raw.length,
    raw,
    whole: true,
    stated: {
      way,
      classification: {
        kind: 'request',
        language,
        rights: [
          {
            right,
            confidence: 1,
            evidence: [{ text: right, why: `chosen at ${where}` }],
            ...(statement.channels?.length ? { channels: statement.channels } : {}),
          },
        ],
      },
    },
  };
}
