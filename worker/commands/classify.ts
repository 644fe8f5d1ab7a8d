import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { mailbox } from '#content/company.ts';
import { channels } from '#content/rights.ts';
import { automatic } from '../request/automatic.ts';
import type { Asked } from '../request/classification.ts';

export function classifyCommand(): Command {
  return new Command('classify')
    .description('read letters and print what each asks for, one JSON line a file; writes nothing')
    .argument('<file...>', 'letters as .eml files; - reads one from standard input')
    .action(async (files: readonly string[]) => {
      for (const file of files) await print(file);
    });
}

async function print(file: string): Promise<void> {
  try {
    const bytes = file === '-' ? await readInput() : await readFile(file);
    console.log(JSON.stringify({ file, ...(await reading(bytes)) }));
  } catch (error) {
    // The other files are still read; the exit code tells that one was not.
    console.error(`${file} could not be read: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

async function readInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What the pipeline would make of a letter, as one line of JSON has it. */
export async function reading(bytes: Uint8Array) {
  // Only now: the model takes longer to load than every other command takes to run.
  const [{ classify }, { parseLetter }] = await Promise.all([
    import('../request/classify.ts'),
    import('../mail/parse.ts'),
  ]);
  const message = await parseLetter(bytes);
  const { kind, rights, language, particulars } = classify(message);
  const answer = automatic(message, { addresses: [mailbox.address] });
  const given = Object.entries(particulars ?? {}).filter(([, found]) => found?.length);
  return {
    kind,
    rights: rights.map(asked),
    language,
    reply: answer.reply,
    ...(given.length > 0 ? { particulars: Object.fromEntries(given) } : {}),
  };
}

function asked({ right, confidence, evidence, channels: named }: Asked) {
  const rounded = Math.round(confidence * 1000) / 1000;
  const all = named && channels.every((one) => named.includes(one));
  return {
    right,
    confidence: rounded,
    ...(named ? { channels: all ? ['all'] : named } : {}),
    evidence,
  };
}
