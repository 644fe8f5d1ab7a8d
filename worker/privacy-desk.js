#!/usr/bin/env node
// Starts the command line under the Node this project pins. Plain JavaScript, so that an old Node
// can read it and say what is wrong instead of stumbling over TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const enough = Number(process.versions.node.split('.')[0]) >= 24;
const pinned = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));

if (enough) {
  const { main } = await import('./cli.ts');
  await main(process.argv);
} else if (existsSync(pinned)) {
  const child = spawn(pinned, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
} else {
  console.error(
    `Privacy Desk needs Node 24 or newer; this is ${process.version}. Run "npm ci" in the project's folder: it brings the right one along.`,
  );
  process.exitCode = 1;
}
