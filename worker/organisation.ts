/**
 * The organisation a person wants their data sent to. They confirm name and address on a page that
 * only their own address leads to; the log keeps a digest of what they confirmed, so that a name or
 * address changed afterwards is not confirmed.
 */
import { createHash } from 'node:crypto';
import { eventsOf } from '#db/cases.ts';
import { caseById } from '#db/casework.ts';
import { logEvents } from '#db/log.ts';
import type { Executor } from '#db/open.ts';
import type { Case } from '#db/schema.ts';
import type { Token } from '#db/schema-casework.ts';
import { findToken, isExpired, mintToken, useToken } from '#db/tokens.ts';
import type { Desk } from './desk.ts';
import { organisationUrl } from './links.ts';
import type { AnswerPart } from './request/effect.ts';
import type { Details } from './rights/carrying.ts';

export type Organisation = NonNullable<Details['organisation']>;

/** The part of a letter that asks; the link in it works once. */
export async function askOrganisation(
  db: Executor,
  desk: Desk,
  found: Case,
  to: Organisation,
): Promise<AnswerPart> {
  const token = await mintToken(db, found.id, 'organisation', desk.clock(), null);
  const values = {
    organisation: `${to.name} (${to.address})`,
    confirm: organisationUrl(desk.config, token),
  };
  return { part: 'portability-confirm', values };
}

export async function isConfirmed(
  db: Executor,
  caseId: string,
  to: Organisation,
): Promise<boolean> {
  const digest = organisationDigest(to);
  const events = await eventsOf(db, caseId);
  return events.some(
    ({ kind, detail }) =>
      kind === 'organisation-confirmed' && JSON.parse(detail).organisation === digest,
  );
}

export interface OrganisationPage {
  readonly token: Token;
  readonly case: Case;
  readonly to: Organisation;
  /** What the button confirms; see `confirmOrganisation`. */
  readonly digest: string;
}

/** @returns null for a link we never sent, that was used, or whose case is over */
export async function openOrganisation(desk: Desk, text: string): Promise<OrganisationPage | null> {
  const token = await findToken(desk.db, text);
  if (token?.purpose !== 'organisation' || token.used_at) return null;
  if (isExpired(token, desk.clock())) return null;
  const found = await caseById(desk.db, token.case_id);
  if (!found || found.closed_at) return null;
  const to = (JSON.parse(found.details) as Details).organisation;
  return to ? { token, case: found, to, digest: organisationDigest(to) } : null;
}

/** @param shown digest of what the page said when the button was pressed */
export async function confirmOrganisation(
  desk: Desk,
  page: OrganisationPage,
  shown: string,
): Promise<boolean> {
  if (shown !== page.digest) return false;
  return desk.db.transaction().execute(async (tx) => {
    if (!(await useToken(tx, page.token, desk.clock()))) return false;
    await logEvents(tx, [
      {
        case_id: page.case.id,
        letter_id: null,
        at: desk.clock().toISOString(),
        actor: 'subject',
        kind: 'organisation-confirmed',
        detail: JSON.stringify({ organisation: page.digest }),
      },
    ]);
    return true;
  });
}

function organisationDigest({ name, address }: Organisation): string {
  return createHash('sha256').update(`${name}\n${address}`, 'utf8').digest('hex');
}
