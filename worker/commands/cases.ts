import { Command } from 'commander';
import { BadRequest, type CaseDetail, type CaseLine } from '../operations.ts';
import { asking } from './asking.ts';

export function casesCommand(): Command {
  const command = new Command('cases').description(
    'see what people asked for and what became of it',
  );
  command
    .command('list')
    .description('open cases, oldest first')
    .option('--all', 'closed ones too')
    .option('--json', 'one JSON line a case')
    .action(({ all = false, json }: { all?: boolean; json?: boolean }) =>
      asking(async (asker) => {
        const cases = await asker.ask('cases.list', { all });
        for (const one of cases) console.log(json ? JSON.stringify(one) : line(one));
        if (cases.length === 0 && !json) console.log(all ? 'No cases yet.' : 'No open cases.');
      }),
    );
  command
    .command('show <reference>')
    .description('one case: its letters and its log')
    .option('--json', 'as JSON')
    .action((reference: string, { json }: { json?: boolean }) =>
      asking(async (asker) => {
        const found = await asker.ask('cases.show', { reference });
        if (!found) {
          throw new BadRequest(
            `There is no case ${reference}. "privacy-desk cases list --all" lists them.`,
          );
        }
        console.log(json ? JSON.stringify(found, null, 2) : page(found));
      }),
    );
  return command;
}

function line(one: CaseLine): string {
  const right = one.right ?? 'not clear';
  return `${one.reference}  ${one.received_at.slice(0, 10)}  ${one.state.padEnd(10)} ${right.padEnd(18)} ${one.address ?? '(no address)'}`;
}

function page(one: CaseDetail): string {
  const letters = one.letters.map(
    (letter) => `  ${letter.received_at}  ${letter.size} octets  ${letter.message_id ?? ''}`,
  );
  const events = one.events.map(
    (event) => `  ${event.at}  ${event.actor}  ${event.kind}  ${JSON.stringify(event.detail)}`,
  );
  return [line(one), 'Letters', ...letters, 'Log', ...events].join('\n');
}
