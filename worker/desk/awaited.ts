/** What a case waits for, in a few words; null where it waits for us. */
import type { ListedCase } from '#db/register.ts';

export function awaited({ state, awaits }: Pick<ListedCase, 'state' | 'awaits'>): string | null {
  if (state === 'clarification-awaited') return 'The person was asked what is meant.';
  if (state !== 'identity-awaited') return null;
  if (awaits === 'documents') return 'Documents were asked for.';
  if (awaits === 'authority') return 'The person was asked about the agent.';
  return 'The person was sent a link to confirm by.';
}
