import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { Command } from 'commander';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { CannotStart } from '../cannot-start.ts';
import { type Config, readConfig } from '../config.ts';
import { fillDemo } from '../demo/fill.ts';
import { waiting } from '../demo/inbox.ts';
import { people } from '../demo/people.ts';
import { place } from '../demo/placed.ts';
import { filesIn } from '../files.ts';
import { deliver, makeMaildir } from '../mail/maildir.ts';
import { openDesk } from '../open-desk.ts';
import { domainOf } from '../request/address.ts';
import { runUntilStopped } from './start.ts';

const FOLDER = 'data/demo';

/** Settings a demonstration may take over; never the folder or the mailboxes of a real desk. */
const HARMLESS = ['HOST', 'PORT', 'PUBLIC_URL', 'LISTEN_PORT'];

export function demoCommand(): Command {
  return new Command('demo')
    .description('fill an empty database with invented people and their records')
    .option('--folder <path>', 'where the demonstration lies', FOLDER)
    .option('--start', 'then run the desk on it; one that is filled already is run as it is')
    .action(async ({ folder, start }: { folder: string; start?: boolean }) => {
      const config = demoConfig(folder);
      const count = await fillFolder(config);
      if (count !== null) {
        console.log(
          `${count} invented people are in ${config.dataDir}, and letters from some of them.`,
        );
      } else if (!start) {
        throw new CannotStart(
          `${config.dataDir} holds people already, so nothing was added. Name another folder with --folder, or delete this one.`,
        );
      }
      if (start) await runUntilStopped(config);
    });
}

function demoConfig(folder: string): Config {
  const env = HARMLESS.map((name) => [name, process.env[name]] as const);
  return readConfig({ ...Object.fromEntries(env), DATA_DIR: resolve(folder) });
}

/** @returns how many people, or null when somebody is held already */
async function fillFolder(config: Config): Promise<number | null> {
  const desk = await openDesk(config, console.log);
  if (!desk) throw new CannotStart(`Another Privacy Desk is running on ${config.dataDir}.`);
  try {
    const count = await fillDemo(desk);
    if (count !== null) await fillInbox(config);
    return count;
  } finally {
    await desk.close();
  }
}

async function fillInbox(config: Config): Promise<void> {
  const { inbox } = filesIn(config.dataDir);
  await makeMaildir(inbox);
  const known = people.map((person, index) => place(person, index));
  for (const { from, subject, text } of waiting) {
    const sender = known.find(({ name }) => name === from);
    if (!sender) throw new Error(`Nobody called ${from} is in the demonstration.`);
    const { name, address } = sender;
    const messageId = `<${randomUUID()}@${domainOf(address)}>`;
    const mail = { from: { name, address }, to: config.mailbox, subject, text, messageId };
    await deliver(inbox, await new MailComposer(mail).compile().build(), new Date());
  }
}
