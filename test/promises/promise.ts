/** One whole desk for the promises: a real IMAP server, a real submission server, the whole worker. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import type { RightId } from '#content/rights.ts';
import { findContact } from '#db/contacts.ts';
import type { Contact } from '#db/schema-records.ts';
import type { Act, Staff } from '#worker/casework/act.ts';
import { decideCase } from '#worker/casework.ts';
import type { Desk } from '#worker/desk.ts';
import { personDigest } from '#worker/person.ts';
import { type Running, start } from '#worker/start.ts';
import { configFor } from '../desk.ts';
import { type Dovecot, startDovecot } from '../dovecot.ts';
import { letter } from '../letter.ts';
import { type Submission, startSubmission } from '../smtp.ts';
import { until } from '../wait.ts';

export const officer: Staff = { name: 'Ines Okoro', role: 'officer' };
export const director: Staff = { name: 'Rhys Calloway', role: 'director' };

export interface Office {
  readonly desk: Desk;
  readonly submission: Submission;
  readonly dovecot: Dovecot;
  /** Sends a letter to the mailbox over IMAP and waits for the desk's answer to its writer. */
  write(from: string, subject: string, text: string): Promise<string>;
  /** The next answer to an address, as plain text. */
  answerTo(address: string): Promise<string>;
  /** The open or closed case of a right that a person's letter opened, newest first. */
  caseOf(
    address: string,
    right: RightId,
  ): Promise<{ id: string; reference: string; state: string }>;
  /** Presses the button that the letter's link leads to. */
  confirm(answer: string): Promise<void>;
  decide(reference: string, act: Act, staff?: Staff): Promise<void>;
  contact(address: string): Promise<Contact | null>;
}

/** Started once for a file of tests; everything is ended after it. */
export function office(settings: Readonly<Record<string, string>> = {}): Office {
  let running: Running;
  let dovecot: Dovecot;
  let submission: Submission;
  const read = new Map<string, number>();

  beforeAll(async () => {
    dovecot = await startDovecot();
    submission = await startSubmission();
    running = await start(configFor({ ...dovecot.env, ...submission.env, ...settings }), () => {});
  }, 60_000);
  afterAll(async () => {
    await running.stop();
    await submission.close();
    await dovecot.kill();
  });

  const to = (address: string) =>
    submission.delivered.filter((one) => one.to.includes(address.toLowerCase()));

  async function answerTo(address: string): Promise<string> {
    const seen = read.get(address) ?? 0;
    await until(`an answer reaches ${address}`, () => to(address).length > seen);
    read.set(address, seen + 1);
    return to(address)[seen]?.mail.text ?? '';
  }

  return {
    get desk() {
      return running.desk;
    },
    get submission() {
      return submission;
    },
    get dovecot() {
      return dovecot;
    },
    answerTo,
    async write(from, subject, text) {
      await dovecot.append(letter({ from, subject, text }));
      return answerTo(from);
    },
    async caseOf(address, right) {
      const found = await running.desk.db
        .selectFrom('cases')
        .select(['id', 'reference', 'state'])
        .where('person_digest', '=', personDigest(running.desk.keys, address))
        .where('right', '=', right)
        .orderBy('received_at', 'desc')
        .executeTakeFirst();
      if (!found) throw new Error(`No case of ${right} was opened for ${address}.`);
      return found;
    },
    async confirm(answer) {
      const link = linkIn(answer, '/case/');
      const response = await fetch(`${link}/confirm`, { method: 'POST' });
      expect(response.status, 'the confirmation is taken').toBe(200);
    },
    async decide(reference, act, staff = officer) {
      const result = await decideCase(running.desk, staff, reference, act);
      if ('refused' in result) throw new Error(result.refused);
      await sleep(0);
    },
    contact: (address) => findContact(running.desk.db, personDigest(running.desk.keys, address)),
  };
}

/** The first link of a letter whose path begins so. */
export function linkIn(text: string, path: string): string {
  const links = text.replaceAll('\n', ' ').match(/https?:\/\/[^\s)]+/g) ?? [];
  const found = links.find((link) => new URL(link).pathname.startsWith(path));
  if (!found) throw new Error(`The letter has no link to ${path}:\n${text}`);
  return found.replace(/[.,]$/, '');
}
