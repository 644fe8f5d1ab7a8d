/** Which ways of writing to somebody an opt-out means. */
import { type Channel, channels } from '#content/rights.ts';
import { conceptNumber } from './lexicon.ts';
import type { Likely } from './model.ts';
import type { Reading } from './sentence.ts';
import { thresholds } from './thresholds.ts';

/**
 * The channels that are clear, and with them what nobody mentions and may be meant as well: the fourth
 * where the other three are clear, and email in a letter that names no channel, for it came by email.
 * Where nothing is clear, email, for that is how we write.
 */
export function meantChannels(likely: Likely, reading: Reading): readonly Channel[] {
  const clear = channels.filter((channel) => likely(channel) >= thresholds.channel);
  const named = channels.filter((channel) => isNamed(channel, reading));
  const alike = channels.filter(
    (channel) => !named.includes(channel) && likely(channel) >= thresholds.maybeChannel,
  );
  const added = alike.filter(
    (channel) =>
      clear.length === channels.length - 1 || (channel === 'email' && named.length === 0),
  );
  const meant = channels.filter((channel) => clear.includes(channel) || added.includes(channel));
  return meant.length > 0 ? meant : ['email'];
}

function isNamed(channel: Channel, { sentences }: Reading): boolean {
  return sentences.some(({ ideas }) =>
    ideas.some((idea) => idea >> 1 === conceptNumber.get(channel)),
  );
}
