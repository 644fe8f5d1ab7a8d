/**
 * `npm run train`: learns worker/request/model.json from the tuned letters, and says how well letters of
 * voices it had not heard were understood meanwhile (`npm run eval -- tuned` says it without the model).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibration } from './calibrate.ts';
import { everything, folds, judge, unheard } from './folds.ts';
import { learnt } from './learning.ts';
import { report } from './report.ts';
import { store } from './store.ts';
import { byUse } from './train.ts';

const path = join(import.meta.dirname, '../../worker/request/model.json');
const models = await learnt([...folds, null]);
const examples = everything();
const judged = judge(examples, models.slice(0, folds.length));
const scale = calibration(judged);
for (const whole of models.slice(folds.length)) {
  const stored = store({ ...whole, calibration: scale }, byUse(whole.keys, examples));
  writeFileSync(path, `${JSON.stringify(stored, null, 2)}\n`);
}
report('tuned', unheard(judged, scale));
