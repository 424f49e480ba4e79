// A way through the pages, walked on a phone and a desktop, in both languages and in forced colours; each state on it is looked at.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { StaffRole } from '../../src/access/asker.ts';
import { axeFaults, type Opening, type TestBrowser } from './browser.ts';
import { stateFaults } from './forcedStates.ts';
import { type Queue, queueAt } from './queue.ts';
import type { Server } from './server.ts';
import { openAs } from './signIn.ts';
import { step } from './step.ts';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };
/** WCAG 1.4.10: a window of 1280 points at 400 percent. */
const NARROW = { width: 320, height: 740 };

/** A folder for pictures of all states; none are taken otherwise. */
const PICTURES = process.env.SCREENSHOTS;

interface Look {
  name: string;
  viewport: typeof PHONE;
  language: 'id' | 'en';
  forcedColors: 'active' | 'none';
  /** Offices that no other look has: one for the staff, one for what stands at the entrance. */
  office: string;
  lobby: string;
}

/** Each two of phone or desktop, Indonesian or English, own or forced colours meet once. */
export const LOOKS: readonly Look[] = [
  { name: 'phone id', viewport: PHONE, language: 'id', forcedColors: 'none', office: 'BOGOR', lobby: 'TANGERANG' },
  { name: 'desktop en', viewport: DESKTOP, language: 'en', forcedColors: 'none', office: 'DEPOK', lobby: 'KARAWANG' },
  {
    name: 'phone en forced',
    viewport: PHONE,
    language: 'en',
    forcedColors: 'active',
    office: 'JAKARTA_PUSAT',
    lobby: 'MEDAN',
  },
  {
    name: 'desktop id forced',
    viewport: DESKTOP,
    language: 'id',
    forcedColors: 'active',
    office: 'BANDUNG',
    lobby: 'SURABAYA',
  },
];

/** Words that each sentence of a language has, and none of the other. */
const WORDS_OF = { id: 'yang|dan|untuk|tidak|Anda|dengan|dari|atau', en: 'the|and|you|your|with|from|not' } as const;

export class Walk {
  readonly look: Look;
  readonly server: Server;
  /** Each with the state in which it was found. */
  readonly faults: string[] = [];
  private readonly browser: TestBrowser;

  constructor(browser: TestBrowser, server: Server, look: Look) {
    this.browser = browser;
    this.server = server;
    this.look = look;
  }

  /** A text by the language of the walk. */
  say(indonesian: string, english: string): string {
    return this.look.language === 'id' ? indonesian : english;
  }

  /** The number of a person whom no other walk has. */
  person(index: number): number {
    return 600 + 10 * LOOKS.indexOf(this.look) + index;
  }

  queue(office: string): Queue {
    return queueAt(this.server.url, office);
  }

  open(path: string, more: Opening = {}): Promise<Page> {
    return this.browser.open(new URL(path, this.server.url).href, { ...this.opening(), ...more });
  }

  /** Signed in at the office of the walk. */
  openStaff(path: string, role: StaffRole): Promise<Page> {
    return openAs(this.browser, this.server, path, role, { ...this.opening(), office: this.look.office });
  }

  private opening(): Opening {
    const { viewport, language, forcedColors } = this.look;
    return { viewport, locale: language === 'id' ? 'id-ID' : 'en-GB', forcedColors };
  }

  /** Looks at the page as it stands: width, language, hidden parts, forced colours, and axe. */
  async check(page: Page, state: string, { axe = true } = {}): Promise<void> {
    await step(state, async () => {
      if (PICTURES) await page.screenshot({ path: join(PICTURES, `${this.look.name}, ${state}.png`), fullPage: true });
      const found = [...(await this.widthFaults(page)), ...(await this.languageFaults(page))];
      found.push(...(await page.evaluate<string[]>(FIND_SHOWN)));
      if (this.look.forcedColors === 'active') found.push(...(await stateFaults(page)));
      if (axe) found.push(...(await axeFaults(page)));
      this.faults.push(...found.map((fault) => `${state}: ${fault}`));
    });
  }

  private async widthFaults(page: Page): Promise<string[]> {
    const { viewport } = this.look;
    const found = await this.wider(page, viewport.width);
    if (viewport !== PHONE) return found;
    await page.setViewportSize(NARROW);
    found.push(...(await this.wider(page, NARROW.width)));
    await page.setViewportSize(viewport);
    return found;
  }

  private async wider(page: Page, width: number): Promise<string[]> {
    const wide = await page.evaluate<string[]>(FIND_WIDE);
    return wide.length > 0 ? [`wider than ${width}: ${wide.join(', ')}`] : [];
  }

  private async languageFaults(page: Page): Promise<string[]> {
    const { language } = this.look;
    const other = language === 'id' ? 'en' : 'id';
    return page.evaluate<string[]>(`(${FIND_FOREIGN})('${language}', '${other}', '${WORDS_OF[other]}')`);
  }
}

/** Elements that a script has hidden, and that styles draw all the same. */
const FIND_SHOWN = `[...document.querySelectorAll('[hidden]')].filter((each) => each.checkVisibility())
  .map((each) => 'hidden, and still drawn: ' + each.outerHTML.slice(0, 80))`;

/** The innermost elements at the right of the window, if the page can be scrolled there. */
const FIND_WIDE = `(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const beyond = [...document.body.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > width + 0.5);
  const named = ({ nodeName, id, classList }) => nodeName.toLowerCase() + (id && '#' + id) + [...classList].map((name) => '.' + name).join('');
  return ['by ' + (document.documentElement.scrollWidth - width), ...beyond.filter((each) => !beyond.some((other) => each !== other && each.contains(other))).map(named)].slice(0, 4);
})()`;

/** Sentences that are read out in the wrong language (WCAG 3.1.2). */
const FIND_FOREIGN = `(own, other, words) => {
  const found = document.documentElement.lang === own ? [] : ['the page says that it is in ' + document.documentElement.lang];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element.closest('script, style, noscript, code, pre') || element.closest('[lang]').lang === other || !element.checkVisibility()) continue;
    if (new RegExp('\\\\b(' + words + ')\\\\b').test(node.data.replace(/\\{\\w+\\}/g, ''))) found.push('not in ' + own + ': ' + node.data.trim().slice(0, 60));
  }
  return found;
}`;
