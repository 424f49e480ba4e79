// The API explorer in a real browser: questions, headers, subscriptions, and nothing asked of any other host.

import { readFile } from 'node:fs/promises';
import { buildSchema, parse, validate } from 'graphql';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { examplesIn } from '../../web/explorer/examples.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();
const url = `${server.url}/graphql`;

const run = (page: Page) => page.click('.graphiql-execute-button');
const answered = (page: Page, text: string) =>
  page.locator('.graphiql-response .CodeMirror-code', { hasText: text }).waitFor();
const tab = async (page: Page, name: string) => {
  await page.click(`.graphiql-tab button:text-is("${name}")`);
  await page.locator('.graphiql-query-editor .CodeMirror-code', { hasText: ` ${name}(` }).waitFor();
};

async function open(size: 'phone' | 'desktop', colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await browser.open(url, { size, colorScheme });
  await page.waitForSelector('.graphiql-query-editor .CodeMirror-code:has-text("query Offices")');
  return page;
}

/** Runs in the page: until nothing has changed for a while; CodeMirror draws its lines one after the other. */
const SETTLED = `new Promise((done) => {
  let quiet;
  const again = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => { watching.disconnect(); done(); }, 300);
  };
  const watching = new MutationObserver(again);
  watching.observe(document, { subtree: true, childList: true, characterData: true });
  again();
})`;
async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(SETTLED);
  return axeFaults(page);
}

describe.skipIf(noBrowser)('the explorer', () => {
  test.each([
    ['phone', 'light'],
    ['desktop', 'dark'],
  ] as const)('answers the first example on a %s, %s', async (size, colorScheme) => {
    const page = await open(size, colorScheme);
    await run(page);
    await answered(page, 'Kantor Imigrasi Bogor');
    expect(await faultsOf(page)).toEqual([]);
  });

  test('knows the whole schema, and says what a field means', async () => {
    const page = await open('desktop');
    await page.click('button[aria-label="Show Documentation Explorer"]');
    await page.click('.graphiql-doc-explorer-content a:text-is("Mutation")');
    await page.waitForSelector('.graphiql-doc-explorer-content :text("Confirms a hold")');
    await page.click('button[aria-label="Open settings dialog"]');
    await page.waitForSelector('.graphiql-dialog');
    expect(await faultsOf(page)).toEqual([]);
  });

  test('books by the second tab, and shows live by the fourth what is left', async () => {
    const page = await open('desktop');
    await tab(page, 'Places');
    await run(page);
    await answered(page, '"date": "2017-08-01"');
    const before = await page.textContent('.graphiql-response .CodeMirror-code');
    await server.ask(
      'mutation { book(input: { office: "BOGOR", applicant: { name: "Siti Aminah", birthDate: "1990-06-15" } }) { __typename } }',
    );
    const shown = () => page.textContent('.graphiql-response .CodeMirror-code');
    await expect.poll(shown).not.toBe(before);
    await page.click('.graphiql-execute-button');
    await tab(page, 'Book');
    await run(page);
    await answered(page, '"status": "HELD"');
  });

  test('signs in by the headers that are typed', async () => {
    const page = await open('desktop');
    await tab(page, 'Line');
    await run(page);
    await answered(page, 'UNAUTHENTICATED');
    await page.click('.graphiql-editor-tools button:text-is("Headers")');
    await page.click('.graphiql-editor-tool .CodeMirror >> visible=true');
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(JSON.stringify(ADMIN));
    await run(page);
    await answered(page, '"kind": "ADMINISTRATOR"');
    const kept = () => page.evaluate<string>('JSON.stringify(localStorage)');
    // Its history has the question: what is kept of it is looked at, not what is not there yet.
    await expect.poll(async () => (await kept()).split('query Line').length).toBeGreaterThan(3);
    await page.evaluate(SETTLED);
    expect(await kept()).not.toMatch(/Bearer/);
  });

  test('chooses tabs and reads answers by the keyboard alone', async () => {
    const page = await open('desktop');
    const chosen = () => page.getByRole('listitem').locator('button[aria-current=true]').textContent();
    expect(await chosen()).toBe('Offices');
    await page.getByRole('button', { name: 'Places', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(chosen).toBe('Places');
    await page.getByRole('button', { name: 'Offices', exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(chosen).toBe('Offices');
    await run(page);
    await answered(page, 'Kantor Imigrasi Bogor');
    const answer = page.getByRole('group', { name: 'Response' }).and(page.locator('.CodeMirror-scroll'));
    await answer.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('PageDown');
    await expect.poll(() => answer.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0);
    expect(await faultsOf(page)).toEqual([]);
  });

  test('keeps the keyboard in no editor', async () => {
    const page = await open('desktop');
    const answer = page.getByRole('group', { name: 'Response' }).and(page.locator('.CodeMirror-scroll'));
    const query = page.getByRole('group', { name: 'Query' }).and(page.locator('.CodeMirror-scroll'));
    for (const key of ['Tab', 'Shift+Tab']) {
      const [from, to] = key === 'Tab' ? [query, answer] : [answer, query];
      await from.focus();
      const isThere = async () => (await to.and(page.locator(':focus')).count()) === 1;
      const passed = new Set<string>();
      for (let step = 0; step < 30 && !(await isThere()); step++) {
        await page.keyboard.press(key);
        passed.add(await page.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? ""'));
      }
      expect(await isThere(), key).toBe(true);
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
      expect(passed).toContain('Variables');
    }
    expect(await page.locator('.graphiql-query-editor .CodeMirror-code').textContent()).not.toContain('\t');
  });

  test('says without scripts what it needs', async () => {
    const page = await browser.open(url, { javaScriptEnabled: false, locale: 'en-GB' });
    expect(await page.textContent('main .note')).toBe(
      'This page needs JavaScript. Enable it in this browser, or use another browser.',
    );
  });
});

describe('the address of the API', () => {
  test('answers programs as before, and browsers with a page whose policy is as strict as that of the others', async () => {
    const get = (accept: string, query = '') => fetch(`${url}${query}`, { headers: { accept } });
    const page = await get('text/html,application/xhtml+xml,*/*;q=0.8');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'self';.*style-src 'self' 'nonce-[\w-]{36}'$/);
    expect(policy).not.toMatch(/unsafe|data:|\*/);
    const asked = await get('application/json', '?query={offices{code}}');
    expect(asked.headers.get('content-type')).not.toContain('html');
  });

  test.each(['id', 'en'] as const)('has examples that fit the schema, %s', async (language) => {
    const schema = buildSchema(await readFile('schema/schema.graphql', 'utf8'));
    for (const { query, variables = '{}', headers = '{}' } of examplesIn(language)) {
      expect([query, validate(schema, parse(query)).map(({ message }) => message)]).toEqual([query, []]);
      expect(() => [JSON.parse(variables), JSON.parse(headers)]).not.toThrow();
      expect(query).toMatch(/^# \S/);
    }
  });
});
