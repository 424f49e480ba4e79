// Compresses what was built, once: the server hands out the file a browser can read.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSIBLE = /\.(js|css|svg)$/;
/** Bytes from which compressing makes a file smaller. */
const WORTH_IT = 256;
/** Files of this size are the explorer's, which is not read on phones: the last few per cent would cost seconds of every build. */
const LARGE = 300_000;

export function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    async writeBundle({ dir }) {
      if (!dir) throw new Error('The build was written to no directory.');
      const files = await readdir(dir, { recursive: true, encoding: 'utf8' });
      await Promise.all(files.filter((name) => COMPRESSIBLE.test(name)).map((file) => compress(join(dir, file))));
    },
  };
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length < WORTH_IT) return;
  const best = bytes.length < LARGE ? constants.BROTLI_MAX_QUALITY : 8;
  const params = { [constants.BROTLI_PARAM_QUALITY]: best };
  await Promise.all([
    writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params })),
    writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 })),
  ]);
}
