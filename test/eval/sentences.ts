/**
 * Sentences people write, by what they ask for: `sentences/<language>.txt`, a line `= labels`, then
 * one sentence a line. They teach the model a language's ways of asking beside the letters of
 * test/letters/<language>/tuned, and are never measured on.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Letter, parseFile } from '../letters.ts';

const folder = join(import.meta.dirname, 'sentences');

export function sentences(): Letter[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) =>
      read(file.slice(0, -'.txt'.length), readFileSync(join(folder, file), 'utf8')),
    );
}

/** Each sentence becomes a letter without subject. Every other one counts as another voice's. */
function read(language: string, text: string): Letter[] {
  let labels = '';
  return text.split('\n').flatMap((line, index) => {
    if (line.startsWith('=')) labels = line.slice(1).trim();
    if (line.startsWith('=') || line.trim() === '') return [];
    const letter = `=== ${labels}\nfrom: A Person <person@sender.example>\n\n${line}`;
    return parseFile(`${language}/sentences/${index % 2}`, letter);
  });
}
