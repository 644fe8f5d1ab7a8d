/**
 * Every right, from a letter to its answer, in a real browser that only presses what is visible: the
 * person confirms on their page, the officer decides at the desk in three decisions at most, the answer
 * lies in the mailbox, and the person's page says the same.
 */
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RightId, rights } from '#content/rights.ts';
import { addHeld } from '#db/held.ts';
import { launch } from '../chromium.ts';
import { type Colleague, ines, rhys, sessionFor } from '../desk/signed-in.ts';
import { hold, origin } from '../promises/held.ts';
import { linkIn, office } from '../promises/promise.ts';
import { desktop, visit } from './visit.ts';

const desk = office();
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

interface Walk {
  readonly text: string;
  /** What the officer does before the last button; by default nothing. */
  readonly before?: (page: Page) => Promise<void>;
  readonly button?: string;
  /** Part of the answer. */
  readonly answer: string | RegExp;
  readonly who?: Colleague;
}

/** Somebody else is named in what is handed over. */
async function decideNames(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Decide 1 name' }).click();
  await page.getByText('Your decisions are recorded.').waitFor();
}

const walks: Readonly<Record<Exclude<RightId, 'opt-out'>, Walk>> = {
  access: {
    text: 'I would like a copy of all the personal data you hold about me.',
    before: decideNames,
    answer: '/package/',
  },
  rectification: {
    text: 'The name you hold for me is wrong. Please correct it to Rafe Korner.',
    before: async (page) => {
      await page.getByText('What is to be changed', { exact: true }).click();
      await page.getByLabel('Field').first().selectOption('name');
      await page.getByLabel('Should say').first().fill('Rafe Korner');
      await page.getByRole('button', { name: 'Enter', exact: true }).click();
    },
    answer: 'Rafe Korner',
  },
  erasure: {
    text: 'Please erase all the personal data you hold about me.',
    answer: 'erased',
  },
  restriction: {
    text: 'Please restrict the processing of my data under Article 18 while its accuracy is being checked.',
    answer: 'do not use it',
  },
  portability: {
    text: 'Under Article 20 please give me my data in a portable machine-readable format.',
    before: decideNames,
    answer: '/package/',
  },
  objection: {
    text: 'I object under Article 21(1) to your processing of my data on the basis of legitimate interests, on grounds relating to my particular situation.',
    before: (page) =>
      page.getByLabel('What follows from it').fill('Your records are no longer combined.'),
    answer: 'no longer combined',
  },
  profiling: {
    text: 'I object to automated processing and profiling. Please stop profiling me and tracking what I read.',
    answer: /profil/,
  },
  'consent-withdrawal': {
    text: 'I withdraw the consent I gave you for the newsletter with my registration form.',
    answer: /consent/,
  },
  complaint: {
    text: 'I want to make a formal complaint about how you have handled my personal data.',
    before: (page) =>
      page
        .getByLabel('The answer to the complaint')
        .fill('You are right, and we have changed how we work.'),
    button: 'Send this answer',
    answer: 'changed how we work',
    who: rhys,
  },
  suppliers: {
    text: 'Please send me a full list of the organisations you share personal data with.',
    answer: 'Sage',
  },
  provenance: {
    text: 'Where did you get my contact details from? Please tell me the source of my data.',
    answer: 'Printers of the East',
  },
};

const LONGEST = 60_000;

/** So that there is somebody else in what access hands over. */
async function colleagueNamed(contact_id: string): Promise<void> {
  const now = desk.desk.clock();
  const body = 'Please set up a log-in for my colleague Priya Nair as well.';
  const letter = { at: now.toISOString(), direction: 'in' as const, channel: 'email' };
  const words = { subject: 'Log-in', body };
  const row = { id: randomUUID(), contact_id, ...letter, ...words };
  await addHeld(desk.desk.db, 'communications', [row], origin, now);
}

test.each(Object.keys(walks) as (keyof typeof walks)[])(
  '%s: from the letter to the answer',
  async (right) => {
    const { text, before, button = 'Approve and carry out', answer, who = ines } = walks[right];
    const address = `${right}@saltmarsh.example`;
    await colleagueNamed(await hold(desk.desk, address, 'Rafe Corner'));
    const first = await desk.write(address, 'Request', text);
    const { reference } = await desk.caseOf(address, right);
    const base = desk.desk.config.publicUrl;

    const person = await visit(browser, base, { viewport: { width: 390, height: 800 } });
    const confirms = rights[right].identity !== 'none';
    const link = confirms ? linkIn(first, '/case/') : null;
    if (link) {
      await person.page.goto(link);
      await person.page.getByRole('button', { name: 'Yes, I wrote this' }).click();
      await person.page.getByText('a person will work on it').first().waitFor();
    }

    const staff = await visit(browser, base, { viewport: desktop });
    await staff.context.addCookies([
      { name: 'desk', value: await sessionFor(desk.desk, who), url: `${base}/desk` },
    ]);
    let decisions = 0;
    staff.page.on('request', (request) => {
      if (request.method() === 'POST' && request.isNavigationRequest()) decisions++;
    });
    const begin = performance.now();
    await staff.page.goto('/desk');
    await staff.page.locator(`a[href$="${reference}"]`).click();
    await before?.(staff.page);
    await staff.page.getByRole('button', { name: button }).click();
    await staff.page.getByText('Approved and carried out').waitFor();
    expect(performance.now() - begin).toBeLessThan(LONGEST);
    expect(decisions).toBeLessThanOrEqual(3);

    const told = await desk.answerTo(address);
    if (typeof answer === 'string') expect(told.replaceAll('\n', ' ')).toContain(answer);
    else expect(told).toMatch(answer);
    if (link) {
      await person.page.goto(link);
      expect(await person.page.locator('.lede').textContent()).toContain('Done.');
    }
    expect([...staff.complaints, ...staff.elsewhere, ...person.complaints]).toEqual([]);
    await staff.context.close();
    await person.context.close();
  },
);

test('An opt-out is done before anybody looks; the officer sees that it is.', async () => {
  const address = 'odile@saltmarsh.example';
  await desk.write(address, 'Stop', 'Please unsubscribe me from your mailing list.');
  const { reference } = await desk.caseOf(address, 'opt-out');
  const base = desk.desk.config.publicUrl;
  const { context, page } = await visit(browser, base, { viewport: desktop });
  const value = await sessionFor(desk.desk, ines);
  await context.addCookies([{ name: 'desk', value, url: `${base}/desk` }]);
  await page.goto(`/desk/cases?q=${encodeURIComponent(address)}`);
  await page.getByRole('link', { name: reference }).click();
  expect(await page.locator('.state').first().textContent()).toBe('Done');
  await context.close();
});

test('A letter nobody could read is settled and answered in two decisions, without script.', async () => {
  const address = 'cosima@saltmarsh.example';
  await desk.write(
    address,
    'Question',
    'Hello, is this the right address for a question about the magazine you print? I am not sure who to ask about it.',
  );
  const base = desk.desk.config.publicUrl;
  const { context, page } = await visit(browser, base, {
    viewport: desktop,
    javaScriptEnabled: false,
  });
  const value = await sessionFor(desk.desk, ines);
  await context.addCookies([{ name: 'desk', value, url: `${base}/desk` }]);
  await page.goto('/desk?show=unclear');
  await page.locator('[data-row]').last().click();
  await page.getByRole('button', { name: 'Supplier list' }).click();
  await page.getByText('What is asked is settled.').waitFor();
  await page.getByRole('button', { name: 'Approve and carry out' }).click();
  await page.getByText('Approved and carried out').waitFor();
  expect((await desk.answerTo(address)).replaceAll('\n', ' ')).toContain('Sage');
  await context.close();
});
