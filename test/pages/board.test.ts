// The lobby board in a real browser: what it shows and says, that it is readable from afar, and old browsers' way with it.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'acorn';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { axeFaults, noBrowser, openBrowser } from '../support/browser.ts';
import { MORNING } from '../support/desk.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer({ start: MORNING });
const bogor = queueAt(server.url, 'BOGOR', ADMIN.authorization.slice(7));
const url = `${server.url}/board/BOGOR`;

/** A machine with an Indonesian and an English voice, which notes what it says, and when. */
const VOICES = `
  window.said = [];
  const voices = [{ lang: 'id-ID', name: 'Ibu' }, { lang: 'en-GB', name: 'Lady' }];
  class Words { constructor(text) { this.text = text; } }
  window.SpeechSynthesisUtterance = Words;
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => voices,
    cancel() {},
    speak(words) {
      const one = { text: words.text, lang: words.lang, number: document.querySelector('.hero .number')?.textContent, from: performance.now() };
      window.said.push(one);
      setTimeout(() => { one.to = performance.now(); words.onend(); }, 80);
    },
  } });
`;

interface Said {
  text: string;
  lang: string;
  number: string;
  from: number;
  to?: number;
}

let person = 0;
const arrived = async (office = bogor) => office.checkIn((await office.confirmed(person++)).code);
const text = (page: Page, selector: string) => page.locator(selector).allInnerTexts();
const called = (page: Page, number: string) => page.waitForSelector(`.hero .number:text-is("${number}")`);

beforeAll(async () => {
  for (let people = 0; people < 12; people++) await arrived();
  for (const counter of [1, 2, 3]) await bogor.openCounter(counter);
  for (const counter of [1, 2]) await bogor.callNext(counter);
});

describe.skipIf(noBrowser)('the board', () => {
  test('shows who is called where, who is next, the time at the office, and the notice', async () => {
    const medan = queueAt(server.url, 'MEDAN', ADMIN.authorization.slice(7));
    for (let people = 0; people < 5; people++) await arrived(medan);
    for (const counter of [1, 2]) await medan.openCounter(counter);
    const page = await browser.open(`${server.url}/board/MEDAN`, { size: 'television' });
    await page.waitForSelector('.hero.idle');
    expect(await text(page, '.hero h2 span')).toEqual(['Belum ada yang dipanggil', 'No number has been called yet']);
    // Browsers break lines behind the dash of "12.00–13.00".
    const lines = await page
      .locator('.hours .range')
      .evaluateAll((some) => some.map((one) => one.getClientRects().length));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((count) => count === 1)).toBe(true);
    expect(await text(page, 'h1')).toEqual(['Kantor Imigrasi Medan']);
    expect((await text(page, '.clock'))[0]).toMatch(/^07\.3\d\s*WIB$/);
    expect(await text(page, '.day')).toEqual(['Senin, 7 Agustus 2017']);

    const first = await medan.callNext(1);
    await called(page, first.number);
    expect(await text(page, '.hero .where span')).toEqual(['Loket 1', 'Counter 1']);
    const second = await medan.callNext(2);
    await called(page, second.number);
    expect(await text(page, '.counters li')).toEqual([`${first.number}\nLoket 1`]);
    const { waiting } = await medan.board();
    expect(await text(page, '.line li')).toEqual(waiting[0].next);
    await medan.announce('Foto dan sidik jari di lantai 2.');
    await page.waitForSelector('.notice:text-is("Foto dan sidik jari di lantai 2.")');
    expect(await page.title()).toBe('Layar antrean Kantor Imigrasi Medan');
  });

  test('calls out in both languages, one call after the other, and flashes a recall', async () => {
    const page = await browser.open(url, { size: 'television', before: VOICES });
    await page.waitForSelector('.hero .number');
    const third = await bogor.callNext(3);
    // One frame may hold both, and by a standing clock neither was first.
    await called(page, third.number);
    const [first] = (await bogor.board()).called.slice(-1);
    await bogor.step('recall', first.number);
    await page.waitForSelector('.hero.flash.again');
    expect(await text(page, '.hero h2 span')).toEqual(['Panggilan ulang', 'Called again']);
    await eventually(
      'all is said',
      async () => ((await page.evaluate('said')) as Said[]).filter(({ to }) => to).length === 4,
    );
    const said = (await page.evaluate('said')) as Said[];
    const spoken = (number: string) => [...number.slice(1)].map((digit) => NUMERALS[Number(digit)]).join(', ');
    expect(said.map(({ text, lang }) => [lang, text])).toEqual([
      ['id-ID', `Nomor antrean A, ${spoken(third.number)}. Silakan ke loket 3.`],
      ['en-GB', expect.stringMatching(/^Number A, .*Please go to counter 3\.$/)],
      ['id-ID', `Nomor antrean A, ${spoken(first.number)}. Silakan ke loket ${first.counter}.`],
      ['en-GB', expect.stringMatching(new RegExp(`^Number A, .*Please go to counter ${first.counter}\\.$`))],
    ]);
    // A spoken call stands on the board while it is said, and nothing is cut off.
    expect(said.map(({ number }) => number)).toEqual([third.number, third.number, first.number, first.number]);
    for (const [index, one] of said.entries())
      if (index > 0) expect(one.from).toBeGreaterThanOrEqual(said[index - 1]?.to ?? 0);
  });

  test('can be read from ten metres on a television, and never needs scrolling there', async () => {
    const page = await browser.open(`${url}?sound=off`, { size: 'television' });
    await page.waitForSelector('.hero .number');
    expect(await page.locator('.hero .number').evaluate(FONT_SIZE)).toBeGreaterThan(280);
    for (const selector of ['.line .number', '.counters .number', '.hero .where'])
      expect(await page.locator(selector).first().evaluate(FONT_SIZE)).toBeGreaterThanOrEqual(80);
    const overflow = await page.evaluate(
      '[document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth]',
    );
    expect(overflow).toEqual([0, 0]);
  });

  test.each([
    ['television', 'dark'],
    ['phone', 'light'],
  ] as const)('has nothing that axe finds, %s, %s', async (size, colorScheme) => {
    const page = await browser.open(`${url}?sound=off`, { size, colorScheme });
    await page.waitForSelector('.hero .number');
    expect(await axeFaults(page)).toEqual([]);
  });

  test('asks for a touch where the browser keeps sound back, by keyboard too', async () => {
    const page = await browser.open(url, { size: 'television' });
    await page.waitForSelector('.quiet:text-is("Nyalakan suara")');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.quiet', { state: 'detached' });
  });

  test('says it where there is no such office', async () => {
    const page = await browser.open(`${server.url}/board/NOWHERE`, { size: 'television' });
    await page.waitForSelector('h1:text-is("Tidak ada kantor dengan kode NOWHERE.")');
  });

  test('speaks English first where the reader does', async () => {
    const page = await browser.open(url, { size: 'television', locale: 'en-GB' });
    await page.waitForSelector('.hero .number');
    expect(await text(page, '.line h2 span')).toEqual(['Next', 'Berikutnya']);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
  });
});

const NUMERALS = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const FONT_SIZE = (node: unknown) =>
  Number.parseFloat(
    (globalThis as unknown as { getComputedStyle(of: unknown): { fontSize: string } }).getComputedStyle(node).fontSize,
  );

/** Takes away again what browsers learned since 2021. */
const OLD = `
  for (const [of, names] of [
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with', 'group']],
    [String.prototype, ['at', 'replaceAll', 'isWellFormed']],
    [Object, ['hasOwn', 'groupBy']], [Map, ['groupBy']], [Array, ['fromAsync']],
    [Promise, ['withResolvers', 'try']],
    [AbortSignal, ['timeout', 'any']], [URL, ['canParse', 'parse']],
    [Element.prototype, ['checkVisibility', 'setHTML']], [Document.prototype, ['startViewTransition']],
    [Crypto.prototype, ['randomUUID']],
    [window, ['structuredClone', 'Temporal', 'Iterator', 'navigation', 'scheduler', 'URLPattern']],
  ]) for (const name of names) delete of[name];
`;

describe.skipIf(noBrowser)('a browser five years old', () => {
  test('is given scripts it can read', () => {
    for (const file of readdirSync('dist/web/assets').filter((name) => name.endsWith('.js')))
      expect(() =>
        parse(readFileSync(`dist/web/assets/${file}`, 'utf8'), { ecmaVersion: 2020, sourceType: 'module' }),
      ).not.toThrow();
  });

  test('has the line that its browser is too old taken away where it is not, and left where no script can be read', async () => {
    const page = await browser.open(`${url}?sound=off`, { size: 'television' });
    await page.waitForSelector('.hero .number');
    expect(await page.locator('#too-old').count()).toBe(0);
    const old = await browser.open(url, { size: 'television', javaScriptEnabled: false });
    await old.waitForSelector('#too-old p:has-text("Peramban layar ini terlalu lama")');
  });

  test('as televisions of 2020 have it, Chromium 68, is given a board it can run', async () => {
    const first = await (await fetch(url)).text();
    const files = new Set([...first.matchAll(/assets\/[\w.-]+\.js/g)].map(([file]) => file));
    for (const file of files)
      for (const [, other] of readFileSync(`dist/web/${file}`, 'utf8').matchAll(/from["'`]\.\/([\w.-]+\.js)/g))
        files.add(`assets/${other}`);
    expect(files.size).toBeGreaterThan(2);
    for (const file of files) {
      const script = readFileSync(`dist/web/${file}`, 'utf8');
      // Both are older than the edition of the language that has them.
      const known = script.replace(/\bimport\.meta\b/g, 'importMeta').replace(/\bimport\(/g, 'imported(');
      expect(() => parse(known, { ecmaVersion: 2019, sourceType: 'module' }), file).not.toThrow();
      // Of Array.flat lit makes use where an element has lists of styles: none of ours has.
      expect(script, file).not.toMatch(
        /\bglobalThis\b|\.(?:flatMap|at|replaceAll|matchAll|trimEnd|trimStart|toSorted|findLast)\(|allSettled|fromEntries|structuredClone|randomUUID|queueMicrotask\(|dateStyle|timeStyle/,
      );
    }
    const sheet = readdirSync('dist/web/assets').find((name) => /^board-.*\.css$/.test(name));
    const rules = readFileSync(`dist/web/assets/${sheet}`, 'utf8');
    // Chromium 69 lays the letters of a variable font over each other.
    expect(rules).toMatch(/@supports \(overscroll-behavior-inline: ?none\) ?\{@font-face/);
    expect(rules).not.toMatch(
      /(?<![-\w])(?:gap|inset|aspect-ratio):|\b(?:clamp|min|max)\(|:is\(|:where\(|focus-visible|\dcq[hw]|\d[ds]vh/,
    );
  });

  // Only elements on other sites ask for their own width; our pages need none of those rules, and older browsers have others.
  test('is given styles it can read', () => {
    for (const file of readdirSync('dist/web/assets').filter((name) => name.endsWith('.css'))) {
      const rules = readFileSync(`dist/web/assets/${file}`, 'utf8');
      expect(rules).not.toMatch(/color-mix|oklch|light-dark|:has\(|@container(?! antrean )|@layer|\d[ds]vh|inset:/);
    }
  });

  test('is given rules by the window for each by the width of an element', () => {
    let asking = 0;
    for (const file of readdirSync('dist/web/assets').filter((name) => name.endsWith('.css'))) {
      const rules = readFileSync(`dist/web/assets/${file}`, 'utf8');
      const byElement = rules.match(/@container antrean/g) ?? [];
      const byWindow = rules.match(/@supports not \(container-type: ?inline-size\) ?\{ ?@media/g) ?? [];
      expect([file, byWindow.length]).toEqual([file, byElement.length]);
      asking += byElement.length;
    }
    expect(asking).toBeGreaterThan(0);
  });

  test('shows the board without what browsers learned since', async () => {
    const page = await browser.open(url, { size: 'television', before: OLD });
    await page.waitForSelector('.hero .number');
    expect(await page.evaluate('typeof Array.prototype.at')).toBe('undefined');
    expect((await text(page, '.line li')).length).toBeGreaterThan(0);
  });
});
