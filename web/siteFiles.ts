// Puts into the build the files with names of their own: the icon that every browser asks for, and the pictures of cards.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Plugin } from 'vite';

const DESIGN = join(import.meta.dirname, 'design');
const ICON_PIXELS = 48;

export function siteFiles(): Plugin {
  return {
    name: 'site-files',
    apply: 'build',
    async generateBundle() {
      const icon = await iconOf(await readFile(join(DESIGN, 'mark.svg')));
      this.emitFile({ type: 'asset', fileName: 'favicon.ico', source: icon });
      for (const name of await readdir(join(DESIGN, 'cards'))) {
        const source = await readFile(join(DESIGN, 'cards', name));
        this.emitFile({ type: 'asset', fileName: `cards/${name}`, source });
      }
    },
  };
}

/** An ICO file of one picture, which is a PNG: a head of 22 bytes before it. */
async function iconOf(svg: Buffer): Promise<Buffer> {
  const png = await sharp(svg, { density: 96 }).resize(ICON_PIXELS).png().toBuffer();
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(ICON_PIXELS, 6);
  head.writeUInt8(ICON_PIXELS, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}
