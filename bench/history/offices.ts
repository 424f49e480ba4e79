// The offices of the history bench: those of offices.yaml, which are large, and as many small ones as are asked for.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Those of offices.yaml. */
export const LARGE_OFFICES = 26;
const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];

/** An offices file with that many offices. */
export async function officesText(root: string, offices: number): Promise<string> {
  const large = await readFile(join(root, 'bench/history/offices.yaml'), 'utf8');
  const small = Array.from(
    { length: Math.max(0, offices - LARGE_OFFICES) },
    (_, index) =>
      `  - { code: SMALL_${index}, name: Unit Layanan ${index}, city: Kota ${index}, timeZone: ${ZONES[index % ZONES.length]} }\n`,
  );
  return `${large}${small.join('')}`;
}
