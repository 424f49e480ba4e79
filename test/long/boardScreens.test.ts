// The lobby board with one to forty counters on every kind of screen, with any names, notices and numbers called together.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type BoardSetup, boardOf } from '../support/boardOffice.ts';
import {
  boardOffice,
  EMBEDDING_PAGE,
  LABELS,
  LONG_NAME,
  layoutFaults,
  layoutFrames,
  NOTICES,
  SCREENS,
  SHORT_NAME,
} from '../support/boardScenes.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();

/** The table of docs/board.md: counters at work, and how far the four kinds of text can be read, in metres. */
const DOCUMENTED_DISTANCES = readFileSync('docs/board.md', 'utf8')
  .split('\n')
  .map((line) =>
    line
      .match(/^\| (\d+) \| ([\d.]+) m \| ([\d.]+) m \| ([\d.]+) m \| ([\d.]+) m \|$/)
      ?.slice(1)
      .map(Number),
  )
  .filter((row) => row !== undefined);
/** The height of a capital letter by the size of the letters: of Plus Jakarta Sans. */
const CAP_HEIGHT = 0.7;
/** The height of a screen of 43 inches, in metres; a letter can be read at two hundred times its height. */
const SCREEN_HEIGHT_METRES = 0.535;
const READABLE_AT = 200;

const MAX_COUNTERS = 40;
const PLACES: Record<string, BoardSetup> = {
  ...Object.fromEntries(Object.entries(SCREENS).map(([name, viewport]) => [name, { viewport }])),
  'small phone': { viewport: { width: 320, height: 568 } },
  'upright tablet': { viewport: { width: 768, height: 1024 } },
  'a column of 700 px on another site': { viewport: { width: 1280, height: 720 }, embeddedBy: EMBEDDING_PAGE },
};

describe.skipIf(noBrowser)('the board', () => {
  test.each(Object.keys(PLACES))(
    '%s: cuts nothing, overlaps nothing and misses no one',
    { timeout: 300_000 },
    async (place) => {
      const found: Record<string, string[]> = {};
      for (const [turn, name] of [SHORT_NAME, LONG_NAME].entries()) {
        const frameOf = layoutFrames();
        const [services, sound] = [turn === 0 ? 1 : 3, turn === 0];
        const { page, office } = await boardOf(browser, server.url, {
          ...{ office: boardOffice(name, services), ownClock: false, sound, ...PLACES[place] },
          frame: frameOf({ counters: 1, label: String, notice: null, services }),
        });
        if (sound && !PLACES[place]?.embeddedBy) await page.waitForSelector('.quiet');
        for (let counters = 1; counters <= MAX_COUNTERS; counters++)
          for (const [index, label] of LABELS.entries()) {
            // Each name of an office has half of them, in turn.
            if ((index + counters + turn) % 2 === 1) continue;
            const notice = NOTICES[(counters + index + turn) % NOTICES.length] ?? null;
            const frame = frameOf({ counters, label, notice, services });
            const faults = await layoutFaults(page, office, frame);
            if (faults.length > 0) found[`${counters} such as ${label(9)}, ${services} services, ${notice}`] = faults;
          }
      }
      expect(found).toEqual({});
    },
  );

  test.each(Object.keys(PLACES))(
    '%s: shows several numbers together, none cut',
    { timeout: 120_000 },
    async (place) => {
      const found: Record<string, string[]> = {};
      const frameOf = layoutFrames();
      const { page, office } = await boardOf(browser, server.url, {
        ...{ office: boardOffice(SHORT_NAME, 1), reducedMotion: 'reduce', ...PLACES[place] },
        frame: frameOf({ counters: 1, label: String, notice: null, services: 1 }),
      });
      for (const together of [4, 9, 20])
        for (const [index, label] of LABELS.entries()) {
          // The calls that are still called out come to their end.
          await page.clock.runFor(16_000);
          const notice = NOTICES[index % NOTICES.length] ?? null;
          const frame = frameOf({ counters: Math.max(20, together), together, label, notice, services: 1 });
          const faults = await layoutFaults(page, office, frame);
          const large = await page.locator('.hero .number').count();
          if (large < 2) faults.push('only one is called out');
          if (faults.length > 0) found[`${together} such as ${label(9)}, ${notice}`] = faults;
        }
      expect(found).toEqual({});
    },
  );

  test('can be read from as far as is documented', async () => {
    expect(DOCUMENTED_DISTANCES.length).toBeGreaterThan(3);
    const frameOf = layoutFrames();
    const { page, office } = await boardOf(browser, server.url, {
      ...{ office: boardOffice(SHORT_NAME, 1), ownClock: false, viewport: SCREENS['16:9'] },
      frame: frameOf({ counters: 1, label: String, notice: null, services: 1 }),
    });
    for (const [counters = 0, ...documented] of DOCUMENTED_DISTANCES) {
      await layoutFaults(page, office, frameOf({ counters, label: String, notice: null, services: 1 }));
      const sizes: number[] = await page.evaluate(`
        ['.hero .number', '.hero .where', '.counters .number', '.counters .where'].map((selector) =>
          parseFloat(getComputedStyle(document.querySelector(selector)).fontSize) / innerHeight)`);
      const measured = sizes.map((size) => size * CAP_HEIGHT * SCREEN_HEIGHT_METRES * READABLE_AT);
      for (const [index, distance] of measured.entries())
        expect(distance, `${counters} counters: ${measured}`).toBeGreaterThanOrEqual(documented[index] ?? 0);
    }
  });
});
