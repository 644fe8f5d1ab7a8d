/** The command line: one file a command, under commands/. */
import { Command, CommanderError } from 'commander';
import { CannotStart } from './cannot-start.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { casesCommand } from './commands/cases.ts';
import { checkCommand } from './commands/check.ts';
import { classifyCommand } from './commands/classify.ts';
import { clockCommand } from './commands/clock.ts';
import { contactsCommand } from './commands/contacts.ts';
import { demoCommand } from './commands/demo.ts';
import { letterCommand } from './commands/letter.ts';
import { linksCommand } from './commands/links.ts';
import { noticesCommand } from './commands/notices.ts';
import { redactionsCommand } from './commands/redactions.ts';
import { staffCommand } from './commands/staff.ts';
import { startCommand } from './commands/start.ts';
import { suppressionsCommand } from './commands/suppressions.ts';
import { verifyCommand } from './commands/verify.ts';
import { ConfigError } from './config.ts';
import { BadRequest } from './operations.ts';

/** Wrong use of a command, as most command lines have it. */
const WRONG_USE = 2;

function program(): Command {
  const command = new Command('privacy-desk')
    .description('Publishes a privacy policy and keeps it.')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show help for a command')
    .showHelpAfterError('(privacy-desk help shows every command)')
    .addHelpText(
      'after',
      '\nSettings come from the environment or a file .env; docs/operations.md lists them.',
    );
  for (const one of [
    startCommand(),
    checkCommand(),
    demoCommand(),
    letterCommand(),
    classifyCommand(),
    linksCommand(),
    redactionsCommand(),
    suppressionsCommand(),
    casesCommand(),
    staffCommand(),
    clockCommand(),
    noticesCommand(),
    verifyCommand(),
    contactsCommand(),
    backupCommand(),
    restoreCommand(),
  ]) {
    command.addCommand(one);
  }
  return throwInsteadOfExit(command);
}

/** Commander ends the process by itself otherwise, and always with 1. */
function throwInsteadOfExit(command: Command): Command {
  command.exitOverride();
  for (const one of command.commands) throwInsteadOfExit(one);
  return command;
}

/** @param argv as in `process.argv`. Sets the exit code; prints a sentence for what a person can mend. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    loadEnvironmentFile();
    await program().parseAsync(argv);
  } catch (error) {
    process.exitCode = exitCodeFor(error);
  }
}

function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function exitCodeFor(error: unknown): number {
  // Commander has printed its sentence already; help and version end with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE;
  if (error instanceof ConfigError) {
    console.error('The configuration cannot be used:');
    for (const sentence of error.sentences) console.error(`  ${sentence}`);
    return WRONG_USE;
  }
  if (error instanceof BadRequest || error instanceof CannotStart) {
    console.error(error.message);
    return error instanceof BadRequest ? WRONG_USE : 1;
  }
  console.error(error instanceof Error ? error.stack : String(error));
  return 1;
}
