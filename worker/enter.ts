/**
 * A request from paper or a call, entered by staff: the same case as by mail, on the clock of the
 * day it arrived. Whoever asked confirms it by mail like anybody else, or is identified by staff.
 */
import { calendar } from '#content/clock.ts';
import { type Channel, channels, type RightId } from '#content/rights.ts';
import { casesOfLetter } from '#db/cases.ts';
import { logEvents } from '#db/log.ts';
import { dayIn } from './case-clock.ts';
import type { Staff } from './casework/act.ts';
import type { Desk } from './desk.ts';
import type { Outcome } from './request/effect.ts';
import { handleStatement } from './statement.ts';

export interface Entry {
  readonly staff: Staff;
  readonly right: RightId;
  /** In normal form; where the answer goes. */
  readonly address: string;
  readonly name: string;
  /** The day it arrived, `YYYY-MM-DD`, where our days begin and end. */
  readonly received: string;
  /** As on the paper, or as said. */
  readonly words: string;
  /** For an opt-out; empty for all. */
  readonly channels: readonly Channel[];
  readonly language: string;
}

export type Entered =
  | { readonly outcome: Outcome; readonly references: readonly string[] }
  | { readonly refused: string };

export async function enterRequest(desk: Desk, entry: Entry): Promise<Entered> {
  const { staff, received, ...stated } = entry;
  const now = desk.clock();
  const today = dayIn(now.toISOString());
  if (received > today) {
    return { refused: `${received} is still to come: in ${calendar.place} it is ${today}.` };
  }
  const handled = await handleStatement(desk, {
    ...stated,
    way: 'desk',
    // Noon is the same day here in summer and in winter.
    receivedAt: received === today ? now : new Date(`${received}T12:00:00Z`),
    channels: entry.right === 'opt-out' ? chosen(entry) : [],
  });
  const opened = await casesOfLetter(desk.db, 'desk', handled.position);
  const at = now.toISOString();
  const event = { letter_id: null, at, actor: staff.name, kind: 'entered', detail: '{}' };
  await desk.db.transaction().execute((tx) =>
    logEvents(
      tx,
      opened.map(({ id }) => ({ ...event, case_id: id })),
    ),
  );
  desk.outgoing.ring();
  return { outcome: handled.outcome, references: opened.map((one) => one.reference) };
}

function chosen({ channels: named }: Entry): readonly Channel[] {
  return named.length > 0 ? named : channels;
}
