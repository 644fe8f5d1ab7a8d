/** Makes profiles (right.profiling): what a person seems interested in, from what they did. */
import type { Executor } from '#db/open.ts';
import { behaviourOf, keepProfile } from '#db/profiles.ts';
import type { Contact } from '#db/schema-records.ts';
import { mayUse } from '#db/standings.ts';

/** An enquiry says more of an interest than a page that was opened. */
const ENQUIRY = 5;
const VISIT = 1;
const MOST_INTERESTS = 5;

/** `refused`: the person objected, is restricted or is erased; then nothing is made or kept. */
export type Profiled = 'made' | 'nothing-known' | 'refused';

export async function makeProfile(db: Executor, contact: Contact, now: Date): Promise<Profiled> {
  if (!contact.digest || !(await mayUse(db, contact.digest, 'profile'))) return 'refused';
  const { visits, enquiries } = await behaviourOf(db, contact.id);
  const weights = new Map<string, number>();
  const count = (about: string, weight: number) =>
    weights.set(about, (weights.get(about) ?? 0) + weight);
  for (const { about } of visits) count(about, VISIT);
  for (const { about } of enquiries) count(about, ENQUIRY);
  if (weights.size === 0) return 'nothing-known';
  const ranked = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  await keepProfile(db, {
    contact_id: contact.id,
    interests: ranked
      .slice(0, MOST_INTERESTS)
      .map(([about]) => about)
      .join(', '),
    score: ranked.reduce((sum, [, weight]) => sum + weight, 0),
    made_at: now.toISOString(),
  });
  return 'made';
}
