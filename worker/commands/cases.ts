import { Command } from 'commander';
import type { RightId } from '#content/rights.ts';
import { BadRequest } from '../bad-request.ts';
import type { CaseDetail, CaseLine } from '../operations/cases.ts';
import type { Input } from '../operations.ts';
import type { Plan } from '../rights/carrying.ts';
import { asking } from './asking.ts';
import { addEnter } from './enter.ts';
import { addExport } from './export.ts';

export function casesCommand(): Command {
  const command = new Command('cases').description(
    'see what people asked for and what became of it',
  );
  command
    .command('list')
    .description('open cases, oldest first')
    .option('--all', 'closed ones too')
    .option('--json', 'one JSON line a case')
    .action(({ all = false, json }: { all?: boolean; json?: boolean }) =>
      asking(async (asker) => {
        const cases = await asker.ask('cases.list', { all });
        for (const one of cases) console.log(json ? JSON.stringify(one) : line(one));
        if (cases.length === 0 && !json) console.log(all ? 'No cases yet.' : 'No open cases.');
      }),
    );
  command
    .command('show <reference>')
    .description('one case: its letters and its log')
    .option('--json', 'as JSON')
    .action((reference: string, { json }: { json?: boolean }) =>
      asking(async (asker) => {
        const found = await asker.ask('cases.show', { reference });
        if (!found) {
          throw new BadRequest(
            `There is no case ${reference}. "privacy-desk cases list --all" lists them.`,
          );
        }
        console.log(json ? JSON.stringify(found, null, 2) : page(found));
      }),
    );
  addEnter(command);
  addExport(command);
  addActs(command);
  return command;
}

function line(one: CaseLine): string {
  const right = one.right ?? 'not clear';
  return `${one.reference}  ${one.received_at.slice(0, 10)}  ${one.state.padEnd(10)} ${right.padEnd(18)} ${one.address ?? '(no address)'}`;
}

function page(one: CaseDetail): string {
  const letters = one.letters.map(
    (letter) => `  ${letter.received_at}  ${letter.size} octets  ${letter.message_id ?? ''}`,
  );
  const events = one.events.map(
    (event) => `  ${event.at}  ${event.actor}  ${event.kind}  ${JSON.stringify(event.detail)}`,
  );
  return [line(one), 'Letters', ...letters, 'Log', ...events].join('\n');
}

/** What staff decide; the desk calls the same functions. */
function addActs(command: Command): void {
  command
    .command('plan <reference>')
    .description('what approving would do, row by row; changes nothing')
    .option('--json', 'as JSON')
    .action((reference: string, { json }: { json?: boolean }) =>
      asking(async (asker) => {
        const plan = await asker.ask('cases.plan', { reference });
        if (!plan) throw new BadRequest(`There is no case ${reference} that can be approved.`);
        console.log(json ? JSON.stringify(plan, null, 2) : planInWords(plan));
      }),
    );
  act(command, 'settle <reference> <right>', 'say what an unclear letter asks for', (right) => ({
    act: 'settle',
    right: right as RightId,
  }));
  act(command, 'detail <reference> <json>', 'enter particulars, as JSON', (json) => ({
    act: 'detail',
    details: parseJson(json),
  }));
  act(
    command,
    'ask <reference> <what> <words...>',
    'ask for confirmation, identity, more-proof, authority or clarification',
    (what, words) => ({
      act: 'ask',
      what: what as 'identity',
      words,
    }),
  );
  act(
    command,
    'identify <reference> <words...>',
    'identity stands, for the reason given',
    (words) => ({
      act: 'identify',
      words,
    }),
  );
  act(
    command,
    'agent <reference> <address> [name...]',
    'the letter was written for this person, who is asked to confirm it',
    (person, name) => ({ act: 'agent', person, ...(name ? { name } : {}) }),
  );
  act(command, 'authorise <reference> <words...>', "the agent's authority was seen", (words) => ({
    act: 'authorise',
    words,
  }));
  act(command, 'clarified <reference> <words...>', 'the person answered our question', (words) => ({
    act: 'clarified',
    words,
  }));
  act(command, 'approve <reference> [words...]', 'carry it out as planned', (words) => ({
    act: 'approve',
    ...(words ? { words } : {}),
  }));
  act(
    command,
    'refuse <reference> <reason...>',
    'refuse, with the reason the person is told',
    (words) => ({
      act: 'refuse',
      words,
    }),
  );
  act(
    command,
    'extend <reference> <ground> <reasons...>',
    'two further months: complex or numerous, and why',
    (ground, words) => ({
      act: 'extend',
      ground: ground as 'complex',
      words,
    }),
  );
  act(command, 'withdraw <reference> [words...]', 'the person took it back', (words) => ({
    act: 'withdraw',
    ...(words ? { words } : {}),
  }));
}

function act(
  command: Command,
  usage: string,
  description: string,
  make: (first: string, rest: string) => Input['cases.act']['act'],
): void {
  command
    .command(usage)
    .description(description)
    .option('--as <name>', 'who decides', process.env.USER ?? 'officer')
    .option('--director', 'decided by the director')
    .action(async (...given: unknown[]) => {
      const [reference, first, rest] = given.map(text);
      const { as: name, director } = given.at(-2) as { as: string; director?: boolean };
      const staff = { name, role: director ? ('director' as const) : ('officer' as const) };
      await asking(async (asker) => {
        const result = await asker.ask('cases.act', {
          reference: reference ?? '',
          staff,
          act: make(first ?? '', rest ?? ''),
        });
        if ('refused' in result) throw new BadRequest(result.refused);
        console.log(`${reference}: ${result.state}${result.due ? `, due ${result.due}` : ''}.`);
      });
    });
}

function text(given: unknown): string {
  if (Array.isArray(given)) return given.join(' ');
  return typeof given === 'string' ? given : '';
}

type GivenDetails = Extract<Input['cases.act']['act'], { act: 'detail' }>['details'];

function parseJson(json: string): GivenDetails {
  try {
    return JSON.parse(json) as GivenDetails;
  } catch {
    throw new BadRequest(`That is not JSON: ${json}`);
  }
}

function planInWords(plan: Plan): string {
  const lines = plan.lines.map(
    (one) =>
      `  ${one.act.padEnd(9)} ${String(one.count).padStart(4)} ${one.record}: ${one.detail} (${one.basis})`,
  );
  const open = plan.open.map((one) => `  first: ${one}`);
  return ['Plan', ...lines, ...open].join('\n');
}
