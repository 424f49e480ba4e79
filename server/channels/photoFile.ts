// Checks a sent photo and encodes it again: upright, and without its metadata.
import sharp from 'sharp';

export interface SafePhoto {
  contentType: 'image/jpeg';
  bytes: Buffer;
}

/** The largest file that is looked at. */
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const MAX_PHOTO_PIXELS = 25_000_000;
/** Enough to read every letter of an identity card. */
const MAX_PHOTO_SIDE_PIXELS = 2000;
/** No HEIF: sharp as it is installed reads none of what phones write, and AVIF takes far more memory than the file lets one expect. */
const PHOTO_FORMATS = new Set(['jpeg', 'png', 'webp', 'gif']);

sharp.concurrency(1);
sharp.cache(false);

export type PhotoFault = 'NOT_A_PHOTO' | 'PHOTO_TOO_LARGE';

let lastPhoto: Promise<unknown> = Promise.resolve();

/** The declared type does not count, only the content. One at a time: a picture takes memory for all its points. */
export function safePhoto(file: Buffer): Promise<SafePhoto | PhotoFault> {
  if (file.length > MAX_PHOTO_BYTES) return Promise.resolve('PHOTO_TOO_LARGE');
  const mine = lastPhoto.then(() => rewritten(file));
  lastPhoto = mine;
  return mine;
}

async function rewritten(file: Buffer): Promise<SafePhoto | PhotoFault> {
  try {
    const image = sharp(file, { limitInputPixels: MAX_PHOTO_PIXELS, failOn: 'error', pages: 1 });
    const { format, width = 0, height = 0 } = await image.metadata();
    if (!format || !PHOTO_FORMATS.has(format) || Math.min(width, height) < 100) return 'NOT_A_PHOTO';
    // Without a word to the contrary nothing is taken over of what the camera wrote beside the picture.
    const bytes = await image
      .rotate()
      .resize({ width: MAX_PHOTO_SIDE_PIXELS, height: MAX_PHOTO_SIDE_PIXELS, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer();
    return { contentType: 'image/jpeg', bytes };
  } catch {
    return 'NOT_A_PHOTO';
  }
}
