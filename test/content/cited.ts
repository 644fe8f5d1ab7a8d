/** Facts that a component prints by itself, so that a text cites them by using it. */
import { purposes } from '#content/purposes.ts';
import { retention } from '#content/retention.ts';
import { statedIn } from './texts.ts';

const factsOf = (entries: object): string[] =>
  Object.values(entries).map(({ fact }: { fact: string }) => fact);

const printed: Readonly<Record<string, readonly string[]>> = {
  '<Post />': ['who.post'],
  '<Telephone />': ['who.post'],
  '<Mailbox />': ['who.mailbox'],
  '<Proofs />': ['right.access.id'],
  '<Items of="categories" />': ['categories'],
  '<Items of="erased" />': ['right.erasure'],
  '<Items of="grounds" />': ['disclose.legal'],
  '<Items of="figures" />': ['openness'],
  '<Purposes />': factsOf(purposes),
  '<Retention />': factsOf(retention),
  '<Tools />': ['storage.transfers'],
  '<Regulator />': ['complaint.ico'],
  '<Version />': ['who.version'],
  '<History />': ['who.version'],
};

/** Every fact a source cites, in a marked sentence or through a component. */
export function citedIn(source: string): Set<string> {
  const used = Object.keys(printed).filter((component) => source.includes(component));
  return new Set([...statedIn(source), ...used.flatMap((component) => printed[component] ?? [])]);
}
