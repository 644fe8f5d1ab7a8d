import { Command } from 'commander';
import { consentActions } from '#content/consent.ts';
import { type Rates, share, type Tally } from '../consent-rates.ts';
import { asking } from './asking.ts';

export function consentCommand(): Command {
  const command = new Command('consent').description('how visitors choose about cookies');
  command
    .command('rates')
    .description('choices by day: numbers, and never a person')
    .option('--since <day>', 'first day, like 2026-03-12 (default: 30 days)')
    .option('--json', 'as JSON')
    .action(({ since, json }: { since?: string; json?: boolean }) =>
      asking(async (asker) => {
        const rates = await asker.ask('consent.rates', { since: since ?? null });
        console.log(json ? JSON.stringify(rates) : inWords(rates));
      }),
    );
  return command;
}

function inWords({ since, days, total }: Rates): string {
  if (total.all === 0) return `Nobody has chosen since ${since}.`;
  const part = (of: number) => share(of, total.all);
  return [
    line('', [...consentActions, 'all', 'gpc']),
    ...days.map((one) => line(one.day, numbers(one))),
    line('total', numbers(total)),
    line('share', numbers(total).map(part)),
  ].join('\n');
}

const numbers = ({ counts, all, gpc }: Tally): number[] => [
  ...consentActions.map((action) => counts[action]),
  all,
  gpc,
];

const line = (name: string, cells: readonly (string | number)[]): string =>
  name.padEnd(10) + cells.map((cell) => String(cell).padStart(10)).join('');
