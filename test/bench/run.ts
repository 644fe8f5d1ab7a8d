/** `npm run bench`: what docs/benchmarks.md explains. */
import { cpus, totalmem } from 'node:os';
import { benchClassify } from './classify.ts';
import { benchOneClick } from './one-click.ts';
import { benchPipeline } from './pipeline.ts';
import { benchQueue } from './queue.ts';

/** `npm run bench letters` runs one of them alone. */
const benches: Readonly<Record<string, () => Promise<string>>> = {
  letters: benchPipeline,
  classify: async () => benchClassify(),
  'one-click': benchOneClick,
  desk: benchQueue,
};

const wanted = process.argv.slice(2);
const [cpu] = cpus();
const memory = Math.round(totalmem() / 2 ** 30);
console.log(`Node ${process.version}, ${cpus().length} × ${cpu?.model.trim()}, ${memory} GB\n`);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`${await bench()}\n`);
}
