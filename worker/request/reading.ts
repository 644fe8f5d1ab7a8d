/** From a message to what the model weighs: whose words, which language, which ideas. */
import { machine, unattended } from './automatic.ts';
import { type Features, features } from './features.ts';
import { languageNamed } from './language.ts';
import { lexicon, understood } from './lexicons.ts';
import { footer } from './marks.ts';
import type { Message } from './message.ts';
import { type Reading, read } from './sentence.ts';
import { type Words, words } from './words.ts';

export interface Read {
  readonly words: Words;
  /** ISO 639-1; null when there is too little to tell. */
  readonly language: string | null;
  /** Whose phrases were looked for. */
  readonly phrases: string | null;
  readonly reading: Reading;
  readonly features: Features;
  /** Why a machine seems to have sent it, by its headers; null when none says so. */
  readonly machine: string | null;
}

export function readLetter(message: Message): Read {
  const parts = words(message);
  const own = parts.own === '' && parts.forwards ? parts.quoted : parts.own;
  const subject = parts.subject;
  const topic = subject === '' && own.trim() === '' ? parts.topic : '';
  const { language, phrases } = languageOf(`${subject === '' ? parts.topic : subject}\n${own}`);
  const reading = read(own, subject === '' ? topic : subject, lexicon(phrases), phrases);
  const marks = signs(message, parts, reading);
  const automatic = machine(message);
  return {
    words: parts,
    language,
    phrases,
    reading,
    features: features(reading, phrases, marks),
    machine: automatic,
  };
}

function languageOf(text: string): { language: string | null; phrases: string | null } {
  const language = languageNamed(text);
  if (language === null) return { language, phrases: 'en' };
  return { language, phrases: understood.includes(language) ? language : null };
}

/** How the letter came and looks, apart from its words. */
function signs(message: Message, parts: Words, reading: Reading): string[] {
  const found: string[] = [];
  if (machine(message) !== null) found.push('machine');
  if (unattended(message.from?.address ?? '')) found.push('unattended');
  if (message.headers.has('list-unsubscribe')) found.push('list');
  if (parts.answers) found.push('answers');
  if (parts.forwards) found.push('forwards');
  if (parts.footer) found.push('footer');
  if (parts.quoted !== '' && footer.test(parts.quoted.slice(0, 8000)))
    found.push('answers a mailing');
  const links = reading.tokens.filter((token) => token.text === '\u0001link').length;
  if (links > 0) found.push(links > 2 ? 'many links' : 'link');
  if (/\b[A-Z]{2,8}[-/ ]?\d{3,}/.test(parts.topic.slice(0, 300)))
    found.push('case number in subject');
  return found;
}
