/**
 * Carries decisions out: effects become rows, and the rows of a whole batch are written a table at
 * a time in one transaction. Nothing is chosen here.
 */
import { randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import { defaultLanguage, languages } from '#content/languages.ts';
import { joinLetters, logEvents, openCases } from '#db/cases.ts';
import { keepLinks, type NewLink } from '#db/links.ts';
import type { Executor } from '#db/open.ts';
import { queueMail } from '#db/outbox.ts';
import type { CaseTable, EventTable, NewOutgoingMail, NewSuppression } from '#db/schema.ts';
import { suppress } from '#db/suppressions.ts';
import { addTasks, type NewTask } from '#db/tasks.ts';
import type { Desk } from './desk.ts';
import { EVERY_LIST, mintLink } from './link.ts';
import { preferencesUrl } from './links.ts';
import { domainOf } from './request/address.ts';
import type { Answer, Effect } from './request/effect.ts';
import { write } from './request/reply.ts';

/** What is to be done about one letter. */
export interface Work {
  readonly letterId: string;
  readonly effects: readonly Effect[];
}

interface Rows {
  readonly cases: Insertable<CaseTable>[];
  readonly joins: { case_id: string; letter_id: string }[];
  readonly suppressions: NewSuppression[];
  readonly links: NewLink[];
  readonly mail: NewOutgoingMail[];
  readonly tasks: NewTask[];
  readonly events: Insertable<EventTable>[];
}

/** @param tx the transaction that also marks the letters handled */
export async function apply(tx: Executor, desk: Desk, work: readonly Work[], now: Date) {
  const rows: Rows = {
    cases: [],
    joins: [],
    suppressions: [],
    links: [],
    mail: [],
    tasks: [],
    events: [],
  };
  for (const { letterId, effects } of work) {
    for (const effect of effects) collect(rows, desk, letterId, effect, now);
  }
  await openCases(tx, rows.cases);
  await joinLetters(tx, rows.joins);
  await suppress(tx, rows.suppressions);
  await keepLinks(tx, rows.links);
  await queueMail(tx, rows.mail);
  await addTasks(tx, rows.tasks);
  await logEvents(tx, rows.events);
}

function collect(rows: Rows, desk: Desk, letterId: string, effect: Effect, now: Date): void {
  switch (effect.do) {
    case 'open-case':
      rows.cases.push(caseRow(effect, now));
      rows.joins.push({ case_id: effect.id, letter_id: letterId });
      return;
    case 'join-case':
      rows.joins.push({ case_id: effect.caseId, letter_id: letterId });
      rows.events.push(eventRow(letterId, effect.caseId, 'letter-joined', {}, now));
      return;
    case 'suppress':
      rows.suppressions.push(...suppressionRows(effect, now));
      return;
    case 'answer':
      answer(rows, desk, letterId, effect.answer, now);
      return;
    case 'task':
      rows.tasks.push({
        id: randomUUID(),
        kind: effect.kind,
        case_id: effect.caseId,
        letter_id: letterId,
        note: effect.note,
        created_at: now.toISOString(),
        done_at: null,
      });
      return;
    case 'log':
      rows.events.push(eventRow(letterId, effect.caseId, effect.kind, effect.detail, now));
  }
}

function caseRow(effect: Extract<Effect, { do: 'open-case' }>, now: Date): Insertable<CaseTable> {
  return {
    id: effect.id,
    reference: effect.reference,
    right: effect.right,
    state: effect.state,
    person_digest: effect.person.digest,
    address: effect.person.address,
    name: effect.person.name || null,
    language: effect.language,
    way_in: effect.way,
    received_at: effect.receivedAt.toISOString(),
    closed_at: effect.state === 'fulfilled' ? now.toISOString() : null,
  };
}

function suppressionRows(effect: Extract<Effect, { do: 'suppress' }>, now: Date) {
  return effect.channels.map(
    (channel): NewSuppression => ({
      id: randomUUID(),
      digest: effect.person.digest,
      channel,
      list: effect.list,
      address: effect.person.address,
      name: effect.person.name || null,
      way_in: effect.way,
      case_id: effect.caseId,
      created_at: now.toISOString(),
    }),
  );
}

function answer(rows: Rows, desk: Desk, letterId: string, what: Answer, now: Date): void {
  const { config } = desk;
  // The link stands before the letter that carries it can be sent.
  const link = mintLink(desk.keys, what.to.address, EVERY_LIST, now);
  rows.links.push(link.row);
  const language = languages.find((one) => one.code === what.language) ?? defaultLanguage;
  const written = write(what, language, {
    undo: preferencesUrl(config, link.token),
    policy: `${config.publicUrl}/privacy/`,
  });
  const id = randomUUID();
  rows.mail.push({
    id,
    case_id: what.caseId,
    // Fixed here, so that an answer sent twice after a crash is one letter to every mail program.
    message_id: `<${id}@${domainOf(config.mailbox)}>`,
    recipient: what.to.address,
    recipient_digest: what.to.digest,
    template: what.parts.map((part) => part.part).join('+'),
    ...written,
    in_reply_to: what.inReplyTo,
    reference_ids: what.references.slice(-20).join(' '),
    language: language.code,
    created_at: now.toISOString(),
    next_at: now.toISOString(),
    sent_at: null,
    failed_at: null,
    error: null,
  });
  rows.events.push(eventRow(letterId, what.caseId, 'answer-queued', { mail: id }, now));
}

function eventRow(
  letterId: string,
  caseId: string | null,
  kind: string,
  detail: Readonly<Record<string, unknown>>,
  now: Date,
): Insertable<EventTable> {
  return {
    case_id: caseId,
    letter_id: letterId,
    at: now.toISOString(),
    actor: 'system',
    kind,
    detail: JSON.stringify(detail),
  };
}
