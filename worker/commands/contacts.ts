import { Command, Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { type Channel, channels } from '#content/rights.ts';
import { contactFields } from '#db/contacts.ts';
import type { Asker } from '../ask.ts';
import { BadRequest } from '../bad-request.ts';
import type { ListedContact } from '../lists/import.ts';
import { normalAddress } from '../request/address.ts';
import { asking } from './asking.ts';
import { readCsv } from './csv.ts';

const BATCH = 500;
const PAGE = 1_000;
const MOST_SENTENCES = 50;
const LONGEST = 500;

export function contactsCommand(): Command {
  const command = new Command('contacts').description('bought lists in, marketing lists out');
  command
    .command('import <file>')
    .description(`take in a bought list: a CSV with the columns ${contactFields.join(', ')}`)
    .requiredOption('--source <name>', 'whom the list was bought from, told to people who ask')
    .action((file: string, { source }: { source: string }) =>
      asking((asker) => importFile(asker, file, source)),
    );
  command
    .command('export')
    .description('print as CSV whom marketing may reach by a channel')
    .addOption(new Option('--channel <channel>', 'how').choices([...channels]).default('email'))
    .action(({ channel }: { channel: Channel }) => asking((asker) => exportAll(asker, channel)));
  command
    .command('restricted')
    .description('print as CSV who is restricted: kept, and used for nothing')
    .action(() =>
      asking(async (asker) => {
        const rows = await asker.ask('contacts.restricted', {});
        const columns = ['email', 'name', 'company', 'reference', 'since'] as const;
        process.stdout.write(
          stringify([[...columns], ...rows.map((row) => columns.map((c) => row[c]))]),
        );
      }),
    );
  command
    .command('lift <reference>')
    .description('end the restriction that a case began; the person and recipients are told')
    .option('--as <name>', 'who decides', process.env.USER ?? 'officer')
    .action((reference: string, { as: name }: { as: string }) =>
      asking(async (asker) => {
        const staff = { name, role: 'officer' as const };
        const result = await asker.ask('restriction.lift', { reference, staff });
        if ('refused' in result) throw new BadRequest(result.refused);
        console.log(`${reference}: the restriction is lifted, and the person is told.`);
      }),
    );
  return command;
}

async function exportAll(asker: Asker, channel: Channel): Promise<void> {
  process.stdout.write(stringify([['name', 'company', channel]]));
  let after: string | null = '';
  while (after !== null) {
    const page: {
      people: readonly { name: string; company: string; reach: string }[];
      next: string | null;
    } = await asker.ask('contacts.page', { channel, after, size: PAGE });
    process.stdout.write(stringify(page.people.map((one) => [one.name, one.company, one.reach])));
    after = page.next;
  }
}

interface Count {
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  /** Sentences for rows that were left out, and for what of a row was. */
  readonly said: string[];
  leftOut: number;
}

interface Numbered {
  readonly line: number;
  readonly contact: ListedContact;
}

async function importFile(asker: Asker, file: string, source: string): Promise<void> {
  const count: Count = { read: 0, added: 0, updated: 0, unchanged: 0, said: [], leftOut: 0 };
  let waiting: Numbered[] = [];
  for await (const { line, row } of readCsv(file, 'email')) {
    count.read++;
    const contact = toContact(row);
    if (typeof contact === 'string') leaveOut(count, line, contact);
    else waiting.push({ line, contact });
    if (waiting.length === BATCH) {
      await take(asker, source, waiting, count);
      waiting = [];
    }
  }
  await take(asker, source, waiting, count);
  console.log(
    `${count.read} rows read: ${count.added} new, ${count.updated} completed, ${count.unchanged} known, ${count.leftOut} left out.`,
  );
  for (const sentence of count.said.slice(0, MOST_SENTENCES)) console.error(sentence);
  const more = count.said.length - MOST_SENTENCES;
  if (more > 0) console.error(`And ${more} more.`);
}

async function take(asker: Asker, list: string, rows: readonly Numbered[], count: Count) {
  if (rows.length === 0) return;
  const contacts = rows.map((one) => one.contact);
  const outcomes = await asker.ask('contacts.import', { list, contacts });
  for (const [index, outcome] of outcomes.entries()) {
    const line = rows[index]?.line ?? 0;
    if (outcome.became === 'stopped') leaveOut(count, line, outcome.why);
    else {
      count[outcome.became]++;
      if (outcome.note) count.said.push(`line ${line}: ${outcome.note}`);
    }
  }
}

function leaveOut(count: Count, line: number, why: string): void {
  count.leftOut++;
  count.said.push(`line ${line}: ${why}`);
}

/** The contact, or what is wrong with the row. Columns we do not hold are not taken in. */
function toContact(row: Readonly<Record<string, string>>): ListedContact | string {
  const email = normalAddress(row.email ?? '');
  if (!email) return `«${row.email}» is not an email address.`;
  const long = contactFields.find((field) => (row[field] ?? '').length > LONGEST);
  if (long) return `${long} is longer than ${LONGEST} characters.`;
  const filled = contactFields.filter((field) => field !== 'email' && row[field]);
  return { email, ...Object.fromEntries(filled.map((field) => [field, row[field]])) };
}
