// HEIC pictures of a few hundred bytes, made with `heif-enc` 1.15 of Debian's libheif-examples.
import { readFileSync } from 'node:fs';

/**
 * `whole`: 400 by 250 points, the left half teal and the right one orange, by `heif-enc -q 50 card.jpg -o whole.heic`; its
 * JPEG had the orientation 6, which counts for nothing in HEIC. `tiled`: the same in a grid of eight pictures of 128 by 128
 * points, each by `heif-enc -q 50`, to be turned by 90 degrees, so that it stands on its orange half. `largest`: 5000 by
 * 5000 points, all teal, by `heif-enc -q 30`.
 */
export function heicPicture(name: 'whole' | 'tiled' | 'largest'): Buffer {
  return readFileSync(new URL(`./pictures/${name}.heic`, import.meta.url));
}

/** The same file, which says in its header that each picture in it has that size. */
export function withDeclaredSize(file: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(file);
  for (let at = changed.indexOf('ispe'); at >= 0; at = changed.indexOf('ispe', at + 4)) {
    changed.writeUInt32BE(width, at + 8);
    changed.writeUInt32BE(height, at + 12);
  }
  return changed;
}
