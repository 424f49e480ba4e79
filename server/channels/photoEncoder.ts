// The program that rewrites one photo, from its standard input to its standard output: upright, and without metadata.
import { buffer } from 'node:stream/consumers';
import sharp, { type Sharp } from 'sharp';
import { photoKind } from './photoKinds.ts';
import { FAULT_EXIT_CODES, MAX_PHOTO_PIXELS } from './photoLimits.ts';

/** Enough to read every letter of an identity card. */
const MAX_PHOTO_SIDE_PIXELS = 2000;
const MIN_PHOTO_SIDE_PIXELS = 100;

sharp.concurrency(1);
sharp.cache(false);

interface Size {
  width: number;
  height: number;
}

/** A picture that is not decoded yet. */
interface Encoded {
  /** As the file declares it. */
  size: Size;
  open(): Sharp;
}

async function encodedBySharp(file: Buffer): Promise<Encoded> {
  const { width = 0, height = 0 } = await sharp(file, { limitInputPixels: false }).metadata();
  const options = { limitInputPixels: MAX_PHOTO_PIXELS, failOn: 'error', pages: 1 } as const;
  return { size: { width, height }, open: () => sharp(file, options).rotate() };
}

/** Loaded for such a photo only: the library takes a tenth of a second. */
async function encodedAsHeic(file: Buffer): Promise<Encoded> {
  const { openHeic } = await import('./heic.ts');
  const picture = openHeic(file);
  return {
    size: picture,
    open() {
      const { data, width, height } = picture.decode();
      return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: MAX_PHOTO_PIXELS });
    },
  };
}

/** By the size that the file declares, before a point of it is decoded. */
function faultOfSize({ width, height }: Size): keyof typeof FAULT_EXIT_CODES | null {
  if (width * height > MAX_PHOTO_PIXELS) return 'PHOTO_TOO_LARGE';
  return Math.min(width, height) < MIN_PHOTO_SIDE_PIXELS ? 'NOT_A_PHOTO' : null;
}

/** Without a word to the contrary sharp takes over nothing of what the camera wrote beside the picture. */
function rewritten(photo: Sharp): Promise<Buffer> {
  return photo
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
  const { size, open } = photoKind(file) === 'HEIC' ? await encodedAsHeic(file) : await encodedBySharp(file);
  const fault = faultOfSize(size);
  if (fault) process.exitCode = FAULT_EXIT_CODES[fault];
  else process.stdout.write(await rewritten(open()));
} catch (error) {
  process.exitCode = isOutOfMemory(error) ? 1 : FAULT_EXIT_CODES.NOT_A_PHOTO;
}
