/**
 * How a command gets something done: it asks the running worker over the local socket; where none
 * runs, it opens the database itself, under the lock.
 */
import { request } from 'node:http';
import { BadRequest } from './bad-request.ts';
import type { Config } from './config.ts';
import { filesIn } from './files.ts';
import type { Input, OperationName, Results } from './operations.ts';

export interface Asker {
  ask<Name extends OperationName>(name: Name, given: Input[Name]): Promise<Results[Name]>;
  close(): Promise<void>;
}

export async function openAsker(config: Config): Promise<Asker> {
  const { socket } = filesIn(config.dataDir);
  if (await answers(socket)) {
    return {
      ask: (name, given) => askWorker(socket, name, given),
      close: async () => {},
    };
  }
  return openDirectly(config);
}

/** Loads what carries operations out only now: a command that asks the worker starts in a third of the time. */
async function openDirectly(config: Config): Promise<Asker> {
  const [{ openDesk }, { operate }] = await Promise.all([
    import('./open-desk.ts'),
    import('./operations.ts'),
  ]);
  const desk = await openDesk(config, (line) => console.error(line));
  if (!desk) {
    throw new BadRequest(
      'Another process has the database open but does not answer yet. If the worker is just starting, try again in a few seconds.',
    );
  }
  return { ask: (name, given) => operate(desk, name, given), close: () => desk.close() };
}

/** Whether a worker listens; a socket file that a killed one left behind does not answer. */
async function answers(socket: string): Promise<boolean> {
  try {
    await post(socket, '/', '');
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return false;
    throw error;
  }
}

async function askWorker<Name extends OperationName>(
  socket: string,
  name: Name,
  given: Input[Name],
): Promise<Results[Name]> {
  const answer = await post(socket, `/${name}`, JSON.stringify(given));
  const body = JSON.parse(answer) as { result: Results[Name] } | { error: string };
  if ('error' in body) throw new BadRequest(body.error);
  return body.result;
}

function post(socketPath: string, path: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const call = request({ socketPath, path, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
      response.on('error', reject);
    });
    call.on('error', reject);
    call.end(body);
  });
}
