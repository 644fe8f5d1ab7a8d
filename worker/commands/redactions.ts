import { userInfo } from 'node:os';
import { Command } from 'commander';
import { BadRequest } from '../bad-request.ts';
import type { RedactionLine } from '../open-redactions.ts';
import type { Finding, Steps } from '../redaction.ts';
import { asking } from './asking.ts';

/** Text shown on either side of the words in question. */
const AROUND = 60;

interface Answers {
  readonly identifiable?: string;
  readonly consent?: string;
  readonly reasonable?: string;
  readonly notAPerson?: string;
  readonly as: string;
}

export function redactionsCommand(): Command {
  const command = new Command('redactions').description(
    'decide what a person is shown of others who are named in their records',
  );
  command
    .command('list <reference>')
    .description('everybody else who seems to be named in what a case would hand over')
    .option('--json', 'one JSON line each, with the whole text')
    .action((reference: string, { json }: { json?: boolean }) =>
      asking(async (asker) => {
        const found = unlessRefused(await asker.ask('redactions.list', { reference }));
        for (const one of found) console.log(json ? JSON.stringify(one) : line(one));
        if (found.length === 0 && !json) console.log('Nobody else seems to be named.');
      }),
    );
  command
    .command('decide <reference> <what...>')
    .description('record the three steps for one or more ids, or for words wherever they stand')
    .option('--identifiable <answer>', 'would they be recognised with these words taken out?')
    .option('--consent <answer>', 'have they agreed to the disclosure?')
    .option('--reasonable <answer>', 'is it reasonable to disclose without their agreement?')
    .option('--not-a-person <why>', 'instead of the three: what the words are')
    .option('--as <name>', 'who decides', userInfo().username)
    .addHelpText('after', '\nAn answer is yes or no and the reason: --consent "no: not asked".')
    .action((reference: string, which: string[], answers: Answers) =>
      asking(async (asker) => {
        const given = { reference, which, steps: stepsOf(answers), staff: answers.as };
        const { decided } = unlessRefused(await asker.ask('redactions.decide', given));
        if (decided === 0) throw new BadRequest('None of these is among what was found.');
        console.log(`Decided: ${decided}.`);
      }),
    );
  command
    .command('add <reference> <record> <id> <field> <words>')
    .description('words that were missed, in a text that "redactions list --json" names')
    .option('--as <name>', 'who adds them', userInfo().username)
    .action(
      (
        reference: string,
        record: string,
        record_id: string,
        field: string,
        words: string,
        { as: staff }: { as: string },
      ) =>
        asking(async (asker) => {
          const given = { reference, record, record_id, field, words, staff };
          unlessRefused(await asker.ask('redactions.add', given));
          console.log(`Added: ${words}. It waits for a decision.`);
        }),
    );
  return command;
}

function unlessRefused<T extends object>(result: T | { readonly refused: string }): T {
  if ('refused' in result) throw new BadRequest(result.refused);
  return result;
}

function stepsOf({ identifiable, consent, reasonable, notAPerson }: Answers): Steps {
  if (notAPerson) return { notAPerson };
  return {
    identifiableWithout: findingOf('--identifiable', identifiable),
    consent: findingOf('--consent', consent),
    reasonableWithout: findingOf('--reasonable', reasonable),
  };
}

function findingOf(option: string, given: string | undefined): Finding {
  const [, answer, why] = /^(yes|no)\s*[:,]\s*(\S.*)$/s.exec(given ?? '') ?? [];
  if ((answer !== 'yes' && answer !== 'no') || !why) {
    throw new BadRequest(`${option} needs an answer with its reason, such as "no: not asked".`);
  }
  return { answer, why };
}

function line(one: RedactionLine): string {
  const at = one.text.indexOf(one.words);
  const before = one.text.slice(Math.max(0, at - AROUND), Math.max(0, at));
  const after = at < 0 ? '' : one.text.slice(at + one.words.length, at + one.words.length + AROUND);
  const around = `${before}«${one.words}»${after}`.replace(/\s+/g, ' ');
  return `${one.id}  ${(one.decision ?? 'undecided').padEnd(9)}  ${one.record}, by ${one.foundBy}\n    … ${around} …`;
}
