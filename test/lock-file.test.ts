/** The lock file installs on every system, from whatever registry. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const path = join(import.meta.dirname, '../package-lock.json');
const { packages } = JSON.parse(readFileSync(path, 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};

/** Where npm looks for a package that another one asks for: beside it, then further and further up. */
function isLocked(name: string, from: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (`${at === '' ? '' : `${at}/`}node_modules/${name}` in packages) return true;
    if (at === '') return false;
  }
}

it('names no place that a package was downloaded from', () => {
  const named = Object.entries(packages).filter(([, one]) => one.resolved !== undefined);
  expect(named.map(([name]) => name)).toEqual([]);
});

it('knows every package by its hash', () => {
  const unknown = Object.entries(packages).filter(([name, one]) => name !== '' && !one.integrity);
  expect(unknown.map(([name]) => name)).toEqual([]);
});

it('holds every optional package of every platform, or "npm ci" fails on another one', () => {
  const absent = Object.entries(packages).flatMap(([from, one]) =>
    Object.keys(one.optionalDependencies ?? {})
      .filter((name) => !isLocked(name, from))
      .map((name) => `${name}, of ${from}`),
  );
  expect(absent).toEqual([]);
});
