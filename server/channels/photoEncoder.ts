// The program that rewrites one photo, from its standard input to its standard output: upright, and without metadata.
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { FAULT_EXIT_CODES, MAX_PHOTO_PIXELS } from './photoLimits.ts';

/** Enough to read every letter of an identity card. */
const MAX_PHOTO_SIDE_PIXELS = 2000;
const MIN_PHOTO_SIDE_PIXELS = 100;

sharp.concurrency(1);
sharp.cache(false);

/** By the size that the file declares, before a point of it is decoded. */
async function faultOfSize(file: Buffer): Promise<keyof typeof FAULT_EXIT_CODES | null> {
  const { width = 0, height = 0 } = await sharp(file, { limitInputPixels: false }).metadata();
  if (width * height > MAX_PHOTO_PIXELS) return 'PHOTO_TOO_LARGE';
  return Math.min(width, height) < MIN_PHOTO_SIDE_PIXELS ? 'NOT_A_PHOTO' : null;
}

/** Without a word to the contrary sharp takes over nothing of what the camera wrote beside the picture. */
function rewritten(file: Buffer): Promise<Buffer> {
  return sharp(file, { limitInputPixels: MAX_PHOTO_PIXELS, failOn: 'error', pages: 1 })
    .rotate()
    .resize({ width: MAX_PHOTO_SIDE_PIXELS, height: MAX_PHOTO_SIDE_PIXELS, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}

/** A library that got no more memory says so, and is otherwise indistinguishable from one that found a broken file. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && /memory/i.test(error.message);
}

try {
  const file = await buffer(process.stdin);
  const fault = await faultOfSize(file);
  if (fault) process.exitCode = FAULT_EXIT_CODES[fault];
  else process.stdout.write(await rewritten(file));
} catch (error) {
  process.exitCode = isOutOfMemory(error) ? 1 : FAULT_EXIT_CODES.NOT_A_PHOTO;
}
