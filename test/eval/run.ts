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
import { classify } from '#worker/request/classify.ts';
import { type Letter, letters } from '../letters.ts';
import { calibration } from './calibrate.ts';
import { everything, folds, judge, unheard } from './folds.ts';
import { labelled } from './labelled.ts';
import { learnt } from './learning.ts';
import type { Answered } from './measure.ts';
import { mistakes, report } from './report.ts';

const chosen = process.argv[2];
const wants = (set: string): boolean => chosen === undefined || chosen === set;

if (wants('tuned')) await reportTuned();
if (wants('measured')) report('measured', byStored(letters('measured')));
if (wants('labelled')) await reportLabelled();

async function reportTuned(): Promise<void> {
  const judged = judge(everything(), await learnt(folds));
  const answers = unheard(judged, calibration(judged));
  report('tuned', answers);
  console.log(`\n${mistakes(answers, chosen === undefined ? 10 : 40)}`);
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
