import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { BadRequest } from '../bad-request.ts';
import { asking } from './asking.ts';

export function addExport(cases: Command): void {
  cases
    .command('export <reference>')
    .description('an evidence pack: log, clock, decisions, answers and digests, as one archive')
    .option('--output <file>', 'where to write it')
    .action((reference: string, { output }: { output?: string }) =>
      asking(async (asker) => {
        const pack = await asker.ask('cases.export', { reference });
        if (!pack) {
          throw new BadRequest(
            `There is no case ${reference}. "privacy-desk cases list --all" lists them.`,
          );
        }
        const file = output ?? pack.filename;
        write(file, Buffer.from(pack.base64, 'base64'));
        console.log(`Written: ${file}`);
      }),
    );
}

/** For its owner's eyes, and over nothing that is there. */
function write(file: string, bytes: Uint8Array): void {
  try {
    writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new BadRequest(`${file} is there already. Name another: --output FILE.`);
    throw new BadRequest(`${file} cannot be written: ${message}.`);
  }
}
