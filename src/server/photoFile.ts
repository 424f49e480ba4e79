// A photo as somebody sends it, looked at and written anew: upright, and without what it tells of its owner.
import sharp from 'sharp';

export interface SafePhoto {
  contentType: 'image/jpeg';
  bytes: Buffer;
}

/** The largest file that is looked at. */
export const PHOTO_BYTES = 10 * 1024 * 1024;
const LARGEST_PIXELS = 50_000_000;
/** Enough to read every letter of an identity card. */
const LONGEST_SIDE = 2000;
const KINDS = new Set(['jpeg', 'png', 'webp', 'heif', 'gif']);

export type PhotoFault = 'NOT_A_PHOTO' | 'PHOTO_TOO_LARGE';

/** What the file says it is does not count, only what is in it. */
export async function safePhoto(file: Buffer): Promise<SafePhoto | PhotoFault> {
  if (file.length > PHOTO_BYTES) return 'PHOTO_TOO_LARGE';
  try {
    const image = sharp(file, { limitInputPixels: LARGEST_PIXELS, failOn: 'error', pages: 1 });
    const { format, width = 0, height = 0 } = await image.metadata();
    if (!format || !KINDS.has(format) || Math.min(width, height) < 100) return 'NOT_A_PHOTO';
    // Without a word to the contrary nothing is taken over of what the camera wrote beside the picture.
    const bytes = await image
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer();
    return { contentType: 'image/jpeg', bytes };
  } catch {
    return 'NOT_A_PHOTO';
  }
}
