import type { Command } from 'commander';
import { type Channel, channels, type RightId } from '#content/rights.ts';
import { BadRequest } from '../bad-request.ts';
import { asking } from './asking.ts';

interface Options {
  readonly right: string;
  readonly address: string;
  readonly name?: string;
  readonly received: string;
  readonly channel?: readonly string[];
  readonly language: string;
  readonly as: string;
}

export function addEnter(cases: Command): void {
  cases
    .command('enter <words...>')
    .description('a request from paper or a call, in the words it was made in')
    .requiredOption('--right <id>', 'what it asks for, for example access')
    .requiredOption('--address <address>', 'where the person can be reached by mail')
    .requiredOption('--received <day>', 'the day it arrived, for example 2026-03-12')
    .option('--name <name>', 'of the person')
    .option('--channel <channel...>', `for opt-out: ${channels.join(', ')}; all when left out`)
    .option('--language <code>', 'to answer in', 'en')
    .option('--as <name>', 'who enters it', process.env.USER ?? 'officer')
    .action((words: string[], options: Options) =>
      asking(async (asker) => {
        const result = await asker.ask('cases.enter', {
          staff: { name: options.as, role: 'officer' },
          right: options.right as RightId,
          address: options.address,
          name: options.name ?? '',
          received: options.received,
          words: words.join(' '),
          channels: [...((options.channel ?? []) as Channel[])],
          language: options.language,
        });
        if ('refused' in result) throw new BadRequest(result.refused);
        console.log(`${result.references.join(', ')}: ${result.outcome}.`);
      }),
    );
}
