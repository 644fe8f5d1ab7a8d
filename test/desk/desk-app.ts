/** The desk's pages on a desk of its own, asked as a browser would, without a network between. */
import { Hono } from 'hono';
import type { OpenDesk } from '#worker/open-desk.ts';
import { publicApp } from '#worker/routes/app.ts';
import { makeUnsubscriber } from '#worker/unsubscribe.ts';
import { withDesk } from '../desk.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

export interface DeskApp {
  readonly desk: OpenDesk;
  /** @param secret of a session; '' for nobody */
  get(path: string, secret: string): Promise<Response>;
  post(path: string, secret: string, fields?: Fields, headers?: Headers): Promise<Response>;
}

type Headers = Readonly<Record<string, string>>;

export function withDeskApp<T>(work: (app: DeskApp) => Promise<T>): Promise<T> {
  return withDesk(async (desk) => {
    const app = publicApp(desk, makeUnsubscriber(desk), new Hono());
    const own = { Origin: new URL(desk.config.publicUrl).origin, 'Sec-Fetch-Site': 'same-origin' };
    const cookie = (secret: string) => (secret ? { Cookie: `desk=${secret}` } : {});
    return work({
      desk,
      get: async (path, secret) => app.request(path, { headers: cookie(secret) }),
      post: async (path, secret, fields = {}, headers = own) => {
        const body = new URLSearchParams(
          Object.entries(fields).flatMap(([name, value]) =>
            [value].flat().map((one) => [name, one] as [string, string]),
          ),
        );
        return app.request(path, {
          method: 'POST',
          headers: { ...cookie(secret), ...headers },
          body,
        });
      },
    });
  });
}

/** The secret that an answer gave to the browser. */
export function secretIn(response: Response): string {
  const found = /(?:^|, )desk=([^;]+)/.exec(response.headers.get('Set-Cookie') ?? '');
  if (!found?.[1]) throw new Error(`No session was given (${response.status}).`);
  return found[1];
}

/** The value of a hidden field, as the page has it. */
export function hiddenIn(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}
