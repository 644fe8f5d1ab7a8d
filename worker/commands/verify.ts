import { Command } from 'commander';
import { BadRequest } from '../bad-request.ts';
import { asking } from './asking.ts';

export function verifyCommand(): Command {
  return new Command('verify')
    .description('check that no log was altered, cut short or put in another order')
    .argument('[reference]', 'one case; every log where absent')
    .option('--json', 'as JSON')
    .action((reference: string | undefined, { json }: { json?: boolean }) =>
      asking(async (asker) => {
        const verified = await asker.ask('log.verify', { reference: reference ?? null });
        if (!verified) {
          throw new BadRequest(
            `There is no case ${reference}. "privacy-desk cases list --all" lists them.`,
          );
        }
        const { logs, entries, sentences } = verified;
        if (sentences.length > 0) process.exitCode = 1;
        if (json) {
          console.log(JSON.stringify(verified));
          return;
        }
        for (const sentence of sentences) console.log(`✗ ${sentence}`);
        if (sentences.length === 0) {
          console.log(`✓ ${count(logs, 'log')} with ${count(entries, 'entry')}: as written.`);
        }
      }),
    );
}

function count(number: number, noun: 'log' | 'entry'): string {
  if (number === 1) return `1 ${noun}`;
  return `${number} ${noun === 'log' ? 'logs' : 'entries'}`;
}
