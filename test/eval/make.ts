/** `npm run train`: learns worker/request/model.json from the tuned letters. Takes a quarter of an hour, most of it for the calibration. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { letters } from '../letters.ts';
import { calibration } from './calibrate.ts';
import { judge } from './folds.ts';
import { sentences } from './sentences.ts';
import { store } from './store.ts';
import { example, train } from './train.ts';

const path = join(import.meta.dirname, '../../worker/request/model.json');
const examples = [...letters('tuned'), ...sentences()].map(example);
const stored = store({ ...train(examples), calibration: calibration(judge(examples)) });
writeFileSync(path, `${JSON.stringify(stored, null, 2)}\n`);
console.log(`${examples.length} letters, ${stored.features.length + stored.keys.length} bytes`);
