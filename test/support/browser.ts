// A browser for tests of the pages: Debian's Chromium, the pages as they are built, and what a page must never do.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterEach, beforeAll, expect } from 'vitest';
import { eventually } from './eventually.ts';
import { CHROMIUM, noBrowser } from './missing.ts';

export { noBrowser };

export const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 800 },
  television: { width: 1920, height: 1080 },
  tablet: { width: 1024, height: 768 },
  uprightTablet: { width: 768, height: 1024 },
  kiosk: { width: 1080, height: 1920 },
} as const;

export interface Opening extends BrowserContextOptions {
  size?: keyof typeof SIZES;
  /** Runs in the page before its own scripts. */
  before?: string | (() => void);
  /** Called before the page is loaded, for the test to set things up. */
  prepare?: (page: Page) => Promise<unknown>;
  /** Gets the faults of the page, which fail no test then; none: they fail the test that opened it. */
  provoked?: string[];
  /** Hosts that may be asked besides the page's own. */
  hosts?: string[];
}

export interface TestBrowser {
  /** A page of a person of its own. */
  open(url: string, opening?: Opening): Promise<Page>;
}

/** One for all the files of a process: what a test opens in it is closed at its end. It ends with the process. */
let launched: Promise<Browser> | undefined;

async function launch(): Promise<Browser> {
  // One that has crashed takes no other file with it.
  if (!(await launched)?.isConnected())
    launched = chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  return launched as Promise<Browser>;
}

export async function openBrowser(): Promise<TestBrowser> {
  let browser: Browser;
  const opened: Page[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    if (!noBrowser) browser = await launch();
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
    expect(faults.splice(0)).toEqual([]);
  });
  return {
    async open(url, { size = 'phone', before, prepare, provoked, hosts = [], ...more } = {}) {
      const context = await browser.newContext({ viewport: SIZES[size], locale: 'id-ID', ...more });
      const page = await context.newPage();
      page.setDefaultTimeout(90_000);
      opened.push(page);
      const found = provoked ?? faults;
      watch(page, [new URL(url).host, ...hosts], found);
      await page.exposeFunction('noteViolation', (what: string) => found.push(`violation: ${what}`));
      await page.addInitScript(TELL_VIOLATIONS);
      if (before) await page.addInitScript(before);
      await prepare?.(page);
      await page.goto(url);
      return page;
    },
  };
}

/** Each thing that a page does against its content security policy, or would by one that only reports. */
const TELL_VIOLATIONS = `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
  noteViolation([violatedDirective, blockedURI, sample].join(' ')))`;

/** Errors, what the policy forbids, and requests to other hosts are faults of any page. */
function watch(page: Page, hosts: readonly string[], faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // That a server is away is told by the browser, too.
    if (message.type() === 'error' && !/net::ERR_|WebSocket connection|status of/.test(message.text()))
      faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && !hosts.includes(url.host)) faults.push(`asked ${url.host}`);
  });
}

const AXE = join(resolve(import.meta.dirname, '../..'), 'node_modules/axe-core/axe.min.js');
let axe: string | undefined;

/** Until nothing has changed for a while, three seconds at most: what is looked at must not go away meanwhile. */
const STILL = `new Promise((resolve) => {
  const since = Date.now();
  let timer = setTimeout(resolve, 250);
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(resolve, Date.now() - since > 3000 ? 0 : 250);
  }).observe(document, { subtree: true, childList: true, attributes: true });
})`;

/**
 * Resolves once the change is drawn: between two colours there is a third, seen for a moment only. A hidden transition
 * may never come to its end.
 */
const RESTED = `new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))).then(() => Promise.race([
  new Promise((late) => setTimeout(late, 1000)),
  Promise.all([document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
    .flatMap((root) => root.getAnimations())
    .filter((each) => each.effect.getComputedTiming().endTime < Infinity).map((each) => each.finished.catch(() => {}))),
])).then(() => {})`;
const WCAG = `{ resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }`;
const WITHOUT_COLOURS = WCAG.replace(
  / }$/,
  `, rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } } }`,
);
const COLOURS = `{ resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }`;
/** Those colours are the reader's own, and axe measures the page's instead. */
const ARE_FORCED = `matchMedia('(forced-colors: active)').matches`;

/**
 * The faults that axe finds against WCAG 2.2 A and AA and its best practices, in words; empty where all is well. The
 * colours are looked at in the light and in the dark.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  axe ??= await readFile(AXE, 'utf8');
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  await page.evaluate(STILL);
  if (await page.evaluate<boolean>(ARE_FORCED)) return faultsBy(page, WITHOUT_COLOURS);
  const found = await faultsBy(page, WCAG);
  const dark = await page.evaluate<boolean>(`matchMedia('(prefers-color-scheme: dark)').matches`);
  await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' });
  const others = (await faultsBy(page, COLOURS)).map((fault) => `${dark ? 'light' : 'dark'}: ${fault}`);
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  return [...found, ...others];
}

async function faultsBy(page: Page, rules: string): Promise<string[]> {
  await page.evaluate(RESTED);
  const found = (await page.evaluate(`axe.run(document, ${rules})`)) as {
    violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
  };
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 200)}\n  ${failureSummary ?? ''}`),
  );
}

/**
 * Waits until a script of one expression is true in the page. Asked from here again and again: a page's policy forbids the
 * browser's own waiting to read a script a second time, so that it fails where the first look comes too early.
 */
export async function becomes(page: Page, script: string): Promise<void> {
  await eventually(`in the page: ${script}`, () => page.evaluate<boolean>(`Promise.resolve(${script}).then(Boolean)`));
}
