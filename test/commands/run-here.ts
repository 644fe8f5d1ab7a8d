/** Runs a command in this process, through the real parser, and catches what it prints. */
import { vi } from 'vitest';
import { main } from '#worker/cli.ts';

export interface Ran {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** @param env settings for this run alone */
export async function runHere(env: NodeJS.ProcessEnv, ...words: string[]): Promise<Ran> {
  const caught = { out: '', err: '' };
  const before = { ...process.env };
  const line = (to: 'out' | 'err') => (text: unknown) => {
    caught[to] += `${String(text)}\n`;
  };
  const write = (to: 'out' | 'err') => (text: string | Uint8Array) => {
    caught[to] += text.toString();
    return true;
  };
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(line('out')),
    vi.spyOn(console, 'error').mockImplementation(line('err')),
    vi.spyOn(process.stdout, 'write').mockImplementation(write('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(write('err')),
  ];
  Object.assign(process.env, env);
  process.exitCode = 0;
  try {
    await main(['node', 'privacy-desk', ...words]);
    return { ...caught, code: Number(process.exitCode) };
  } finally {
    process.exitCode = 0;
    for (const spy of spies) spy.mockRestore();
    for (const name of Object.keys(env)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}
