import { machine, unattended } from './automatic.ts';
import type { Asked, Classification, Label } from './classification.ts';
import type { Message } from './message.ts';
import { signalled } from './signal.ts';

/** What a letter asks for. Pure and linear in the letter's length. */
export function classify(message: Message): Classification {
  const signal = signalled(message);
  if (signal !== null) return { kind: 'request', rights: [signal], language: null };
  const words = `${message.subject}\n${own(message.text ?? '')}`.slice(0, 20_000);
  const rights: Asked[] = [];
  for (const [right, phrase] of phrases) {
    const match = phrase.exec(words);
    if (match) {
      rights.push({
        right,
        confidence: 0.8,
        evidence: [{ text: match[0], why: `asks for ${right}` }],
        ...(right === 'opt-out' ? { channels: ['email'] as const } : {}),
      });
    }
  }
  if (rights.length > 0 && machine(message) === null)
    return { kind: 'request', rights, language: 'en' };
  const automatic = machine(message) !== null || unattended(message.from?.address ?? '');
  return { kind: automatic ? 'automatic' : 'none', rights: [], language: 'en' };
}

const phrases: readonly (readonly [Label, RegExp])[] = [
  [
    'opt-out',
    /\bunsubscribe\b|\bopt me out\b|\bstop (?:sending|emailing|mailing|contacting)\b|\btake me off\b|\bremove me\b/i,
  ],
  ['erasure', /\b(?:delete|erase|wipe)\b.{0,40}\b(?:my|everything|all)\b/i],
  [
    'access',
    /\bsubject access\b|\bcopy of (?:all )?(?:my|the) (?:personal )?(?:data|information)\b|\bDSAR\b/i,
  ],
  ['rectification', /\b(?:correct|update|amend)\b.{0,40}\bmy\b/i],
];

function own(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n');
}
