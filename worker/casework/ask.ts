/** Asking the person: for a confirmation, documents, an agent's authority, a clarification. */
import { clocks } from '#content/clock.ts';
import { changeCase } from '#db/casework.ts';
import { logEvents } from '#db/log.ts';
import type { Executor } from '#db/open.ts';
import { refuseProofs } from '#db/proofs.ts';
import type { Case } from '#db/schema.ts';
import { endTokens, mintToken } from '#db/tokens.ts';
import { answer } from '../answer.ts';
import type { Desk } from '../desk.ts';
import { caseUrl } from '../links.ts';
import { type Moved, moveCase } from '../move.ts';
import { personDigest } from '../person.ts';
import { proofWords } from '../proof-words.ts';
import type { AnswerPart } from '../request/effect.ts';
import type { MoveKind } from '../request/lifecycle.ts';
import { type Acting, type Asked, eventRow, stepOf } from './act.ts';

/** What the person is asked for, and what a case then waits for beside the confirmation by link. */
const asking: Readonly<
  Record<
    Exclude<Asked, 'confirmation'>,
    { move: MoveKind; part: AnswerPart['part']; awaits: 'documents' | 'authority' | null }
  >
> = {
  identity: { move: 'ask-identity', part: 'ask-documents', awaits: 'documents' },
  'more-proof': { move: 'ask-identity', part: 'ask-more-proof', awaits: 'documents' },
  authority: { move: 'ask-authority', part: 'ask-authority', awaits: 'authority' },
  clarification: { move: 'ask-clarification', part: 'ask-clarification', awaits: null },
};

export async function ask(acting: Acting, what: Asked, words: string): Promise<Moved> {
  const { tx, desk, found } = acting;
  if (what === 'confirmation') {
    await changeCase(tx, found.id, { awaits: null });
    return requestIdentity(acting);
  }
  // Otherwise whoever wrote the letter would be asked whether they may write it.
  if (what === 'authority' && !found.agent) {
    return { refused: 'Say first for whom the letter was written: cases agent.' };
  }
  const moved = await moveCase(tx, found, stepOf(acting, asking[what].move, words));
  if ('refused' in moved) return moved;
  if (what === 'more-proof') await refuseProofs(tx, found.id, words, desk.clock());
  await changeCase(tx, found.id, { awaits: asking[what].awaits });
  await sendPage(tx, desk, moved.case, asking[what].part, words);
  return moved;
}

/** Asks for the confirmation that only the owner of the address on file can give. */
export async function requestIdentity(acting: Acting) {
  const { tx, desk, found } = acting;
  const moved = await moveCase(tx, found, stepOf(acting, 'ask-identity'));
  if ('refused' in moved) return moved;
  const token = await mintToken(tx, found.id, 'identity', desk.clock(), null);
  await answer(tx, desk, moved.case, [
    {
      part: 'confirm',
      rights: found.right ? [found.right] : [],
      values: { confirm: caseUrl(desk.config, token) },
      periods: { period: clocks.month.period },
    },
  ]);
  return moved;
}

/**
 * Makes the case the person's: whoever wrote is the agent, is told nothing more, and cannot vouch
 * for themselves by a link they were sent before.
 */
export async function writtenFor(
  acting: Acting,
  person: string,
  name: string | null,
): Promise<Moved> {
  const { tx, desk, found } = acting;
  const agent = found.agent ?? found.address;
  if (!agent) return { refused: 'This case has no letter from an address, so no agent wrote it.' };
  if (agent === person) return { refused: `The letter came from ${person} itself.` };
  const theirs = {
    agent,
    address: person,
    name,
    person_digest: personDigest(desk.keys, person),
    identity_at: null,
    authority_at: null,
  };
  const moved = await moveCase(tx, { ...found, ...theirs }, stepOf(acting, 'ask-authority'));
  if ('refused' in moved) return moved;
  await changeCase(tx, found.id, { ...theirs, awaits: 'authority' });
  await endTokens(tx, found.id, desk.clock());
  await logEvents(tx, [eventRow(acting, 'agent-named', {})]);
  await sendPage(tx, desk, moved.case, 'ask-authority', '');
  return moved;
}

/** A letter that leads to the person's own page of the case. */
async function sendPage(
  tx: Executor,
  desk: Desk,
  found: Case,
  part: AnswerPart['part'],
  words: string,
): Promise<void> {
  const token = await mintToken(tx, found.id, 'case', desk.clock(), null);
  await answer(tx, desk, found, [
    {
      part,
      values: {
        reason: words,
        question: words,
        page: caseUrl(desk.config, token),
        proofs: proofWords(found.language),
      },
    },
  ]);
}
