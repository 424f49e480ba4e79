// Reads the pictures of a code as a scanner would, written from the standards and not from the library that draws them.
import { inflateSync } from 'node:zlib';
import { expect } from 'vitest';

/** Rows of a PNG as bwip-js writes them (8 bits RGBA, unfiltered, opaque); true is dark. */
export function pixels(png: Buffer): boolean[][] {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect([png[24], png[25], png[28]]).toEqual([8, 6, 0]);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const data = inflateSync(Buffer.concat(parts));
  return Array.from({ length: height }, (_, y) => {
    const row = data.subarray(y * (1 + width * 4), (y + 1) * (1 + width * 4));
    expect([row[0], row[4]]).toEqual([0, 255]);
    return Array.from({ length: width }, (_, x) => row[1 + x * 4]! < 128);
  });
}

export function blankMargins(rows: boolean[][]) {
  const down = rows.map((row) => row.some(Boolean));
  const across = rows[0]!.map((_, x) => rows.some((row) => row[x]));
  return {
    left: across.indexOf(true),
    right: across.length - 1 - across.lastIndexOf(true),
    top: down.indexOf(true),
    bottom: down.length - 1 - down.lastIndexOf(true),
  };
}

/** How long each stretch of one shade is, the white at the left first. */
export function runsOf(row: boolean[]): number[] {
  const runs: number[] = [];
  row.forEach((dark, x) => {
    if (x === 0 || dark !== row[x - 1]) runs.push(0);
    runs[runs.length - 1]!++;
  });
  return runs;
}

/** Widths of bars and spaces in turn, from the strokes of an SVG. */
export function barsOf(svg: string): number[] {
  const bars = [...svg.matchAll(/<path stroke="#000000" stroke-width="(\d+)" d="([^"]+)"/g)].flatMap(([, width, d]) =>
    [...d!.matchAll(/M([\d.]+) /g)].map(([, x]) => ({ from: Number(x) - Number(width) / 2, width: Number(width) })),
  );
  bars.sort((a, b) => a.from - b.from);
  expect(bars[0]!.from).toBe(10);
  return bars.flatMap(({ from, width }, i) => (i ? [from - bars[i - 1]!.from - bars[i - 1]!.width, width] : [width]));
}

const code128Patterns = (
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211' +
  '221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113' +
  '132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121' +
  '312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211' +
  '221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141' +
  '114113114311411113411311113141114131311141411131211412211214211232'
).match(/.{6}/g)!;

/** Reads code sets B and C and checks the sum (ISO/IEC 15417). */
export function readCode128(widths: number[]): string {
  expect(widths.join('').slice(-7)).toBe('2331112');
  const values = widths
    .join('')
    .slice(0, -7)
    .match(/.{6}/g)!
    .map((pattern) => code128Patterns.indexOf(pattern));
  const check = values.pop();
  expect(values.reduce((sum, value, i) => sum + value * Math.max(i, 1)) % 103).toBe(check);
  let set = values[0] === 105 ? 'C' : 'B';
  return values.slice(1).reduce((text, value) => {
    if (value === 99 && set === 'B') set = 'C';
    else if (value === 100 && set === 'C') set = 'B';
    else return text + (set === 'C' ? String(value).padStart(2, '0') : String.fromCharCode(value + 32));
    return text;
  }, '');
}

type Point = [number, number];

/** Shades of the modules of a QR code of version 1 in an SVG of bwip-js, two units each. */
export function modulesOfSvg(svg: string): Module {
  const shapes = polygons(svg);
  return (row, column) => isInside(shapes, (column + 4.5) * 2, (row + 4.5) * 2);
}

/** Shades of the modules of a QR code of version 1 in the rows of a PNG. */
export function modulesOfRows(rows: boolean[][]): Module {
  const size = rows.length / (21 + 2 * 4);
  return (row, column) => rows[Math.floor((row + 4.5) * size)]![Math.floor((column + 4.5) * size)]!;
}

function polygons(svg: string): Point[][] {
  const d = svg.match(/<path d="([^"]+)"/)![1]!;
  return d
    .split('Z')
    .filter(Boolean)
    .map((shape) => [...shape.matchAll(/[ML](\d+) (\d+)/g)].map(([, x, y]): Point => [Number(x), Number(y)]));
}

function isInside(shapes: Point[][], x: number, y: number): boolean {
  const crossed = shapes.flatMap((points) =>
    points.filter(([x0, y0], i) => {
      const y1 = points[(i + 1) % points.length]![1];
      return x0 > x && y0 > y !== y1 > y;
    }),
  );
  return crossed.length % 2 === 1;
}

type Module = (row: number, column: number) => boolean;

const masks: ((row: number, column: number) => number)[] = [
  (r, c) => (r + c) % 2,
  (r) => r % 2,
  (_, c) => c % 3,
  (r, c) => (r + c) % 3,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2,
  (r, c) => ((r * c) % 2) + ((r * c) % 3),
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2,
];

/** Reads an undamaged QR code of version 1 with one alphanumeric segment (ISO/IEC 18004); corrects no errors. */
export function readQr(dark: Module): { level: string; text: string } {
  const format = [0, 1, 2, 3, 4, 5, 7, 8].map((column) => dark(8, column));
  const [level, mask] = [bitsOf(format.slice(0, 2)) ^ 0b10, bitsOf(format.slice(2, 5)) ^ 0b101];
  const data = dataModules().map(([r, c]) => dark(r, c) !== (masks[mask]!(r, c) === 0));
  let at = 0;
  const take = (count: number) => {
    at += count;
    return bitsOf(data.slice(at - count, at));
  };
  expect(take(4)).toBe(0b0010);
  const length = take(9);
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const pairs = Array.from({ length: length / 2 }, () => take(11));
  return {
    level: 'MLHQ'[level]!,
    text: pairs.map((pair) => letters[Math.floor(pair / 45)]! + letters[pair % 45]!).join(''),
  };
}

function bitsOf(modules: boolean[]): number {
  return modules.reduce((bits, dark) => bits * 2 + Number(dark), 0);
}

/** The modules that carry data, in the order they are read: pairs of columns from the right, up and down in turn. */
function dataModules(): Point[] {
  const order: Point[] = [];
  [20, 18, 16, 14, 12, 10, 8, 5, 3, 1].forEach((right, pair) => {
    for (let step = 0; step < 21; step++) {
      const row = pair % 2 ? step : 20 - step;
      order.push([row, right], [row, right - 1]);
    }
  });
  const isCorner = (r: number, c: number) => (r < 9 && (c < 9 || c > 12)) || (r > 12 && c < 9);
  return order.filter(([r, c]) => r !== 6 && c !== 6 && !isCorner(r, c));
}
