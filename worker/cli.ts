/** The command line: one file a command, under commands/. */
import { Command, CommanderError } from 'commander';
import { BadRequest } from './bad-request.ts';
import { CannotStart } from './cannot-start.ts';
import { ConfigError } from './config.ts';

/** Wrong use of a command, as most command lines have it. */
const WRONG_USE = 2;

/** Each is loaded only when it is called, or when all are listed: some bring much with them. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).startCommand(),
  check: async () => (await import('./commands/check.ts')).checkCommand(),
  demo: async () => (await import('./commands/demo.ts')).demoCommand(),
  letter: async () => (await import('./commands/letter.ts')).letterCommand(),
  classify: async () => (await import('./commands/classify.ts')).classifyCommand(),
  links: async () => (await import('./commands/links.ts')).linksCommand(),
  suppressions: async () => (await import('./commands/suppressions.ts')).suppressionsCommand(),
  cases: async () => (await import('./commands/cases.ts')).casesCommand(),
  redactions: async () => (await import('./commands/redactions.ts')).redactionsCommand(),
  notices: async () => (await import('./commands/notices.ts')).noticesCommand(),
  consent: async () => (await import('./commands/consent.ts')).consentCommand(),
  clock: async () => (await import('./commands/clock.ts')).clockCommand(),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(),
  contacts: async () => (await import('./commands/contacts.ts')).contactsCommand(),
  staff: async () => (await import('./commands/staff.ts')).staffCommand(),
  backup: async () => (await import('./commands/backup.ts')).backupCommand(),
  restore: async () => (await import('./commands/backup.ts')).restoreCommand(),
};

async function program(named: string | undefined): Promise<Command> {
  const command = new Command('privacy-desk')
    .description('Publishes a privacy policy and keeps it.')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show help for a command')
    .showHelpAfterError('(privacy-desk help shows every command)')
    .addHelpText(
      'after',
      '\nSettings come from the environment or a file .env; docs/operations.md lists them.',
    );
  const one = named !== undefined && Object.hasOwn(commands, named) ? commands[named] : undefined;
  for (const load of one ? [one] : Object.values(commands)) command.addCommand(await load());
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
    const command = await program(argv[2]);
    await command.parseAsync(argv);
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
