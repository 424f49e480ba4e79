// On any screen, with any calls and names, the lobby board cuts nothing, overlaps nothing and misses no one.
import { describe, expect, test } from 'vitest';
import { boardOf } from '../support/boardOffice.ts';
import {
  boardOffice,
  LABELS,
  LINE,
  LONG_NAME,
  layoutFaults,
  layoutFrames,
  NOTICES,
  namedFaults,
  SCREENS,
  SHORT_NAME,
} from '../support/boardScenes.ts';
import { becomes, noBrowser, openBrowser } from '../support/browser.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();

/** An announcement as long as it may be, and a picture, in words while it cannot be loaded. */
const SLIDES = [null, '00000000-0000-4000-8000-000000000000'].map((picture) => ({
  ...{ picture, seconds: 120, hours: null },
  text: {
    id: LINE.repeat(4).slice(0, 200),
    en: 'Photo and fingerprints are on the second floor. '.repeat(5).slice(0, 200),
  },
}));
const NAMES = [SHORT_NAME, LONG_NAME];
const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;

describe.skipIf(noBrowser)('the board', () => {
  test.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])(
    '%s: holds 1 to 20 counters with any names and notices, with and without a button for the sound',
    async (screen) => {
      const found: Record<string, string[]> = {};
      for (const [index, name] of NAMES.entries()) {
        const frameOf = layoutFrames();
        const [services, sound] = [index === 0 ? 1 : 3, index === 0];
        const { page, office: played } = await boardOf(browser, server.url, {
          ...{
            office: boardOffice(name, services, [pick(SLIDES, index)]),
            viewport: SCREENS[screen],
            ownClock: false,
            sound,
          },
          frame: frameOf({ counters: 1, label: String, notice: null, services }),
        });
        if (sound) await page.waitForSelector('.quiet');
        for (let counters = 1; counters <= 20; counters++) {
          const [label, notice] = [counters + index, Math.floor(counters / 2) + index];
          const earlier = counters % 9;
          const scene = { counters, label: pick(LABELS, label), notice: pick(NOTICES, notice), services, earlier };
          const faults = await layoutFaults(page, played, frameOf(scene));
          const scenery = `${counters} counters such as ${scene.label(9)}, notice ${notice % 4}, ${services} services`;
          if (faults.length > 0) found[scenery] = faults;
        }
      }
      expect(found).toEqual({});
    },
  );

  test('holds each of them with each of the others at a turn of the screen, and forty counters', async () => {
    const found: Record<string, string[]> = {};
    const frameOf = layoutFrames();
    const { page, office: played } = await boardOf(browser, server.url, {
      ...{ office: boardOffice(SHORT_NAME, 1), viewport: SCREENS['16:9'], ownClock: false, sound: true },
      frame: frameOf({ counters: 1, label: String, notice: null, services: 1 }),
    });
    await page.waitForSelector('.quiet');
    for (const counters of [4, 8, 12, 20, 40])
      for (const label of LABELS)
        for (const notice of NOTICES) {
          if (counters === 40 && label !== LABELS[0]) continue;
          const scene = { counters, label, notice, services: 1, earlier: 8 };
          const faults = await layoutFaults(page, played, frameOf(scene));
          if (faults.length > 0) found[`${counters} ${label(9)} ${notice}`] = faults;
        }
    for (const [screen, size] of Object.entries(SCREENS)) {
      await page.setViewportSize(size);
      const shape = size.width < 600 ? 'flow' : size.width > size.height ? 'wide' : 'tall';
      await page.waitForSelector(`.board[data-shape=${shape}]`);
      const scene = { counters: 20, label: String, notice: 'Loket 3 tutup pukul 12.00.', services: 1 };
      const faults = await layoutFaults(page, played, frameOf(scene));
      if (faults.length > 0) found[screen] = faults;
    }
    expect(found).toEqual({});
  });

  test('holds twenty counters whatever letter the line has', async () => {
    const found: Record<string, string[]> = {};
    const frameOf = layoutFrames();
    const { page, office: played } = await boardOf(browser, server.url, {
      office: boardOffice(LONG_NAME, 3),
      viewport: SCREENS['4:3'],
      ownClock: false,
    });
    for (let letter = 0; letter < 26; letter++) {
      const frame = frameOf({
        counters: 20,
        label: (counter) => `Customer Service ${counter}`,
        notice: `${LINE}\n${LINE}\n${LINE}`,
        services: 3,
      });
      const faults = await layoutFaults(page, played, frame);
      if (faults.length > 0) found[frame.called[0]?.number ?? ''] = faults;
    }
    expect(found).toEqual({});
  });

  test('shows slides where the numbers leave room, and none on a phone', async () => {
    const frameOf = layoutFrames();
    const shown: Record<string, boolean> = {};
    for (const [screen, services] of [
      ['16:9', 1],
      ['portrait', 1],
      ['4:3', 3],
      ['phone', 1],
    ] as const) {
      const { page } = await boardOf(browser, server.url, {
        ...{
          office: boardOffice(SHORT_NAME, services, SLIDES.slice(0, 1)),
          viewport: SCREENS[screen],
          ownClock: false,
        },
        frame: frameOf({ counters: 4, label: String, notice: null, services }),
      });
      await page.waitForSelector('.slide', { state: 'attached' });
      await page.waitForSelector('.lines[data-tight]');
      shown[screen] = await page.locator('.slide').isVisible();
    }
    expect(shown).toEqual({ '16:9': true, portrait: true, '4:3': true, phone: false });
  });

  test('fits the words of a picture that cannot be loaded when that is found', async () => {
    const frame = layoutFrames()({ counters: 4, label: String, notice: null, services: 3 });
    const { page } = await boardOf(browser, server.url, {
      ...{ office: boardOffice(LONG_NAME, 3, SLIDES.slice(1)), viewport: SCREENS['4:3'], ownClock: false },
      // The picture loads for as long as the board is drawn and fitted.
      ...{
        before:
          'window.addEventListener("error", (event) => event.isTrusted && event.stopImmediatePropagation(), true)',
      },
      frame,
    });
    await becomes(page, `document.querySelector('.lines[data-tight] .slide img')?.complete`);
    expect(await page.locator('.slide .words').isVisible()).toBe(false);
    await page.evaluate(`document.querySelector('.slide img').dispatchEvent(new Event('error'))`);
    expect(await page.locator('.slide .words').isVisible()).toBe(true);
    expect(await namedFaults(page, [])).toEqual([]);
  });

  test('keeps its layout and sizes whatever digits are called', async () => {
    const { page, office: played } = await boardOf(browser, server.url, {
      ...{ office: boardOffice(SHORT_NAME, 1), viewport: SCREENS['16:9'], ownClock: false, sound: true },
    });
    const looks = new Set<string>();
    const frameOf = layoutFrames();
    for (const number of ['A111', 'A117', 'A126', 'A888', 'A404']) {
      const frame = frameOf({ counters: 4, label: String, notice: null, services: 1 });
      const called = frame.called.map((call, index) => (index === 0 ? { ...call, number } : call));
      played.show({ ...frame, called });
      await becomes(page, `document.querySelector('.hero .number')?.textContent === '${number}'`);
      looks.add(
        await page.evaluate(`(() => {
          const hero = document.querySelector('.hero');
          return hero.dataset.aside + ' ' + getComputedStyle(hero.querySelector('.number')).fontSize;
        })()`),
      );
    }
    expect([...looks]).toHaveLength(1);
  });
});
