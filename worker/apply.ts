/**
 * Carries decisions out: effects become rows, and the rows of a whole batch are written a table at
 * a time in one transaction. Nothing is chosen here.
 */
import type { Insertable } from 'kysely';
import { joinLetters, openCases } from '#db/cases.ts';
import { addClockEvents, caseById } from '#db/casework.ts';
import { freshId } from '#db/fresh-id.ts';
import { resealLetter } from '#db/letters.ts';
import { keepLinks, type NewLink } from '#db/links.ts';
import { logEvents } from '#db/log.ts';
import { findNotices } from '#db/notices.ts';
import type { Executor } from '#db/open.ts';
import { queueMail } from '#db/outbox.ts';
import type { CaseTable, EventTable, NewOutgoingMail, NewSuppression } from '#db/schema.ts';
import type { ClockEventTable, TokenTable } from '#db/schema-casework.ts';
import { suppress } from '#db/suppressions.ts';
import { addTasks, type NewTask } from '#db/tasks.ts';
import { keepTokens, tokenRow } from '#db/tokens.ts';
import { seal } from '#db/vault.ts';
import { answerRows } from './answer.ts';
import { clockRow } from './case-clock.ts';
import type { Desk } from './desk.ts';
import { moveCase } from './move.ts';
import { acknowledgeNotice, noticeByHand } from './notices.ts';
import type { Answer, Effect } from './request/effect.ts';

/** What is to be done about one letter. */
export interface Work {
  /** Null for what did not come by letter. */
  readonly letterId: string | null;
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
  readonly clock: Insertable<ClockEventTable>[];
  readonly tokens: Insertable<TokenTable>[];
  readonly moves: Extract<Effect, { do: 'move' }>[];
  readonly resealed: { readonly letterId: string; readonly raw: Uint8Array }[];
  readonly notices: Extract<Effect, { do: 'notice-answered' | 'notice-bounced' }>[];
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
    clock: [],
    tokens: [],
    moves: [],
    resealed: [],
    notices: [],
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
  await addClockEvents(tx, rows.clock);
  await keepTokens(tx, rows.tokens);
  await logEvents(tx, rows.events);
  for (const one of rows.moves) await moveJoined(tx, one, now);
  for (const { letterId, raw } of rows.resealed) {
    await resealLetter(tx, letterId, seal(desk.keys, raw, 'letter', now), now);
  }
  for (const one of rows.notices) await noticeHeard(tx, one, now);
}

function collect(rows: Rows, desk: Desk, letterId: string | null, effect: Effect, now: Date): void {
  switch (effect.do) {
    case 'open-case':
      rows.cases.push(caseRow(effect, now));
      rows.clock.push(...effect.clock.events.map((event) => clockRow(effect.id, event)));
      if (letterId) rows.joins.push({ case_id: effect.id, letter_id: letterId });
      return;
    case 'keep-token':
      rows.tokens.push(tokenRow(effect.token, effect.caseId, 'identity', now, null));
      return;
    case 'notice-answered':
    case 'notice-bounced':
      rows.notices.push(effect);
      return;
    case 'move':
      rows.moves.push(effect);
      return;
    case 'join-case':
      if (letterId) rows.joins.push({ case_id: effect.caseId, letter_id: letterId });
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
        id: freshId(),
        kind: effect.kind,
        case_id: effect.caseId,
        letter_id: letterId,
        note: effect.note,
        created_at: now.toISOString(),
        done_at: null,
      });
      return;
    case 'reseal':
      if (letterId) rows.resealed.push({ letterId, raw: effect.raw });
      return;
    case 'log':
      rows.events.push(eventRow(letterId, effect.caseId, effect.kind, effect.detail, now));
  }
}

/** A letter that joined may prove or clarify; where the case has moved on meanwhile, it only joined. */
async function moveJoined(tx: Executor, effect: Extract<Effect, { do: 'move' }>, now: Date) {
  const found = await caseById(tx, effect.caseId);
  // Where documents were asked for, a letter alone proves nothing more.
  if (!found || (effect.kind === 'identity-arrives' && found.awaits)) return;
  await moveCase(tx, found, { kind: effect.kind, by: 'system', actor: 'system', at: now });
}

/** A recipient answered, or our notice to it came back. */
async function noticeHeard(tx: Executor, effect: Rows['notices'][number], now: Date) {
  if (effect.do === 'notice-answered') {
    await acknowledgeNotice(tx, effect.notice, 'mail', now);
    return;
  }
  const [notice] = await findNotices(tx, [effect.notice]);
  const why = `Our letter came back (status ${effect.status}).`;
  if (notice && !notice.acknowledged_at) await noticeByHand(tx, notice, why, now);
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
    identity_at: effect.identityAt?.toISOString() ?? null,
    due_on: effect.clock.due,
    clock_state: effect.clock.state,
    details: JSON.stringify({
      readings: effect.readings,
      ...(effect.corrections?.length ? { changes: effect.corrections } : {}),
    }),
    disputes_case_id: effect.disputes,
  };
}

function suppressionRows(effect: Extract<Effect, { do: 'suppress' }>, now: Date) {
  return effect.channels.map(
    (channel): NewSuppression => ({
      id: freshId(),
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

function answer(rows: Rows, desk: Desk, letterId: string | null, what: Answer, now: Date): void {
  const { mail, link } = answerRows(desk, what, now);
  rows.links.push(link);
  rows.mail.push(mail);
  rows.events.push(eventRow(letterId, what.caseId, 'answer-queued', { mail: mail.id }, now));
}

function eventRow(
  letterId: string | null,
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
