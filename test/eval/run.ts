/**
 * `npm run eval`: how well letters are understood. Tuned letters are judged by models that have not
 * heard their voice, measured ones by the model of this repository; of measured letters only
 * numbers are printed. Numbers are added to results.csv.
 *
 *   npm run eval                 everything
 *   npm run eval -- tuned        what can be tuned on, with the worst mistakes
 *   npm run eval -- measured
 *   npm run eval -- labelled     what staff settled at the desk, out of the operator's own database
 */
import { classifier, classify } from '#worker/request/classify.ts';
import { type Letter, letters } from '../letters.ts';
import { calibration } from './calibrate.ts';
import { everything, judge } from './folds.ts';
import { labelled } from './labelled.ts';
import { type Answered, measure } from './measure.ts';
import { append, mistakes, rights, table } from './report.ts';

const chosen = process.argv[2];
const wants = (set: string): boolean => chosen === undefined || chosen === set;

if (wants('tuned')) report('tuned', await unheard());
if (wants('measured')) report('measured', byStored(letters('measured')));
if (wants('labelled')) await reportLabelled();

/** Each tuned letter, classified by a model trained without its voice. */
async function unheard(): Promise<Answered[]> {
  const judged = await judge(everything());
  const scale = calibration(judged);
  return judged.map(({ example: { letter }, model }) => ({
    letter,
    said: classifier({ ...model, calibration: scale })(letter.message),
  }));
}

function byStored(set: readonly Letter[]): Answered[] {
  return set.map((letter) => ({ letter, said: classify(letter.message) }));
}

/** Their words are not printed: they are people's. */
async function reportLabelled(): Promise<void> {
  const settled = await labelled();
  if (settled.length > 0) report('labelled', byStored(settled));
  else console.log('\nlabelled: nothing was settled at the desk yet.');
}

function report(set: string, answers: readonly Answered[]): void {
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
  if (set === 'tuned') console.log(`\n${mistakes(answers, chosen === undefined ? 10 : 40)}`);
  append(set, measures);
}
