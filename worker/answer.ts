/** An answer as a row of the outbox, with the link that its person can look at their choices by. */
import type { Language } from '#content/language.ts';
import { defaultLanguage, languages } from '#content/languages.ts';
import { freshId } from '#db/fresh-id.ts';
import { keepLinks, type NewLink } from '#db/links.ts';
import type { Executor } from '#db/open.ts';
import { queueMail } from '#db/outbox.ts';
import type { Case, NewOutgoingMail } from '#db/schema.ts';
import type { Desk } from './desk.ts';
import { EVERY_LIST, mintLink } from './link.ts';
import { policyUrl, preferencesUrl } from './links.ts';
import { replyAddress } from './reply-address.ts';
import { domainOf } from './request/address.ts';
import type { Answer, AnswerPart } from './request/effect.ts';
import { write } from './request/reply.ts';

export interface AnswerRows {
  readonly mail: NewOutgoingMail;
  /** Stands before the letter that carries it can be sent. */
  readonly link: NewLink;
}

export function answerRows(desk: Desk, answer: Answer, now: Date): AnswerRows {
  const { config } = desk;
  const link = mintLink(desk.keys, answer.to.address, EVERY_LIST, now);
  const language = languageFor(answer.language);
  const written = write(answer, language, {
    undo: preferencesUrl(config, link.token),
    policy: policyUrl(config),
  });
  const id = freshId();
  const reference = answer.parts.flatMap((part) => part.caseReferences ?? [])[0];
  const mail: NewOutgoingMail = {
    id,
    case_id: answer.caseId,
    // Fixed here, so that an answer sent twice after a crash is one letter to every mail program.
    message_id: `<${id}@${domainOf(config.mailbox)}>`,
    recipient: answer.to.address,
    recipient_digest: answer.to.digest,
    template: answer.parts.map((part) => part.part).join('+'),
    ...written,
    reply_to: reference ? replyAddress(config, desk.keys, reference) : null,
    in_reply_to: answer.inReplyTo,
    reference_ids: answer.references.slice(-20).join(' '),
    language: language.code,
    created_at: now.toISOString(),
    next_at: now.toISOString(),
    sent_at: null,
    failed_at: null,
    error: null,
  };
  return { mail, link: link.row };
}

/** The person's language where we have its words, else the default. */
export function languageFor(code: string): Language {
  return languages.find((one) => one.code === code) ?? defaultLanguage;
}

/** To the address on file, never to one first seen in a letter. */
export async function answer(
  tx: Executor,
  desk: Desk,
  found: Case,
  parts: readonly AnswerPart[],
): Promise<void> {
  if (!found.address || parts.length === 0) return;
  const rows = answerRows(
    desk,
    {
      caseId: found.id,
      to: { address: found.address, digest: found.person_digest, name: found.name ?? '' },
      language: found.language,
      parts: parts.map((part) => ({ caseReferences: [found.reference], ...part })),
      inReplyTo: null,
      references: [],
    },
    desk.clock(),
  );
  await keepLinks(tx, [rows.link]);
  await queueMail(tx, [rows.mail]);
}
