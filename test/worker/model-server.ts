/** A real HTTP server in the place of a model, which answers as a test wishes, well or badly. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import type { Turn } from '#worker/suggest/prompt.ts';

export interface Question {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came. */
  readonly body: string;
  readonly asked: { model: string; temperature: number; messages: Turn[] };
}

export interface ModelServer {
  /** Base of its API. */
  readonly url: string;
  readonly questions: Question[];
  /** How the next questions are answered. */
  answer: (response: ServerResponse) => void;
  close(): Promise<void>;
}

const running = new Set<ModelServer>();

afterAll(async () => {
  for (const server of running) await server.close();
});

export async function startModel(): Promise<ModelServer> {
  const questions: Question[] = [];
  const state: Pick<ModelServer, 'answer'> = { answer: says('{"rights":[]}') };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const { url: path = '', headers } = request;
      questions.push({ path, headers, body, asked: JSON.parse(body) });
      state.answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const model = Object.assign(state, { url: `http://127.0.0.1:${port}/v1`, questions, close });
  running.add(model);
  return model;
}

/** As the API wraps what a model writes. */
export function says(content: string): ModelServer['answer'] {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
  };
}

export function suggests(...rights: readonly unknown[]): ModelServer['answer'] {
  return says(JSON.stringify({ rights }));
}

export function refuses(status: number, body: unknown = {}): ModelServer['answer'] {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}
