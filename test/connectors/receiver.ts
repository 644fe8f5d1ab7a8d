/** A real HTTP server that takes webhooks and keeps them as they came. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** What the next requests are answered. */
  answer: { status: number; body?: string; headers?: Record<string, string> };
  close(): Promise<void>;
}

const running = new Set<Receiver>();

afterAll(async () => {
  for (const receiver of running) await receiver.close();
});

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const state: Pick<Receiver, 'answer'> = { answer: { status: 204 } };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(state.answer.status, state.answer.headers);
      response.end(state.answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const receiver = Object.assign(state, {
    url: `http://127.0.0.1:${port}/privacy`,
    received,
    close,
  });
  running.add(receiver);
  return receiver;
}
