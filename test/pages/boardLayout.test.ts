// On any screen, with any calls and names, the lobby board cuts nothing, overlaps nothing and misses no one.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { FrameFragment } from '../../web/board/documents.ts';
import { type BoardOffice, boardOf, type OfficeShown, START } from '../support/boardOffice.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { openServer } from '../support/server.ts';

const browser = await openBrowser();
const server = await openServer();

const SCREENS = {
  '16:9': { width: 1920, height: 1080 },
  'small 16:9': { width: 1366, height: 768 },
  'HD ready': { width: 1280, height: 720 },
  '4K': { width: 3840, height: 2160 },
  '4:3': { width: 1024, height: 768 },
  '21:9': { width: 2560, height: 1080 },
  portrait: { width: 1080, height: 1920 },
  phone: { width: 360, height: 640 },
} as const;

const LABELS = [
  (counter: number) => String(counter),
  (counter: number) => `Wawancara ${counter}`,
  (counter: number) => `Pengambilan Paspor ${counter % 10}`,
  (counter: number) => `Customer Service ${counter}`,
  (counter: number) => `${'W'.repeat(18)}${String(counter).padStart(2, '0')}`,
  (counter: number) => (counter % 2 ? String(counter) : `Loket Prioritas ${counter}`),
];
const LINE = 'Foto dan sidik jari di lantai dua, bawa map kuning. ';
const NOTICES = [null, 'Loket 3 tutup pukul 12.00.', LINE.repeat(6).slice(0, 300), `${LINE}\n${LINE}\n${LINE}`];
const SHORT_NAME = 'Kantor Imigrasi Bogor';
const LONG_NAME =
  'Kantor Imigrasi Kelas I Khusus Tempat Pemeriksaan Imigrasi Bandar Udara Internasional Soekarno-Hatta, Unit Layanan Paspor Terpadu Mal Pelayanan Publik Kota Tangerang Selatan';
const NAMES = [SHORT_NAME, LONG_NAME];
const SERVICES = [
  { code: 'PASSPORT', name: 'Paspor' },
  { code: 'FOREIGNER', name: 'Izin tinggal dan layanan keimigrasian orang asing' },
  { code: 'PICKUP', name: 'Pengambilan paspor' },
];

const office = (name: string, services: number): OfficeShown => ({
  ...{ name, timeZone: 'Asia/Jakarta', services: SERVICES.slice(0, services) },
});

interface Scene {
  counters: number;
  label: (counter: number) => string;
  notice: string | null;
  services: number;
}

/** Frames in a row, all called long ago, so that none is being called out; each begins with the next letter. */
function framesOf(): (scene: Scene) => FrameFragment {
  let sequence = 0;
  return ({ counters, label, notice, services }) => {
    sequence++;
    const letter = String.fromCharCode(65 + (sequence % 26));
    return {
      sequence,
      at: new Date(START + sequence).toISOString(),
      notice,
      called: Array.from({ length: counters }, (_, index) => ({
        number: `${letter}${100 + ((sequence + index) % 900)}`,
        counter: label(counters - index),
        calledAt: new Date(START - 3_600_000).toISOString(),
        calls: 1,
        serving: index % 3 === 1,
      })),
      waiting: SERVICES.slice(0, services).map((service, at) => ({
        service,
        waiting: 40,
        estimatedWaitMinutes: at === 1 ? null : 25,
        next: Array.from({ length: 8 }, (_, index) => `${'XYZ'[at]}${101 + index}`),
      })),
    };
  };
}

/** Names the faults of what the page shows, in words; runs in the page. */
const FAULTS = `(called) => {
  const faults = [];
  const seen = (node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility !== 'hidden';
  const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
  const board = document.querySelector('.board');
  const named = (node) => (node.className || node.tagName) + ' ' + JSON.stringify(node.textContent.trim().replace(/\\s+/g, ' ').slice(0, 40));
  const measured = new Map();
  const boxOf = (node) => {
    if (!measured.has(node)) measured.set(node, node.getBoundingClientRect());
    return measured.get(node);
  };
  const boxes = all('.head .mark, .head h1, .head .day, .head .clock, .hero h2, .hero .number, .hero .where, .hero .hint, .counters h2, .counters li, .line h2, .line .service, .line li, .line .wait p, .line .hint, .foot p, .quiet');
  const scrolls = board.dataset.shape === 'flow';
  for (const node of boxes) {
    const box = boxOf(node);
    if (box.left < -1 || box.right > innerWidth + 1) faults.push('out of the screen sideways: ' + named(node));
    if (!scrolls && (box.top < -1 || box.bottom > innerHeight + 1)) faults.push('out of the screen: ' + named(node));
  }
  const parts = [...boxes, ...all('.counters .number, .counters .where')].map((node) => [node, boxOf(node)]);
  for (const [index, [a, one]] of parts.entries()) for (const [b, two] of parts.slice(index + 1)) {
    const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
    const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
    if (wide > 1 && high > 1 && !a.contains(b) && !b.contains(a)) faults.push(named(a) + ' overlaps ' + named(b));
  }
  for (const node of all('.board, .board *')) {
    if (getComputedStyle(node).display === 'inline') continue;
    if (node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0) faults.push('cut sideways: ' + named(node));
    if (node.scrollHeight > node.clientHeight + 1 && node.clientHeight > 0) faults.push('cut: ' + named(node) + ' ' + node.scrollHeight + ' > ' + node.clientHeight);
  }
  for (const node of all('.counters li, .hero')) for (const part of node.querySelectorAll('.number, .where')) {
    const [outer, inner] = [boxOf(node), boxOf(part)];
    if (inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1 || inner.top < outer.top - 1) faults.push('out of its box: ' + named(part));
  }
  const calls = all('.hero .call, .counters li').map((node) => [node.querySelector('.number').textContent, node.querySelector('.where').textContent]);
  for (const { number, place } of called) {
    const there = calls.some(([shown, where]) => shown === number && where.includes(place));
    if (!there) faults.push('not there: ' + number + ' at ' + place);
  }
  if (scrolls && document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the screen');
  if (!scrolls && document.documentElement.scrollHeight > innerHeight) faults.push('the page scrolls');
  if (all('.line li').length === 0) faults.push('nobody is next');
  // From afar a number counts by its height: parts of the screen's.
  const size = (node) => parseFloat(getComputedStyle(node).fontSize) / Math.min(innerHeight, innerWidth);
  if (!scrolls) for (const node of all('.counters .number, .hero .number')) if (size(node) < 0.028) faults.push('small: ' + named(node) + ' ' + size(node));
  if (!scrolls) for (const node of all('.counters .where, .hero .where')) if (size(node) < 0.013) faults.push('small: ' + named(node) + ' ' + size(node));
  return [...new Set(faults)].slice(0, 6);
}`;

const named = (label: string) => (/\p{L}{2}/u.test(label) ? label : `Loket ${label}`);

async function faultsOf(page: Page, played: BoardOffice, frame: FrameFragment): Promise<string[]> {
  played.show(frame);
  const [newest] = frame.called;
  const there = `document.querySelector('.hero .number')?.textContent === '${newest?.number}' && (document.querySelector('.notice')?.textContent ?? '') !== '' === ${frame.notice !== null}`;
  await page.waitForFunction(there, undefined, { polling: 5 });
  const called = frame.called.map(({ number, counter }) => ({ number, place: named(counter) }));
  return page.evaluate(`(${FAULTS})(${JSON.stringify(called)})`);
}

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;

describe.skipIf(noBrowser)('the board', () => {
  test.each(Object.keys(SCREENS) as (keyof typeof SCREENS)[])(
    '%s: holds 1 to 20 counters with any names and notices, with and without a button for the sound',
    async (screen) => {
      const found: Record<string, string[]> = {};
      for (const [index, name] of NAMES.entries()) {
        const frameOf = framesOf();
        const [services, sound] = [index === 0 ? 1 : 3, index === 0];
        const { page, office: played } = await boardOf(browser, server.url, {
          ...{ office: office(name, services), viewport: SCREENS[screen], ownClock: false, sound },
          frame: frameOf({ counters: 1, label: String, notice: null, services }),
        });
        if (sound) await page.waitForSelector('.quiet');
        for (let counters = 1; counters <= 20; counters++) {
          const [label, notice] = [counters + index, Math.floor(counters / 2) + index];
          const scene = { counters, label: pick(LABELS, label), notice: pick(NOTICES, notice), services };
          const faults = await faultsOf(page, played, frameOf(scene));
          const scenery = `${counters} counters such as ${scene.label(9)}, notice ${notice % 4}, ${services} services`;
          if (faults.length > 0) found[scenery] = faults;
        }
      }
      expect(found).toEqual({});
    },
  );

  test('holds each of them with each of the others at a turn of the screen, and forty counters', async () => {
    const found: Record<string, string[]> = {};
    const frameOf = framesOf();
    const { page, office: played } = await boardOf(browser, server.url, {
      ...{ office: office(SHORT_NAME, 1), viewport: SCREENS['16:9'], ownClock: false, sound: true },
      frame: frameOf({ counters: 1, label: String, notice: null, services: 1 }),
    });
    await page.waitForSelector('.quiet');
    for (const counters of [4, 8, 20, 40])
      for (const label of LABELS)
        for (const notice of NOTICES) {
          if (counters === 40 && label !== LABELS[0]) continue;
          const faults = await faultsOf(page, played, frameOf({ counters, label, notice, services: 1 }));
          if (faults.length > 0) found[`${counters} ${label(9)} ${notice}`] = faults;
        }
    for (const [screen, size] of Object.entries(SCREENS)) {
      await page.setViewportSize(size);
      const shape = size.width < 600 ? 'flow' : size.width > size.height ? 'wide' : 'tall';
      await page.waitForSelector(`.board[data-shape=${shape}]`);
      const scene = { counters: 20, label: String, notice: 'Loket 3 tutup pukul 12.00.', services: 1 };
      const faults = await faultsOf(page, played, frameOf(scene));
      if (faults.length > 0) found[screen] = faults;
    }
    expect(found).toEqual({});
  });

  test('holds twenty counters whatever letter the line has', async () => {
    const found: Record<string, string[]> = {};
    const frameOf = framesOf();
    const { page, office: played } = await boardOf(browser, server.url, {
      office: office(LONG_NAME, 3),
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
      const faults = await faultsOf(page, played, frame);
      if (faults.length > 0) found[frame.called[0]?.number ?? ''] = faults;
    }
    expect(found).toEqual({});
  });

  test('keeps its layout and sizes whatever digits are called', async () => {
    const { page, office: played } = await boardOf(browser, server.url, {
      ...{ office: office(SHORT_NAME, 1), viewport: SCREENS['16:9'], ownClock: false, sound: true },
    });
    const looks = new Set<string>();
    const frameOf = framesOf();
    for (const number of ['A111', 'A117', 'A126', 'A888', 'A404']) {
      const frame = frameOf({ counters: 4, label: String, notice: null, services: 1 });
      const called = frame.called.map((call, index) => (index === 0 ? { ...call, number } : call));
      played.show({ ...frame, called });
      await page.waitForFunction(`document.querySelector('.hero .number')?.textContent === '${number}'`);
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
