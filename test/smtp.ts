/** A real submission server that keeps what it is given; the tests read our answers from it. */
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';

export interface Delivered {
  readonly from: string;
  readonly to: readonly string[];
  readonly mail: ParsedMail;
}

export interface Submission {
  readonly port: number;
  /** The settings that make the desk send by this server. */
  readonly env: Readonly<Record<string, string>>;
  readonly delivered: Delivered[];
  /** What is answered to the next recipients: an SMTP reply such as 550; null takes everything. */
  refuseWith: number | null;
  /** The same for the letter itself. */
  refuseDataWith: number | null;
  close(): Promise<void>;
}

const running = new Set<Submission>();

afterAll(async () => {
  for (const server of running) await server.close();
});

export async function startSubmission(): Promise<Submission> {
  const delivered: Delivered[] = [];
  const submission: Pick<Submission, 'refuseWith' | 'refuseDataWith'> = {
    refuseWith: null,
    refuseDataWith: null,
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onRcptTo: (_address, _session, done) => {
      done(refusal(submission.refuseWith));
    },
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        const refused = refusal(submission.refuseDataWith);
        if (!refused) delivered.push({ from, to: rcptTo.map((one) => one.address), mail });
        done(refused);
      }, done);
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  let open = true;
  const close = async () => {
    if (open) await new Promise<void>((resolve) => server.close(resolve));
    open = false;
  };
  const whole = Object.assign(submission, {
    port,
    env: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(port), SMTP_SECURITY: 'none' },
    delivered,
    close,
  });
  running.add(whole);
  return whole;
}

function refusal(code: number | null): Error | null {
  return code === null ? null : Object.assign(new Error('Not taken.'), { responseCode: code });
}
