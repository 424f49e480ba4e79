// Scenes of the lobby board, and the faults of how it is laid out: what overlaps, is cut, too small, or not there.
import type { Page } from 'playwright-core';
import type { FrameFragment } from '../../web/board/documents.ts';
import { BOARD_SETTINGS, type BoardOffice, type OfficeShown, OPENING, START } from './boardOffice.ts';

export const SCREENS = {
  '16:9': { width: 1920, height: 1080 },
  'small 16:9': { width: 1366, height: 768 },
  'HD ready': { width: 1280, height: 720 },
  '4K': { width: 3840, height: 2160 },
  '4:3': { width: 1024, height: 768 },
  '21:9': { width: 2560, height: 1080 },
  portrait: { width: 1080, height: 1920 },
  phone: { width: 360, height: 640 },
} as const;

/** A column of another site that is wide enough for the board to be fitted, with letters of ten pixels. */
export const EMBEDDING_PAGE = `<!doctype html><html lang="id" style="font-size:10px"><head><meta charset="utf-8"><title>Kota</title>
<script type="module" src="/embed.js"></script></head>
<body><main><h1>Kota</h1><div style="width:700px;margin:0 auto"><antrean-board office="BOGOR"></antrean-board></div></main></body></html>`;

export const LABELS = [
  (counter: number) => String(counter),
  (counter: number) => `Wawancara ${counter}`,
  (counter: number) => `Pengambilan Paspor ${counter % 10}`,
  (counter: number) => `Customer Service ${counter}`,
  (counter: number) => `${'W'.repeat(18)}${String(counter).padStart(2, '0')}`,
  (counter: number) => (counter % 2 ? String(counter) : `Loket Prioritas ${counter}`),
];
export const LINE = 'Foto dan sidik jari di lantai dua, bawa map kuning. ';
export const NOTICES = [null, 'Loket 3 tutup pukul 12.00.', LINE.repeat(6).slice(0, 300), `${LINE}\n${LINE}\n${LINE}`];
export const SHORT_NAME = 'Kantor Imigrasi Bogor';
export const LONG_NAME =
  'Kantor Imigrasi Kelas I Khusus Tempat Pemeriksaan Imigrasi Bandar Udara Internasional Soekarno-Hatta, Unit Layanan Paspor Terpadu Mal Pelayanan Publik Kota Tangerang Selatan';
const SERVICES = [
  { code: 'PASSPORT', name: 'Paspor' },
  { code: 'FOREIGNER', name: 'Izin tinggal dan layanan keimigrasian orang asing' },
  { code: 'PICKUP', name: 'Pengambilan paspor' },
];

export const boardOffice = (
  name: string,
  services: number,
  boardSlides: OfficeShown['boardSlides'] = [],
): OfficeShown => ({
  ...{ ...OPENING, boardSlides, name, boardSettings: BOARD_SETTINGS, timeZone: 'Asia/Jakarta' },
  services: SERVICES.slice(0, services),
});

export interface LayoutScene {
  counters: number;
  /** The first of them are called now, together. */
  together?: number;
  label: (counter: number) => string;
  notice: string | null;
  services: number;
  /** Calls before them. */
  earlier?: number;
}

/** Frames in a row, called long ago unless they are called together; each begins with the next letter. */
export function layoutFrames(): (scene: LayoutScene) => FrameFragment {
  let sequence = 0;
  return ({ counters, together = 0, label, notice, services, earlier = 0 }) => {
    sequence++;
    const letter = String.fromCharCode(65 + (sequence % 26));
    return {
      sequence,
      at: new Date(START + sequence).toISOString(),
      notice,
      called: Array.from({ length: counters }, (_, index) => ({
        number: `${letter}${100 + ((sequence + index) % 900)}`,
        counter: label(counters - index),
        calledAt: new Date(index < together ? START : START - 3_600_000).toISOString(),
        calls: 1,
        serving: index >= together && index % 3 === 1,
      })),
      recent: Array.from({ length: earlier }, (_, index) => ({ number: `V${101 + index}`, counter: label(index + 1) })),
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
  const host = document.querySelector('antrean-board');
  const root = host.shadowRoot || host;
  const all = (selector) => [...root.querySelectorAll(selector)].filter(seen);
  const board = root.querySelector('.board');
  // It drifts by less than any padding.
  board.style.transform = 'none';
  const screen = host.getBoundingClientRect();
  const named = (node) => (node.className || node.tagName) + ' ' + JSON.stringify(node.textContent.trim().replace(/\\s+/g, ' ').slice(0, 40));
  const measured = new Map();
  const boxOf = (node) => {
    if (!measured.has(node)) measured.set(node, node.getBoundingClientRect());
    return measured.get(node);
  };
  const boxes = all('.head .mark, .head h1, .head .day, .head .clock, .hero h2, .hero .number, .hero .where, .hero li, .hero .hint, .counters h2, .counters li, .line h2, .line .service, .line li, .line .wait p, .line .hint, .earlier h2, .earlier li, .slide, .foot p, .quiet');
  const scrolls = board.dataset.shape === 'flow';
  for (const node of boxes) {
    const box = boxOf(node);
    if (box.left < screen.left - 1 || box.right > screen.right + 1) faults.push('out of the screen sideways: ' + named(node));
    if (!scrolls && (box.top < screen.top - 1 || box.bottom > screen.bottom + 1)) faults.push('out of the screen: ' + named(node));
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
  for (const node of all('.counters li, .hero li, .hero')) for (const part of node.querySelectorAll('.number, .where')) {
    const [outer, inner] = [boxOf(node), boxOf(part)];
    if (inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1 || inner.top < outer.top - 1) faults.push('out of its box: ' + named(part));
  }
  const calls = all('.hero .call, .counters li').map((node) => [node.querySelector('.number').textContent, node.querySelector('.where').textContent]);
  for (const { number, place } of called) {
    const there = calls.some(([shown, where]) => shown === number && where.includes(place));
    if (!there) faults.push('not there: ' + number + ' at ' + place);
  }
  if (scrolls && document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the screen');
  if (!scrolls && host.hasAttribute('page') && document.documentElement.scrollHeight > innerHeight) faults.push('the page scrolls');
  if (all('.line li').length === 0) faults.push('no number is next');
  // From afar a number counts by its height: parts of the screen's.
  const size = (node) => parseFloat(getComputedStyle(node).fontSize) / Math.min(screen.height, screen.width);
  // Beyond twenty-four counters all are smaller.
  const [leastNumber, leastPlace] = called.length > 24 ? [0.02, 0.009] : [0.028, 0.013];
  if (!scrolls) for (const node of all('.counters .number, .hero .number')) if (size(node) < leastNumber) faults.push('small: ' + named(node) + ' ' + size(node));
  if (!scrolls) for (const node of all('.counters .where, .hero .where')) if (size(node) < leastPlace) faults.push('small: ' + named(node) + ' ' + size(node));
  return [...new Set(faults)].slice(0, 6);
}`;

const named = (word: string, label: string) => (/\p{L}{2}/u.test(label) ? label : `${word} ${label}`);

const ROOT = `(document.querySelector('antrean-board').shadowRoot || document)`;

/** `word`: the one for a counter, in the board's language. */
export async function layoutFaults(
  page: Page,
  played: BoardOffice,
  frame: FrameFragment,
  word = 'Loket',
): Promise<string[]> {
  played.show(frame);
  const [newest] = frame.called;
  const there = `${ROOT}.querySelector('.hero .number')?.textContent[0] === '${newest?.number[0]}' && (${ROOT}.querySelector('.notice')?.textContent ?? '') !== '' === ${frame.notice !== null}`;
  // Not waited for by the page, whose clock may stand still.
  while (!(await page.evaluate(there))) await new Promise((resolve) => setTimeout(resolve, 5));
  const called = frame.called.map(({ number, counter }) => ({ number, place: named(word, counter) }));
  return namedFaults(page, called);
}

/** Of the board as it stands, if these are called there. */
export function namedFaults(
  page: { evaluate(script: string): Promise<unknown> },
  called: readonly { number: string; place: string }[],
): Promise<string[]> {
  return page.evaluate(`(${FAULTS})(${JSON.stringify(called)})`) as Promise<string[]>;
}
