// Compiles the catalogues of texts (web/texts/*/*.arb) to TypeScript; --check only compares. Fails at the first faulty one.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { areaFaults, readAreas, type TextArea } from './texts/areas.ts';
import { compiledArea } from './texts/compiledArea.ts';
import { languagesFile, localesOf } from './texts/languagesFile.ts';

const root = resolve(import.meta.dirname, '..');
const areas = readAreas(root);
const faults = areas.flatMap(areaFaults);
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);

const locales = localesOf(areas);
const files = [...areas.flatMap((area) => compiledArea(area, locales)), languagesFile(areas)];
const stale = files.filter(([file, text]) => textOfFile(file) !== text);
const left = areas.flatMap(filesLeft);
if (process.argv.includes('--check')) {
  for (const file of [...stale.map(([name]) => name), ...left])
    console.error(`${file} is not what the catalogues say: run npm run texts.`);
  process.exit(stale.length + left.length > 0 ? 1 : 0);
}
for (const [file, text] of stale) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}
for (const file of left) rmSync(join(root, file));
console.log(stale.length === 0 ? 'Nothing changed.' : `Written: ${stale.map(([file]) => file).join(', ')}`);

/** Compiled files of languages that have no catalogue any more. */
function filesLeft({ folder }: TextArea): string[] {
  const wanted = new Set(files.map(([file]) => file));
  const there = filesIn(join(root, folder, 'compiled')).map((file) => `${folder}/compiled/${file}`);
  return there.filter((file) => !wanted.has(file));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOfFile(file: string): string | null {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return null;
  }
}
