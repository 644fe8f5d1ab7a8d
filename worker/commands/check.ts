import { Command } from 'commander';
import { checkConfig } from '../check.ts';

export function checkCommand(): Command {
  return new Command('check')
    .description('say in sentences what is wrong with the configuration; changes nothing')
    .action(async () => {
      process.exitCode = await checkConfig(process.env, console.log);
    });
}
