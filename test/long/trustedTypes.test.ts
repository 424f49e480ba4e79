// No page does anything that its policy forbids, and none takes a text for markup or for a script.
import { beforeAll, describe, expect, test } from 'vitest';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { ADMIN, openServer, paired, type Server } from '../support/server.ts';

const browser = await openBrowser();

/** Every address that answers with a page, and what shows that it has drawn itself. */
const PAGES = [
  ['/', 'main'],
  ['/book/BOGOR', 'main'],
  ['/booking', 'main'],
  ['/my-data', 'main'],
  ['/privacy/BOGOR', 'main'],
  ['/channels/web', 'form'],
  ['/board/BOGOR', 'main'],
  ['/kiosk/BOGOR', 'main'],
  ['/desk', 'main'],
  ['/office', 'main'],
  ['/simulator', 'main'],
  ['/graphql', '.graphiql-container'],
] as const;

/** Ways in which a page's own scripts could be brought to take a text for more than that. */
const INJECTIONS = {
  innerHTML: `document.body.innerHTML = '<img src=x onerror="window.smuggled = 1">'`,
  outerHTML: `document.body.firstElementChild.outerHTML = '<b></b>'`,
  insertAdjacentHTML: `document.body.insertAdjacentHTML('beforeend', '<b></b>')`,
  fragment: `document.createRange().createContextualFragment('<b></b>')`,
  srcdoc: `document.createElement('iframe').srcdoc = '<script>parent.smuggled = 1</script>'`,
  'a script by its address': `document.createElement('script').src = '/embed.js'`,
  'a script by its text': `document.createElement('script').text = 'window.smuggled = 1'`,
  'a policy of its own': `trustedTypes.createPolicy('mine', { createHTML: (text) => text })`,
};

describe.skipIf(noBrowser)('a page', () => {
  let server: Server;
  beforeAll(async () => {
    server = await openServer();
  });

  // A violation fails the test in which the page was opened: test/support/browser.ts.
  test.each(PAGES)('%s draws itself within its policy', async (path, drawn) => {
    const page = await browser.open(`${server.url}${path}`, { size: 'desktop' });
    await page.waitForSelector(drawn);
    await page.waitForLoadState('networkidle');
  });

  test('of staff does so too once a person is signed in', async () => {
    const key = ADMIN.authorization.slice('Bearer '.length);
    for (const path of ['/office#today', '/office#people', '/office#record', '/office#rules']) {
      const page = await browser.open(`${server.url}${path}`, { size: 'desktop' });
      await page.getByLabel(/Kunci/).first().fill(key);
      await page.keyboard.press('Enter');
      await page.waitForLoadState('networkidle');
    }
  });

  test('of a device draws itself with its key', async () => {
    await paired(server, 'KIOSK');
    const page = await browser.open(`${server.url}/kiosk/BOGOR?walk-in=off`, { size: 'kiosk' });
    await page.waitForSelector('main');
  });

  test.each(PAGES)('%s refuses markup and scripts that are only texts', async (path) => {
    const response = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-security-policy')).toMatch(
      /require-trusted-types-for 'script';trusted-types lit-html( default)?(;|$)/,
    );
  });
});

test.skipIf(noBrowser)('the explorer takes markup of descriptions, and any other for a text', async () => {
  const server = await openServer();
  const page = await browser.open(`${server.url}/graphql`, { size: 'desktop' });
  await page.waitForSelector('.graphiql-container');
  const shown = (text: string) =>
    page.evaluate(`(() => {
      const element = document.createElement('div');
      element.innerHTML = ${JSON.stringify(text)};
      return [element.childElementCount, element.textContent];
    })()`);
  expect(await shown('<p>A <em>code</em></p>')).toEqual([1, 'A code']);
  const smuggled = '<img src=x onerror="window.smuggled = 1">';
  expect(await shown(smuggled)).toEqual([0, smuggled]);
});

describe.skipIf(noBrowser)('markup and scripts that are only texts', () => {
  test('are refused by the page, each told as a violation', async () => {
    const server = await openServer();
    for (const [name, text] of Object.entries(INJECTIONS)) {
      const provoked: string[] = [];
      const page = await browser.open(`${server.url}/book/BOGOR`, { provoked });
      await page.waitForSelector('main');
      const outcome = await page.evaluate(
        `(() => { try { ${text}; return 'done'; } catch (error) { return error.name; } })()`,
      );
      expect([name, outcome]).toEqual([name, 'TypeError']);
      await expect.poll(() => provoked.filter((fault) => fault.startsWith('violation: '))).toHaveLength(1);
      expect(await page.evaluate('window.smuggled')).toBeUndefined();
    }
  });
});
