import { proofs } from '#content/identity.ts';
import { languageFor } from './answer.ts';

/** The accepted proofs as a sentence has them, from `content/identity.ts`: «a or b, and c». */
export function proofWords(code: string): string {
  const { words, list } = languageFor(code);
  const oneOf = new Intl.ListFormat(code, { type: 'disjunction' });
  const documents = oneOf.format(proofs.oneOf.map((one) => words.proofs[one]));
  return list([documents, ...proofs.with.map((one) => words.proofs[one])]);
}
