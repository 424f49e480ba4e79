// Compresses what was built, once: the server hands out the file a browser can read.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSIBLE = /\.(js|css|svg)$/;
/** Smaller files fit one packet as they are. */
const WORTH_IT = 1024;
/** Files of this size are the explorer's, which is not read on phones: the last few per cent would cost seconds of every build. */
const LARGE = 300_000;

export function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    writeBundle({ dir }) {
      if (!dir) throw new Error('The build was written to no directory.');
      const files = readdirSync(dir, { recursive: true, encoding: 'utf8' });
      for (const file of files.filter((name) => COMPRESSIBLE.test(name))) compress(join(dir, file));
    },
  };
}

function compress(file: string): void {
  const bytes = readFileSync(file);
  if (bytes.length < WORTH_IT) return;
  const best = bytes.length < LARGE ? constants.BROTLI_MAX_QUALITY : 8;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: best };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: quality }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
