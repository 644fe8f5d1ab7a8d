/** `privacy-desk clock`, run in this process through the real parser. */
import { Command, CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import { clockCommand } from '#worker/commands/clock.ts';

interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

async function run(...words: string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const command = clockCommand((text) => {
    out += text;
  });
  command.exitOverride().configureOutput({
    writeErr: (text) => {
      err += text;
    },
  });
  try {
    await new Command('privacy-desk').addCommand(command).parseAsync(['clock', ...words], {
      from: 'user',
    });
    return { out, err, code: 0 };
  } catch (error) {
    if (error instanceof CommanderError) return { out, err, code: error.exitCode };
    throw error;
  }
}

describe('privacy-desk clock', () => {
  it('prints the due date and why', async () => {
    const { out, code } = await run('--received', '2026-03-03T10:00Z');
    expect(code).toBe(0);
    expect(out).toMatch(/^Due Tue 7 April 2026 \(2026-04-07\)\n/);
    expect(out).toContain('Good Friday');
    expect(out).toContain('[UK GDPR Art. 12(3) and Art. 12A(1)]');
  });

  it('prints JSON', async () => {
    const { out } = await run(
      '--received',
      '2026-03-03T10:00Z',
      '--identity',
      '2026-03-12',
      '--json',
    );
    expect(JSON.parse(out)).toMatchObject({
      received: '2026-03-03',
      start: '2026-03-12',
      due: '2026-04-13',
      right: 'access',
      rule: { clock: 'month', period: 'P1M', country: 'GB', region: 'ENG' },
      explanation: expect.arrayContaining([
        {
          step: 'due',
          sentence: 'The answer is due by the end of Mon 13 April 2026.',
          article: 'UK GDPR Art. 12(3) and Art. 12A(1)',
          day: '2026-04-13',
        },
      ]),
      events: [
        { kind: 'received', at: '2026-03-03T10:00Z' },
        { kind: 'identity-asked', at: '2026-03-03T10:00Z' },
        { kind: 'identity-arrived', at: '2026-03-12' },
      ],
    });
  });

  it.each([
    [['--received', '2026-01-31', '--extended'], '2026-04-30'],
    [['--extended', '--received', '2026-01-31'], '2026-04-30'],
    [['--received', '2026-01-31', '--extended', '2026-03-01'], '2026-03-02'],
    [['--received', '2026-07-31', '--right', 'complaint'], '2026-09-01'],
    [
      ['--received', '2026-05-06', '--asked', '2026-05-11', '--answered', '2026-05-15'],
      '2026-06-11',
    ],
    [['--received', '2026-05-06', '--asked', '2026-05-11'], null],
  ])('%j is due %s', async (words, due) => {
    const { out } = await run(...words, '--json');
    expect(JSON.parse(out).due).toBe(due);
  });

  it('says that an extension without a date is supposed', async () => {
    const { out } = await run('--received', '2026-01-31', '--extended');
    expect(out).toContain('provided the request is complex');
    expect(out).toContain('by Sat 28 February 2026');
  });
  it('says when there is no due date yet', async () => {
    const { out } = await run('--received', '2026-05-06', '--asked', '2026-05-11');
    expect(out).toMatch(/^No due date yet for the answer: the clock stands still\n/);
  });

  it.each([
    [[], '--received', 'say when the request arrived'],
    [['--received', 'soon'], '--received', 'is not a date'],
    [['--received', '2026-02-30'], '--received', 'is not a date'],
    [['--received', '2026-03-03T10:00'], '--received', 'an instant with its zone'],
    [['--received', '1999-01-01'], '--received', 'outside the years'],
    [['--received', '2026-03-03', '--right', 'toString'], '--right', 'Choose one of'],
    [['--received', '2026-03-03', '--identity', 'x'], '--identity', 'is not a date'],
    [['--received', '2026-03-03', '--asked', 'x'], '--asked', 'is not a date'],
    [['--received', '2026-03-03', '--answered', '2026-03-04'], '--answered', 'give --asked'],
    [['--received', '2026-03-03', '--asked', '2026-03-01'], '--asked', 'is before --received'],
    [
      ['--received', '2026-03-03', '--asked', '2026-03-09', '--answered', '2026-03-08'],
      '--answered',
      'is before --asked',
    ],
    [['--received', '2026-03-03', '--extended', 'x'], '--extended', 'is not a date'],
  ])('%j is refused with a sentence naming the option', async (words, option, sentence) => {
    const { out, err, code } = await run(...words);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(`${option}: `);
    expect(err).toContain(sentence);
  });
});
