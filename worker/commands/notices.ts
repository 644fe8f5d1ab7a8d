import { Command } from 'commander';
import { BadRequest } from '../bad-request.ts';
import type { NoticeLine } from '../open-notices.ts';
import { asking } from './asking.ts';

export function noticesCommand(): Command {
  const command = new Command('notices').description(
    'tell those who received data that it was corrected, erased or restricted',
  );
  command
    .command('list')
    .description('notices nobody has acknowledged yet, oldest first')
    .option('--json', 'one JSON line a notice')
    .action(({ json }: { json?: boolean }) =>
      asking(async (asker) => {
        const notices = await asker.ask('notices.list', {});
        for (const one of notices) console.log(json ? JSON.stringify(one) : line(one));
        if (notices.length === 0 && !json) console.log('Every notice is acknowledged.');
      }),
    );
  command
    .command('show <id>')
    .description('what to tell the recipient; it names the person')
    .action((id: string) =>
      asking(async (asker) => {
        const text = await asker.ask('notices.show', { id });
        if (text === null) throw new BadRequest(unknown(id));
        console.log(text);
      }),
    );
  command
    .command('told <id>')
    .description('the recipient was told by hand and has done it')
    .option('--as <name>', 'who told it', process.env.USER ?? 'officer')
    .action((id: string, { as: staff }: { as: string }) =>
      asking(async (asker) => {
        const told = await asker.ask('notices.told', { id, staff });
        if (!told) throw new BadRequest(unknown(id));
        console.log('Noted. What named the person is destroyed.');
      }),
    );
  return command;
}

function unknown(id: string): string {
  return `There is no open notice ${id}. "privacy-desk notices list" lists them.`;
}

function line(one: NoticeLine): string {
  const sent = one.sent_at ? `told ${one.sent_at.slice(0, 10)}` : 'not told yet';
  const who = one.next_at ? sent : `${sent}, by hand: ${one.error ?? ''}`;
  return `${one.id}  ${one.reference}  ${one.kind.padEnd(18)} ${one.recipient.padEnd(32)} ${who}`;
}
