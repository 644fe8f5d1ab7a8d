/** Measures as tables for people, and as lines for test/eval/results.csv. */
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Label } from '#worker/request/label.ts';
import { type Answered, grave, type Measures, measure, saidRights } from './measure.ts';

const columns = [
  ['letters', ({ letters }: Measures) => String(letters)],
  ['macro-F1', ({ macroF1 }: Measures) => macroF1.toFixed(3)],
  ['missed', ({ missed }: Measures) => percent(missed)],
  ['alarms business', ({ alarmsBusiness }: Measures) => percent(alarmsBusiness)],
  ['alarms machine', ({ alarmsMachine }: Measures) => percent(alarmsMachine)],
  ['unclear requests', ({ unclearRequests }: Measures) => percent(unclearRequests)],
  ['unclear others', ({ unclearOthers }: Measures) => percent(unclearOthers)],
  ['falsely certain', ({ falselyCertain }: Measures) => String(falselyCertain)],
  ['calibration error', ({ calibrationError }: Measures) => calibrationError.toFixed(3)],
  ['channels right', ({ channels }: Measures) => percent(channels)],
] as const;

type Named = ReadonlyMap<string, Measures>;

/** Prints how well they were answered, by language and right, and adds it to the results. */
export function report(set: string, answers: readonly Answered[]): void {
  const languages = [...new Set(answers.map(({ letter }) => letter.language))].sort();
  const groups = new Map([
    ...languages.map(
      (language) =>
        [language, answers.filter(({ letter }) => letter.language === language)] as const,
    ),
    ['all', answers] as const,
  ]);
  const measures = new Map([...groups].map(([name, group]) => [name, measure(group)]));
  console.log(`\n${set}\n${table(measures)}\n\n${rights(measures)}`);
  append(set, measures);
}

function table(measures: Named): string {
  const rows = [...measures].map(([name, each]) => [
    name,
    ...columns.map(([, cell]) => cell(each)),
  ]);
  return aligned([['language', ...columns.map(([name]) => name)], ...rows]);
}

/** Precision, recall and F1 of each right, by language. */
function rights(measures: Named): string {
  const all = measures.get('all');
  const head = [
    'right',
    'asked',
    'P',
    'R',
    'F1',
    ...[...measures.keys()].filter((n) => n !== 'all'),
  ];
  const rows = [...(all?.byRight ?? [])].map(([label, right]) => [
    label,
    String(right.asked),
    right.precision.toFixed(2),
    right.recall.toFixed(2),
    right.f1.toFixed(2),
    ...[...measures].filter(([name]) => name !== 'all').map(([, each]) => f1(each, label)),
  ]);
  return aligned([head, ...rows]);
}

const f1 = (measures: Measures, label: Label): string =>
  (measures.byRight.get(label)?.f1 ?? Number.NaN).toFixed(2);

/** The worst mistakes: what was said with most confidence and not asked, and what was missed. */
export function mistakes(answers: readonly Answered[], most: number): string {
  return answers
    .filter(({ letter }) => letter.labels[0] !== 'unclear')
    .map((answer) => ({ answer, cost: cost(answer) }))
    .filter(({ cost }) => cost > 0)
    .sort((a, b) => b.cost - a.cost)
    .slice(0, most)
    .map(({ answer }) => describe(answer))
    .join('\n');
}

/** A request not seen at all costs most, then destroying or disclosing unasked, then the rest. */
function cost(answer: Answered): number {
  const { letter, said } = answer;
  const asks = letter.labels[0] !== 'none' && letter.labels[0] !== 'automatic';
  if (asks && (said.kind === 'none' || said.kind === 'automatic')) return 3;
  const wrong = saidRights(answer).filter(({ right }) => !letter.labels.includes(right));
  return Math.max(0, ...wrong.map((one) => one.confidence * (grave.includes(one.right) ? 2 : 1)));
}

function describe({ letter, said }: Answered): string {
  const read = said.rights
    .map((one) => `${one.right} ${one.confidence.toFixed(2)} “${one.evidence[0]?.text ?? ''}”`)
    .join('; ');
  const line = `${letter.place}: wants ${letter.labels.join(', ')}; said ${said.kind} ${read}`;
  return line.replace(/\s+/g, ' ').slice(0, 400);
}

const results = join(import.meta.dirname, 'results.csv');

function append(set: string, measures: Named): void {
  const head = ['day', 'set', 'language', ...columns.map(([name]) => name)];
  if (!existsSync(results)) writeFileSync(results, `${head.join(',')}\n`);
  const day = new Date().toISOString().slice(0, 10);
  for (const [name, each] of measures)
    appendFileSync(
      results,
      `${[day, set, name, ...columns.map(([, cell]) => cell(each))].join(',')}\n`,
    );
}

const percent = (value: number): string =>
  Number.isNaN(value) ? '-' : `${(value * 100).toFixed(1)}%`;

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
