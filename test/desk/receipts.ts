/** Choices about cookies as visitors make them, on whatever day. */
import { asked, type ConsentAction, register } from '#content/consent.ts';
import type { BrowserRefusal } from '#content/cookies.ts';
import { choicesText, freshReceiptId, makeConsents } from '#worker/consent.ts';
import type { Desk } from '#worker/desk.ts';

const every = asked(register).map(({ id }) => id);

/** @param count so many visitors do the same on that day */
export async function chooseOn(
  desk: Desk,
  on: Date,
  action: ConsentAction,
  count = 1,
  signal: BrowserRefusal | null = null,
): Promise<void> {
  const consents = makeConsents(desk);
  // Keeps what is shown, which a receipt points to.
  await consents.shown('');
  const { digest } = await desk.db
    .selectFrom('consent_snapshots')
    .select('digest')
    .executeTakeFirstOrThrow();
  const yes = action === 'accept' || action === 'allow';
  const choices = { allowed: yes ? every : [], refused: yes ? [] : every };
  const at = on.toISOString();
  const receipts = Array.from({ length: count }, () => ({
    ...{ id: freshReceiptId(), at, received_at: at, action, choices: choicesText(choices) },
    ...{ snapshot: digest, signal, previous: null },
  }));
  await Promise.all(receipts.map((receipt) => consents.record(receipt)));
}
