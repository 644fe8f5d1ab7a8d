/** The other end of the one-click bench, a process of its own: posts every path once. */
import autocannon, { type Client, type Request } from 'autocannon';

export interface Job {
  readonly origin: string;
  readonly connections: number;
  /** As many for each connection. */
  readonly paths: readonly string[];
}

export interface Done {
  /** From the first request to the last answer; milliseconds. */
  readonly elapsed: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
}

process.on('message', (job: Job) => {
  load(job).then((done) => process.send?.(done));
});

function load({ origin, connections, paths }: Job): Promise<Done> {
  const share = paths.length / connections;
  const statuses: Record<string, number> = {};
  let taken = 0;
  let last = 0;
  const begun = performance.now();
  const setupClient = (client: Client) => {
    client.setRequests(paths.slice(taken, taken + share).map(post));
    taken += share;
  };
  return new Promise((resolve, reject) => {
    const amount = paths.length;
    const run = autocannon(
      { url: origin, connections, amount, timeout: 60, setupClient },
      (error) => (error ? reject(error) : resolve({ elapsed: last - begun, statuses })),
    );
    run.on('response', (_client, status) => {
      statuses[status] = (statuses[status] ?? 0) + 1;
      last = performance.now();
    });
  });
}

/** What a mail program sends (RFC 8058, 3.2). */
function post(path: string): Request {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', path, headers, body: 'List-Unsubscribe=One-Click' };
}
