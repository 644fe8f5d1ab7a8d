/** Cases: seen, planned, decided, shown to others. */
import { z } from 'zod';
import { type RightId, rightIds } from '#content/rights.ts';
import { eventsOf, findCase, lettersOf, listCases } from '#db/cases.ts';
import type { Act } from '../casework/act.ts';
import { planCase } from '../casework/approve.ts';
import { decideCase } from '../casework.ts';
import type { Desk } from '../desk.ts';
import { evidencePack } from '../evidence.ts';
import { labelledLetters } from '../labelled.ts';
import { detailsShape } from '../rights/details-shape.ts';
import { verifyCase, verifyLogs } from '../verify.ts';
import { address, MOST_AT_ONCE, operation, reference, staff } from './operation.ts';

const words = z.string().max(10_000);
const said = z.string().trim().min(1, 'say why, in words for the person').max(10_000);
const day = z.iso.date('a day is written like 2026-03-12');
const act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('settle'), right: z.enum(rightIds) }),
  z.object({ act: z.literal('detail'), details: detailsShape }),
  z.object({
    act: z.literal('ask'),
    what: z.enum(['confirmation', 'identity', 'more-proof', 'authority', 'clarification']),
    words: said,
  }),
  z.object({ act: z.literal('agent'), person: address, name: z.string().max(200).optional() }),
  z.object({ act: z.literal('identify'), words: said, on: day.optional() }),
  z.object({ act: z.literal('authorise'), words: said, on: day.optional() }),
  z.object({ act: z.literal('clarified'), words: said, on: day.optional() }),
  z.object({ act: z.literal('approve'), words: words.optional() }),
  z.object({ act: z.literal('refuse'), words: said }),
  z.object({ act: z.literal('extend'), ground: z.enum(['complex', 'numerous']), words: said }),
  z.object({ act: z.literal('withdraw'), words: words.optional() }),
]);

export const caseOperations = {
  'cases.list': operation(z.object({ all: z.boolean() }), (desk, given) => list(desk, given.all)),
  'cases.show': operation(z.object({ reference }), (desk, given) => show(desk, given.reference)),
  'cases.plan': operation(z.object({ reference }), (desk, given) =>
    planCase(desk, given.reference),
  ),
  'cases.act': operation(z.object({ reference, staff, act }), (desk, given) =>
    decideCase(desk, given.staff, given.reference, given.act as Act),
  ),
  'cases.export': operation(z.object({ reference }), (desk, given) => pack(desk, given.reference)),
  'cases.labelled': operation(z.object({}), (desk) => labelledLetters(desk, MOST_AT_ONCE)),
  'log.verify': operation(z.object({ reference: reference.nullable() }), (desk, given) =>
    given.reference === null ? verifyLogs(desk) : verifyCase(desk, given.reference),
  ),
} as const;

export interface CaseLine {
  readonly reference: string;
  readonly right: RightId | null;
  readonly state: string;
  readonly address: string | null;
  readonly received_at: string;
  readonly closed_at: string | null;
}

export interface CaseDetail extends CaseLine {
  readonly language: string;
  readonly letters: readonly { received_at: string; message_id: string | null; size: number }[];
  readonly events: readonly { at: string; actor: string; kind: string; detail: unknown }[];
}

/** As base64, since what goes over the socket is JSON. */
async function pack(desk: Desk, of: string): Promise<{ filename: string; base64: string } | null> {
  const evidence = await evidencePack(desk, of);
  if (!evidence) return null;
  const { filename, bytes } = evidence;
  return { filename, base64: Buffer.from(bytes).toString('base64') };
}

async function list(desk: Desk, all: boolean): Promise<CaseLine[]> {
  const rows = await listCases(desk.db, !all, MOST_AT_ONCE);
  return rows.map(({ reference, right, state, address, received_at, closed_at }) => ({
    reference,
    right,
    state,
    address,
    received_at,
    closed_at,
  }));
}

async function show(desk: Desk, of: string): Promise<CaseDetail | null> {
  const found = await findCase(desk.db, of);
  if (!found) return null;
  const { reference, right, state, address, language, received_at, closed_at } = found;
  const events = await eventsOf(desk.db, found.id);
  return {
    reference,
    right,
    state,
    address,
    language,
    received_at,
    closed_at,
    letters: await lettersOf(desk.db, found.id),
    events: events.map((event) => ({ ...event, detail: JSON.parse(event.detail) })),
  };
}
