import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { findReceipts } from '#db/consent-receipts.ts';
import { launch } from '../chromium.ts';
import { violations } from './axe.ts';
import { type Served, serveSite } from './serve.ts';
import { desktop, phone, settled, type Visit, visit } from './visit.ts';

let site: Served;
let browser: Browser;
let visitor: Visit;

beforeAll(async () => {
  [site, browser] = await Promise.all([serveSite(), launch()]);
});

beforeEach(async () => {
  visitor = await visit(browser, site.origin, { viewport: desktop });
  await visitor.page.goto('/');
  await settled(visitor.page);
});

afterEach(async () => {
  const names = (await visitor.context.cookies()).map(({ name }) => name);
  expect(
    names.filter((name) => name !== 'consent'),
    'no cookie but the choice',
  ).toEqual([]);
  expect(visitor.elsewhere).toEqual([]);
  expect(visitor.complaints).toEqual([]);
  await visitor.context.close();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

const banner = () => visitor.page.locator('.consent');
const dialog = () => visitor.page.locator('dialog#consent');
const button = (name: string) => banner().getByRole('button', { name, exact: true });
/** Everything this browser holds for the site. */
const held = async () => ({
  cookies: await visitor.context.cookies(),
  ...(await visitor.page.evaluate(() => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
  }))),
});
const nothing = { cookies: [], local: {}, session: {} };

/** What the server's cookie says, once it is there. */
async function kept() {
  await expect.poll(async () => (await held()).local).toEqual({});
  const { cookies } = await held();
  const [receipt = '', revision = '', at = '', allowed = '', refused = ''] =
    cookies.find(({ name }) => name === 'consent')?.value.split('.') ?? [];
  return { receipt, revision, at, allowed, refused };
}

/** What the eye compares. */
const looks = (of: Locator) =>
  of.evaluate((element) => {
    const style = getComputedStyle(element);
    const { height, top } = element.getBoundingClientRect();
    const names = [
      'color',
      'backgroundColor',
      'borderColor',
      'borderWidth',
      'fontSize',
      'fontWeight',
      'padding',
    ];
    return {
      height,
      top,
      ...Object.fromEntries(names.map((name) => [name, Reflect.get(style, name)])),
    };
  });

test('Nothing is stored before a choice, nor by scrolling, Escape or walking away', async () => {
  const { page } = visitor;
  await page.mouse.wheel(0, 4000);
  await page.keyboard.press('Escape');
  await page.goto('/privacy/');
  await settled(page);
  expect(await banner().isVisible()).toBe(true);
  expect(await held()).toEqual(nothing);
});

test.each([phone, desktop])(
  'Accept and reject are the same box, font and colours at %o',
  async (size) => {
    await visitor.page.setViewportSize(size);
    const accept = button('Accept all');
    const reject = button('Reject all');
    expect(await looks(reject)).toEqual(await looks(accept));
    const [a, r] = [await accept.boundingBox(), await reject.boundingBox()];
    expect(Math.abs((a?.width ?? 0) - (r?.width ?? 99))).toBeLessThanOrEqual(6);
  },
);

test('Reject is one click, and is remembered', async () => {
  await button('Reject all').click();
  expect(await banner().isVisible()).toBe(false);
  expect(await kept()).toMatchObject({ allowed: '', refused: 'google-analytics' });
  await visitor.page.goto('/rights/');
  await settled(visitor.page);
  expect(await banner().isVisible()).toBe(false);
});

test('A first visit does not wait for its cookies to be read', async () => {
  const { page } = visitor;
  await page.addInitScript(() => {
    Reflect.set(window, 'reads', 0);
    const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
    Object.defineProperty(Document.prototype, 'cookie', {
      ...cookie,
      get() {
        Reflect.set(window, 'reads', Reflect.get(window, 'reads') + 1);
        return cookie?.get?.call(this);
      },
    });
  });
  const reads = () => page.evaluate(() => Reflect.get(window, 'reads'));
  await page.reload();
  await settled(page);
  expect(await reads()).toBe(0);
  await button('Reject all').click();
  await kept();
  expect(await reads()).toBeGreaterThan(0);
});

test('A browser that can only be asked for its cookies at once asks and remembers all the same', async () => {
  const { page } = visitor;
  await page.addInitScript(() =>
    Object.defineProperty(window, 'cookieStore', { value: undefined }),
  );
  await page.reload();
  await button('Reject all').click();
  expect(await kept()).toMatchObject({ refused: 'google-analytics' });
  await page.reload();
  await settled(page);
  expect(await banner().isVisible()).toBe(false);
});

test('A browser that will not say which cookies there are is asked the old way', async () => {
  const { page } = visitor;
  await page.addInitScript(() => {
    CookieStore.prototype.getAll = () => Promise.reject(new TypeError('Cookies are blocked.'));
  });
  await page.reload();
  await button('Reject all').click();
  expect(await kept()).toMatchObject({ refused: 'google-analytics' });
});

test('A choice made before the browser said which cookies there are is not asked for again', async () => {
  const { page } = visitor;
  await page.addInitScript(() => {
    const none = new Promise<CookieList>((resolve) =>
      Reflect.set(window, 'answer', () => resolve([])),
    );
    CookieStore.prototype.getAll = () => none;
  });
  await page.goto('/cookies/');
  await page.locator('main').getByRole('button', { name: 'Reject all', exact: true }).click();
  expect(await kept()).toMatchObject({ refused: 'google-analytics' });
  await page.evaluate(() => Reflect.get(window, 'answer')());
  expect(await banner().isVisible()).toBe(false);
});

test('Accept is one click, allows what was asked about, and loads nothing yet', async () => {
  await button('Accept all').click();
  expect(await kept()).toMatchObject({ allowed: 'google-analytics', refused: '' });
  await visitor.page.reload({ waitUntil: 'networkidle' });
});

test('Nothing is ticked beforehand, and a choice one by one is kept as made', async () => {
  await button('Choose one by one').click();
  const box = dialog().getByRole('checkbox', { name: 'Google Analytics' });
  expect(await box.isChecked()).toBe(false);
  expect(await violations(visitor.page)).toEqual([]);
  await box.check();
  await dialog().getByRole('button', { name: 'Save my choice' }).click();
  expect(await dialog().isVisible()).toBe(false);
  expect(await kept()).toMatchObject({ allowed: 'google-analytics' });
});

test('Closing the dialog, by button or by Escape, is no choice, and leads back', async () => {
  await button('Choose one by one').click();
  await dialog().getByRole('button', { name: 'Close without choosing' }).click();
  expect(await dialog().isVisible()).toBe(false);
  await button('Choose one by one').press('Enter');
  await dialog().getByRole('checkbox', { name: 'Google Analytics' }).check();
  await visitor.page.keyboard.press('Escape');
  expect(await dialog().isVisible()).toBe(false);
  expect(await visitor.page.evaluate(() => document.activeElement?.textContent)).toBe(
    'Choose one by one',
  );
  expect(await banner().isVisible()).toBe(true);
  expect(await held()).toEqual(nothing);
});

test('After the choice the keyboard is at the text, and the choice is told in words', async () => {
  await button('Reject all').press('Enter');
  const focused = await visitor.page.evaluate(() => document.activeElement?.tagName);
  expect(focused).toBe('MAIN');
  expect(await visitor.page.getByRole('status').textContent()).toContain('saved');
});

test('A consent is withdrawn from any page by one press, as it was given', async () => {
  const { page } = visitor;
  await button('Accept all').click();
  await kept();
  await page.goto('/complaints/');
  await page.getByRole('button', { name: 'Withdraw my consent to cookies' }).click();
  expect(await kept()).toMatchObject({ allowed: '', refused: 'google-analytics' });
  expect(await page.getByRole('button', { name: 'Withdraw' }).isVisible()).toBe(false);
});

test('The choice on the cookie page shows what was chosen, and changes it', async () => {
  const { page } = visitor;
  await button('Accept all').click();
  await page.goto('/cookies/');
  await settled(page);
  const form = page.locator('main form.choose');
  expect(await form.getByRole('checkbox', { name: 'Google Analytics' }).isChecked()).toBe(true);
  await form.getByRole('button', { name: 'Reject all' }).click();
  expect(await kept()).toMatchObject({ allowed: '', refused: 'google-analytics' });
});

test('The link in the foot of every page opens the choice, with what stands ticked', async () => {
  const { page } = visitor;
  await button('Accept all').click();
  await page.getByRole('link', { name: 'Change my choice about cookies' }).click();
  expect(await dialog().getByRole('checkbox', { name: 'Google Analytics' }).isChecked()).toBe(true);
});

test('A choice about another register, or one too old, is asked for again', async () => {
  const { page } = visitor;
  const revision = (await banner().getAttribute('data-revision')) ?? '';
  const receipt = '0'.repeat(28);
  const sixMonthsAgo = Date.now() - (180 * 86_400 + 60) * 1_000;
  for (const [value, shown] of [
    [`${receipt}.${revision}.${nowText()}..google-analytics`, false],
    [`${receipt}.another1.${nowText()}..google-analytics`, true],
    [`${receipt}.${revision}.${sixMonthsAgo.toString(36)}.google-analytics.`, true],
    [`${receipt}.${revision}..google-analytics.`, true],
    ['nonsense', true],
  ] as const) {
    await visitor.context.addCookies([{ name: 'consent', value, url: site.origin }]);
    await page.reload();
    await settled(page);
    expect(await banner().isVisible(), value).toBe(shown);
    expect(await page.evaluate(() => document.documentElement.dataset.consent)).toBe('');
  }
});

const nowText = () => Date.now().toString(36);

test('The cookie comes from the server, lasts six months and is sent to this site alone', async () => {
  await button('Reject all').click();
  await kept();
  const [cookie] = await visitor.context.cookies();
  const days = ((cookie?.expires ?? 0) - Date.now() / 1000) / 86_400;
  expect(days).toBeGreaterThan(179);
  expect(days).toBeLessThanOrEqual(180);
  expect(cookie).toMatchObject({ path: '/', sameSite: 'Lax' });
});

test.each([
  ['globalPrivacyControl', true],
  ['doNotTrack', '1'],
])('%s is a refusal: shown, not asked about, not stored', async (name, value) => {
  const { page } = visitor;
  await page.addInitScript(
    ([key, says]) => Object.defineProperty(navigator, String(key), { value: says }),
    [name, value],
  );
  await page.reload();
  await settled(page);
  expect(await banner().isVisible()).toBe(false);
  expect(await page.locator('footer').innerText()).toContain('We take that as a no');
  expect(await held()).toEqual(nothing);
  // A choice made here comes before what the browser says by itself.
  await page.getByRole('link', { name: 'Change my choice about cookies' }).click();
  await dialog().getByRole('button', { name: 'Accept all' }).click();
  expect(await kept()).toMatchObject({ allowed: 'google-analytics' });
  expect(await page.locator('footer').innerText()).not.toContain('We take that as a no');
});

/** Playwright has every page believe it is in front. From here to its next address this one knows better. */
async function ownFocus(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: false });
}

test('Another tab follows at once', async () => {
  const { page, context } = visitor;
  const other = await context.newPage();
  await other.goto(`${site.origin}/rights/`);
  for (const one of [page, other]) await ownFocus(one);
  await page.bringToFront();
  await expect.poll(() => other.evaluate(() => document.hasFocus())).toBe(false);
  await button('Accept all').click();
  await followed(other);
});

test('A tab that was opened in the background and never looked at follows too', async () => {
  const other = await visitor.context.newPage();
  await other.addInitScript(() => {
    document.hasFocus = () => false;
  });
  await other.goto(`${site.origin}/rights/`);
  await button('Accept all').click();
  await followed(other);
});

async function followed(other: Page): Promise<void> {
  await expect.poll(() => other.locator('.consent').isVisible()).toBe(false);
  expect(await other.evaluate(() => document.documentElement.dataset.consent)).toBe(
    'google-analytics',
  );
}

test('A page brought back from the cache has the choice that was made meanwhile', async () => {
  const { page } = visitor;
  await page.goto('/rights/');
  await button('Reject all').click();
  await kept();
  await page.goBack();
  await expect.poll(() => banner().isVisible()).toBe(false);
});

test('Offline, the choice holds at once and is sent when the server answers again', async () => {
  const { page, context } = visitor;
  await context.setOffline(true);
  await button('Accept all').click();
  expect(await banner().isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Withdraw my consent to cookies' }).click();
  const { local } = await held();
  expect(local.consent?.split('|')).toHaveLength(2);
  await context.setOffline(false);
  const { receipt } = await kept();
  const [last] = await findReceipts(site.desk.db, [receipt]);
  expect(last).toMatchObject({ action: 'withdraw', choices: '{"google-analytics":"refused"}' });
  const [first] = await findReceipts(site.desk.db, [last?.previous ?? '']);
  expect(first).toMatchObject({ action: 'accept', previous: null });
  // The browser wrote down that it could not reach us.
  visitor.complaints.length = 0;
});

test('The choice is announced to the scripts of the page, now and on each change', async () => {
  const { page } = visitor;
  await page.evaluate(() => {
    document.addEventListener('consent', (event) => {
      document.title = JSON.stringify((event as CustomEvent).detail);
    });
  });
  await button('Accept all').click();
  expect(await page.title()).toBe('["google-analytics"]');
  await page.getByRole('button', { name: 'Withdraw my consent to cookies' }).click();
  expect(await page.title()).toBe('[]');
});

test('With JavaScript off the choice is a plain form, answered with a receipt', async () => {
  const plain = await visit(browser, site.origin, { javaScriptEnabled: false });
  const { page, context } = plain;
  await page.goto('/cookies/');
  expect(await context.cookies()).toEqual([]);
  const form = page.locator('main form.choose');
  await form.getByRole('checkbox', { name: 'Google Analytics' }).check();
  await form.getByRole('button', { name: 'Save my choice' }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Your choice is saved');
  expect(await page.locator('main').innerText()).toContain('Google Analytics: allowed');
  const [cookie] = await context.cookies();
  expect(page.url()).toBe(`${site.origin}/consent/${cookie?.value.split('.')[0]}`);
  expect(plain.complaints).toEqual([]);
  await page.getByRole('button', { name: 'Delete this receipt' }).click();
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test('The banner stands first in the document, is a labelled section and shifts nothing', async () => {
  const { page } = visitor;
  const first = await page.evaluate(() => document.body.firstElementChild?.className);
  expect(first).toBe('consent');
  expect(await page.getByRole('region', { name: 'Your choice about cookies' }).count()).toBe(1);
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
  expect(shift).toBe(0);
});

test.each([phone, desktop])(
  'What has the focus is never hidden under the banner at %o',
  async (size) => {
    const { page } = visitor;
    await page.setViewportSize(size);
    for (let presses = 0; presses < 45; presses++) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const focused = document.activeElement;
        const cover = document.querySelector('.consent');
        if (!focused || !cover || cover.contains(focused)) return false;
        const box = focused.getBoundingClientRect();
        return box.height > 0 && box.top >= cover.getBoundingClientRect().top;
      });
      expect(hidden, `after ${presses + 1} presses`).toBe(false);
    }
  },
);
