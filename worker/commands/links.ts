import { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import type { Asker } from '../ask.ts';
import { BadRequest } from '../bad-request.ts';
import type { Minted } from '../operations/links.ts';
import { normalAddress } from '../request/address.ts';
import { asking } from './asking.ts';
import { readCsv } from './csv.ts';

const BATCH = 1_000;
const MINTED = [
  'unsubscribe_url',
  'preferences_url',
  'list_unsubscribe',
  'list_unsubscribe_post',
  'suppressed',
] as const;

interface Options {
  readonly list: string;
  readonly csv?: string;
  readonly column: string;
  readonly json?: boolean;
}

export function linksCommand(): Command {
  return new Command('links')
    .description('make unsubscribe links and headers for marketing mail')
    .argument('[address]', 'one recipient')
    .option('--list <name>', "the mailing tool's name of the list", 'marketing')
    .option('--csv <file>', 'a CSV of recipients; prints it again with the links in new columns')
    .option('--column <name>', 'the column with the addresses', 'email')
    .option('--json', 'one JSON object (for one address)')
    .action(async (address: string | undefined, options: Options) => {
      if ((address === undefined) === (options.csv === undefined)) {
        throw new BadRequest('Name one address, or a file with --csv.');
      }
      await asking((asker) =>
        address === undefined
          ? mintFile(asker, options.csv ?? '', options)
          : mintOne(asker, address, options),
      );
    });
}

async function mintOne(asker: Asker, address: string, options: Options): Promise<void> {
  const [minted] = await asker.ask('links.mint', { addresses: [address], list: options.list });
  if (!minted) return;
  if (options.json) {
    console.log(JSON.stringify(minted));
    return;
  }
  for (const header of minted.headers) console.log(header);
  console.log('');
  console.log(`Link for the body:      ${minted.url}`);
  console.log(`Preferences:            ${minted.preferences}`);
  if (minted.suppressed) console.log(`Do not send: marketing mail to ${address} is stopped.`);
}

async function mintFile(asker: Asker, file: string, options: Options): Promise<void> {
  let rows: Readonly<Record<string, string>>[] = [];
  let header = true;
  let skipped = 0;
  const flush = async () => {
    const good = rows.filter((row) => normalAddress(row[options.column] ?? ''));
    skipped += rows.length - good.length;
    rows = [];
    if (good.length === 0) return;
    const addresses = good.map((row) => row[options.column] ?? '');
    const minted = await asker.ask('links.mint', { addresses, list: options.list });
    const lines = good.map((row, index) => ({ ...row, ...columns(minted[index]) }));
    await write(stringify(lines, { header }));
    header = false;
  };
  for await (const { row } of readCsv(file, options.column)) {
    rows.push(row);
    if (rows.length === BATCH) await flush();
  }
  await flush();
  if (skipped > 0) {
    console.error(
      `${skipped === 1 ? '1 row was' : `${skipped} rows were`} left out: their «${options.column}» is not an email address.`,
    );
    process.exitCode = 1;
  }
}

function columns(minted: Minted | undefined): Record<(typeof MINTED)[number], string> {
  const value = (header: string | undefined) => header?.slice(header.indexOf(':') + 2) ?? '';
  return {
    unsubscribe_url: minted?.url ?? '',
    preferences_url: minted?.preferences ?? '',
    list_unsubscribe: value(minted?.headers[0]),
    list_unsubscribe_post: value(minted?.headers[1]),
    suppressed: minted?.suppressed ? 'yes' : 'no',
  };
}

function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', resolve);
  });
}
