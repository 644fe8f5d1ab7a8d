/** `npm run train`: learns worker/request/model.json from the tuned letters. Takes a quarter of an hour, most of it for the calibration. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibration } from './calibrate.ts';
import { everything, judge } from './folds.ts';
import { store } from './store.ts';
import { train } from './train.ts';

const path = join(import.meta.dirname, '../../worker/request/model.json');
const examples = everything();
const scale = calibration(await judge(examples));
const stored = store({ ...train(examples), calibration: scale });
writeFileSync(path, `${JSON.stringify(stored, null, 2)}\n`);
console.log(`${examples.length} letters, ${JSON.stringify(stored).length} bytes`);
