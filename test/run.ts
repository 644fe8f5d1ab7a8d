/**
 * `npm test`: what Debian has to give, then lint, types, dead code and every test. All of it runs,
 * whatever fails; the last line says how many passed and how many failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { debianPackages } from './debian.ts';
import { oldNpm } from './npm-version.ts';

const root = join(import.meta.dirname, '..');

const sentence = oldNpm(process.env.npm_config_user_agent ?? '') ?? debianPackages();
if (sentence) {
  console.error(sentence);
  close(0, 1);
} else {
  const steps = [
    step('lint', 'biome', 'check', '.'),
    step('types', 'astro', 'check'),
    step('dead code', 'knip'),
  ];
  const tests = vitest();
  const passed = steps.filter((ok) => ok).length;
  close(passed + tests.passed, steps.length - passed + tests.failed);
}

function close(passed: number, failed: number): void {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function step(name: string, tool: string, ...words: string[]): boolean {
  console.log(`\n${name}: ${tool} ${words.join(' ')}`);
  return spawn(tool, words) === 0;
}

function spawn(tool: string, words: readonly string[]): number | null {
  const bin = join(root, 'node_modules', '.bin');
  const env = {
    ...process.env,
    // The pinned Node first, also where somebody runs this file by hand.
    PATH: `${bin}:${process.env.PATH ?? ''}`,
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  return spawnSync(join(bin, tool), words, { cwd: root, stdio: 'inherit', env }).status;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** A test that was skipped is one that nobody saw pass: it counts as failed. */
function vitest(): { passed: number; failed: number } {
  const folder = mkdtempSync(join(tmpdir(), 'pd-report-'));
  const path = join(folder, 'report.json');
  const status = spawn('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path}`,
  ]);
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
  rmSync(folder, { recursive: true });
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) console.error(`${skipped} tests were skipped; that counts as failing.`);
  const failed = report.numFailedTests + skipped;
  // A file that cannot be loaded, or an error outside a test, has no failed test to count.
  return { passed: report.numPassedTests, failed: status !== 0 && failed === 0 ? 1 : failed };
}
