import { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { type Channel, channels } from '#content/rights.ts';
import type { Asker } from '../ask.ts';
import { BadRequest } from '../bad-request.ts';
import { type Entry, type SuppressionLine, whatIsWrong } from '../operations/suppressions.ts';
import { normalAddress } from '../request/address.ts';
import { asking } from './asking.ts';
import { readCsv } from './csv.ts';

const PAGE = 1_000;
const BATCH = 500;
/** Columns of import and export: what export writes, import reads. */
const COLUMNS = [
  'email',
  'channel',
  'list',
  'name',
  'job_title',
  'company',
  'postal_address',
  'phone',
  'way_in',
  'created_at',
] as const;

export function suppressionsCommand(): Command {
  const command = new Command('suppressions').description('who must not be contacted, and how');
  command
    .command('list')
    .description('what stands, oldest first')
    .option('--json', 'one JSON line each')
    .action(({ json }: { json?: boolean }) =>
      asking(async (asker) => {
        let count = 0;
        for await (const line of everything(asker)) {
          console.log(json ? JSON.stringify(line) : inWords(line));
          count++;
        }
        if (count === 0 && !json) console.log('Nobody has opted out yet.');
      }),
    );
  command
    .command('add <address>')
    .description('stop marketing to an address')
    .option('--channel <channel...>', `${channels.join(', ')} or all`, ['email'])
    .option('--list <name>', 'one mailing list only', '')
    .action((address: string, options: { channel: string[]; list: string }) =>
      asking(async (asker) => {
        const entry = { address, channels: readChannels(options.channel), list: options.list };
        const { added } = await asker.ask('suppressions.add', { entries: [entry], way: 'desk' });
        console.log(added > 0 ? `Added: ${address}.` : `${address} was stopped already.`);
      }),
    );
  command
    .command('remove <address>')
    .description('allow marketing again, at the wish of the person')
    .option('--channel <channel...>', `${channels.join(', ')} or all`, ['all'])
    .action((address: string, options: { channel: string[] }) =>
      asking(async (asker) => {
        const wanted = readChannels(options.channel);
        const { lifted } = await asker.ask('suppressions.remove', { address, channels: wanted });
        console.log(lifted > 0 ? `Lifted for ${address}.` : `Nothing stood for ${address}.`);
      }),
    );
  command
    .command('import <file>')
    .description(
      `read a CSV with the column email and, if you like, ${COLUMNS.slice(1, 8).join(', ')}`,
    )
    .action((file: string) => asking((asker) => importFile(asker, file)));
  command
    .command('export')
    .description('print what stands as CSV, for a mailing tool or another desk')
    .action(() => asking(exportAll));
  return command;
}

function readChannels(named: readonly string[]): Channel[] {
  if (named.includes('all')) return [...channels];
  return named.map((name) => {
    const channel = channels.find((one) => one === name.trim().toLowerCase());
    if (!channel)
      throw new BadRequest(`«${name}» is not a channel: ${channels.join(', ')} or all.`);
    return channel;
  });
}

async function* everything(asker: Asker): AsyncGenerator<SuppressionLine> {
  let after: { created_at: string; id: string } | null = null;
  for (;;) {
    const page: SuppressionLine[] = await asker.ask('suppressions.page', { after, size: PAGE });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = { created_at: last.created_at, id: last.id };
  }
}

function inWords(line: SuppressionLine): string {
  const list = line.list === '' ? 'every list' : `list ${line.list}`;
  const address = line.address === '' ? '(address erased)' : line.address;
  return `${line.created_at.slice(0, 16).replace('T', ' ')}  ${line.channel.padEnd(5)}  ${address}  ${list}  by ${line.way_in}`;
}

async function exportAll(asker: Asker): Promise<void> {
  process.stdout.write(stringify([[...COLUMNS]]));
  for await (const { address, ...line } of everything(asker)) {
    const row = { ...line, email: address };
    process.stdout.write(stringify([COLUMNS.map((column) => row[column])]));
  }
}

/** Good rows are kept, bad ones are named with their line; running it twice adds nothing. */
async function importFile(asker: Asker, file: string): Promise<void> {
  let entries: Entry[] = [];
  let added = 0;
  let read = 0;
  const bad: string[] = [];
  const flush = async () => {
    if (entries.length > 0) {
      added += (await asker.ask('suppressions.add', { entries, way: 'import' })).added;
    }
    entries = [];
  };
  for await (const { row, line } of readCsv(file, 'email')) {
    read++;
    const entry = toEntry(row);
    if (typeof entry === 'string') bad.push(`line ${line}: ${entry}`);
    else entries.push(entry);
    if (entries.length === BATCH) await flush();
  }
  await flush();
  console.log(`${read} rows read, ${added} suppressions new.`);
  if (bad.length === 0) return;
  for (const sentence of bad.slice(0, 20)) console.error(sentence);
  console.error(`${bad.length} rows were left out. Mend them and import the file again.`);
  process.exitCode = 1;
}

/** The entry, or what is wrong with the row. */
function toEntry(row: Readonly<Record<string, string>>): Entry | string {
  const address = normalAddress(row.email ?? '');
  if (!address) return `«${row.email}» is not an email address.`;
  try {
    const wanted = readChannels((row.channel || 'email').split(/[\s;|]+/).filter(Boolean));
    const { list = '', name, job_title, company, postal_address, phone } = row;
    const entry = {
      ...{ address, channels: wanted, list },
      ...{ name, job_title, company, postal_address, phone },
    };
    return whatIsWrong(entry) ?? entry;
  } catch (error) {
    return (error as Error).message;
  }
}
