import { Command } from 'commander';
import { createTransport } from 'nodemailer';
import { readConfig } from '../config.ts';

/** For trying the desk out where no mail program is at hand. */
export function letterCommand(): Command {
  return new Command('letter')
    .description(
      'send a letter to the privacy mailbox through the embedded SMTP listener, to try it out',
    )
    .requiredOption('--from <address>', 'who writes')
    .option('--subject <text>', 'subject', '')
    .option('--to <address>', 'another recipient, such as an unsubscribe address')
    .argument('<words...>', 'what the letter says')
    .action(
      async (words: readonly string[], options: { from: string; subject: string; to?: string }) => {
        const config = readConfig(process.env);
        const port = config.listenPort;
        const transporter = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
        try {
          await transporter.sendMail({
            from: options.from,
            to: options.to ?? config.mailbox,
            subject: options.subject,
            text: words.join(' '),
          });
          console.log(`Sent. See what became of it: npx privacy-desk cases list --all`);
        } catch (error) {
          console.error(
            `The letter was not taken on 127.0.0.1:${port}: ${(error as Error).message}. Is "npm start" running?`,
          );
          process.exitCode = 1;
        }
      },
    );
}
