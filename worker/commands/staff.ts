import { Command } from 'commander';
import { BadRequest } from '../bad-request.ts';
import type { Input } from '../operations.ts';
import { asking } from './asking.ts';

type Role = Input['staff.invite']['role'];

export function staffCommand(): Command {
  const command = new Command('staff').description('who works at the desk');
  command
    .command('invite <name>')
    .description('print a link by which somebody joins the desk; it works once, for a day')
    .option('--role <role>', 'officer, director or reader', 'officer')
    .option('--financial', 'may see financial records')
    .action((name: string, options: { role: string; financial?: boolean }) =>
      asking(async (asker) => {
        const { role, financial = false } = options;
        const { link } = await asker.ask('staff.invite', { name, role: role as Role, financial });
        console.log(link);
      }),
    );
  command
    .command('list')
    .description('who they are, and what they may do')
    .action(() =>
      asking(async (asker) => {
        const all = await asker.ask('staff.list', {});
        for (const one of all) {
          console.log(
            `${one.role.padEnd(9)} ${one.name}${one.financial ? ', financial records' : ''}`,
          );
        }
        if (all.length === 0) {
          console.log('Nobody yet. Begin with: npx privacy-desk staff invite "Your Name"');
        }
      }),
    );
  command
    .command('remove <name>')
    .description('let somebody go: signed out everywhere at once')
    .action((name: string) =>
      asking(async (asker) => {
        const { removed } = await asker.ask('staff.remove', { name });
        if (!removed) throw new BadRequest(`Nobody called ${name} works at the desk.`);
        console.log(`${name} is signed out and can no longer sign in.`);
      }),
    );
  return command;
}
