import { Command } from 'commander';
import { checkConfig } from '../check.ts';
import { type Config, readConfig } from '../config.ts';

export function startCommand(): Command {
  return new Command('start')
    .description('build the site if need be, then publish it, read the mailbox and answer')
    .option('--check', 'only say what is wrong with the configuration')
    .action(async ({ check }: { check?: boolean }) => {
      if (check) {
        process.exitCode = await checkConfig(process.env, console.log);
        return;
      }
      await runUntilStopped(readConfig(process.env));
    });
}

/** Until a signal asks it to stop. */
export async function runUntilStopped(config: Config): Promise<void> {
  const { start } = await import('../start.ts');
  const running = await start(config, console.log);
  let stopping = false;
  const stop = () => {
    // A second signal is from somebody who does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    console.log('Stopping: finishing what was begun.');
    running.stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
