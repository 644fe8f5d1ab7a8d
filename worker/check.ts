/** Tries a configuration out, without changing anything, and says in sentences what is wrong. */
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { createTransport } from 'nodemailer';
import { processors } from '#content/processors.ts';
import {
  type Config,
  ConfigError,
  type ImapConfig,
  readConfig,
  type SmtpConfig,
  type SuggestConfig,
  staysHere,
} from './config.ts';
import { ConnectorError } from './connectors/connector.ts';
import { filesIn } from './files.ts';
import { makeClient } from './mail/imap.ts';
import { smtpOptions } from './mail/transport.ts';
import { readRecipients } from './recipients.ts';
import { readAnswer } from './suggest/answer.ts';
import { modelEndpoint, placeOf } from './suggest/endpoint.ts';
import { conversation } from './suggest/prompt.ts';

/** @returns the exit code: 0 when all is well, 2 when not */
export async function checkConfig(
  env: Readonly<Record<string, string | undefined>>,
  say: (line: string) => void,
): Promise<number> {
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const sentence of error.sentences) say(`✗ ${sentence}`);
    return 2;
  }
  // Both at once: a server that stays silent is waited for, and one wait is enough.
  const [mailbox, answers, suggestions] = await Promise.all([
    config.imap ? checkImap(config.imap) : ok('Mailbox: the embedded one; no IMAP_HOST is set.'),
    config.smtp ? checkSmtp(config.smtp) : ok('Answers: into a Maildir; no SMTP_HOST is set.'),
    config.suggest
      ? checkSuggest(config.suggest)
      : ok(
          'Suggestions: none; no SUGGEST_URL is set, so letters are understood on this machine alone.',
        ),
  ]);
  const results = [
    checkDataDir(config),
    mailbox,
    answers,
    checkPublicUrl(config),
    checkRecipients(config, env),
    suggestions,
  ];
  for (const { good, sentence } of results) say(`${good ? '✓' : '✗'} ${sentence}`);
  return results.every((result) => result.good) ? 0 : 2;
}

interface Result {
  readonly good: boolean;
  readonly sentence: string;
}

const ok = (sentence: string): Result => ({ good: true, sentence });
const wrong = (sentence: string): Result => ({ good: false, sentence });

function checkDataDir(config: Config): Result {
  const { dataDir } = config;
  const there = existsSync(dataDir) ? dataDir : nearest(dataDir);
  try {
    accessSync(there, constants.W_OK);
  } catch {
    return wrong(`Data: ${there} cannot be written. Set DATA_DIR, or change its owner.`);
  }
  const first = existsSync(filesIn(dataDir).masterKey)
    ? ''
    : ' Keys will be made on the first start.';
  return ok(`Data: ${dataDir}.${first}`);
}

function nearest(path: string): string {
  let here = path;
  while (!existsSync(here)) here = dirname(here);
  return here;
}

function checkPublicUrl(config: Config): Result {
  const loopback = /^https?:\/\/(localhost|127\.|\[::1\])/.test(config.publicUrl);
  if ((config.imap || config.smtp) && loopback) {
    return wrong(
      `Links: PUBLIC_URL is ${config.publicUrl}, which nobody else can open. Set it to the address people reach you at.`,
    );
  }
  return ok(`Links lead to ${config.publicUrl}.`);
}

function checkRecipients({ dataDir }: Config, env: Parameters<typeof readConfig>[0]): Result {
  try {
    const told = readRecipients(filesIn(dataDir).recipients, env).size;
    const all = Object.values(processors).filter(({ honours }) => honours.length > 0).length;
    return ok(`Recipients: ${told} of ${all} are told by mail or webhook, the others by a person.`);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return wrong(`Recipients: ${error.sentences.join(' ')}`);
  }
}

async function checkImap(imap: ImapConfig): Promise<Result> {
  const place = `${imap.host}:${imap.port}`;
  const client = makeClient(imap, 1_000_000);
  client.on('error', () => {});
  try {
    await client.connect();
    const folders = await client.list();
    if (!folders.some((folder) => folder.path === imap.folder)) {
      const names = folders
        .map((folder) => folder.path)
        .slice(0, 10)
        .join(', ');
      return wrong(
        `IMAP: there is no folder «${imap.folder}» at ${place}; there are: ${names}. Set IMAP_FOLDER.`,
      );
    }
    return ok(`IMAP: signed in to ${place} as ${imap.user}; folder «${imap.folder}» is there.`);
  } catch (error) {
    return wrong(`IMAP: ${whatFailed(error, place, 'IMAP', imap.user)}`);
  } finally {
    client.close();
  }
}

async function checkSmtp(smtp: SmtpConfig): Promise<Result> {
  const place = `${smtp.host}:${smtp.port}`;
  const transporter = createTransport(smtpOptions(smtp));
  try {
    await transporter.verify();
    return ok(`SMTP: ${place} is ready to take our answers.`);
  } catch (error) {
    return wrong(`SMTP: ${whatFailed(error, place, 'SMTP', smtp.user ?? '')}`);
  } finally {
    transporter.close();
  }
}

/** Invented, so that trying the model out sends nobody's words anywhere. */
const triedOn = 'Hello, please send me a copy of the information you hold about me.';

/** The same request as for a letter: a list of models would say nothing of a key, nor of the answer. */
async function checkSuggest(suggest: SuggestConfig): Promise<Result> {
  const place = placeOf(suggest.url);
  try {
    const turns = conversation(triedOn, randomUUID());
    const body = await modelEndpoint(suggest).ask(turns, new AbortController().signal);
    if (readAnswer(body, triedOn) === null) {
      return wrong(
        `Suggestions: «${suggest.model}» at ${place} does not answer in the shape it is asked for, so it would suggest nothing. Set SUGGEST_MODEL to another one.`,
      );
    }
    return ok(`Suggestions: «${suggest.model}» at ${place} answers. ${whereWordsGo(suggest)}`);
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return wrong(`Suggestions: ${error.message}`);
  }
}

function whereWordsGo({ url }: SuggestConfig): string {
  return staysHere(url)
    ? 'No letter leaves this machine.'
    : `The words of unclear letters leave this machine for ${placeOf(url)}: unless that is yours, it needs a processor agreement and a row in content/processors.ts.`;
}

interface MailError extends Error {
  readonly code?: string;
  readonly authenticationFailed?: boolean;
  readonly responseCode?: number;
}

/** The reason in a sentence, with the variable to change. */
function whatFailed(error: unknown, place: string, kind: 'IMAP' | 'SMTP', user: string): string {
  const { code = '', message, authenticationFailed, responseCode } = error as MailError;
  const text = `${code} ${message}`;
  if (authenticationFailed || responseCode === 535 || code === 'EAUTH') {
    return `${place} refused the password for ${user}. Check ${kind}_USER and ${kind}_PASSWORD.`;
  }
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(text)) {
    return `the host of ${place} is not known. Check ${kind}_HOST.`;
  }
  if (/ECONNREFUSED/.test(text)) {
    return `nothing listens at ${place}. Check ${kind}_HOST and ${kind}_PORT.`;
  }
  if (
    /ETIMEDOUT|CONNECT_TIMEOUT|GREETING_TIMEOUT|EHOSTUNREACH|ENETUNREACH|Greeting never received/i.test(
      text,
    )
  ) {
    return `${place} cannot be reached, or does not speak ${kind} there. Check ${kind}_HOST, ${kind}_PORT and any firewall.`;
  }
  if (/CERT|self.signed|unable to verify|altname/i.test(text)) {
    return `the TLS certificate of ${place} is not to be trusted (${message}). Use the host name it was issued for, or have it renewed.`;
  }
  if (/STARTTLS|TLS|SSL|wrong version number|EPROTO/i.test(text)) {
    const why = /wrong version number/.test(text) ? 'it answers in the clear' : firstLine(message);
    return `${place} refused TLS (${why}). Check ${kind}_PORT and ${kind}_SECURITY: tls is usually ${kind === 'IMAP' ? '993' : '465'}, starttls ${kind === 'IMAP' ? '143' : '587'}.`;
  }
  return `${place} answered: ${firstLine(message)}`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 200) ?? '';
}
