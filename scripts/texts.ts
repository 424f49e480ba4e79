// Compiles the catalogues of texts (web/texts/*/*.arb) to TypeScript; --check only compares. Fails at the first faulty one.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { areaFaults, readAreas, type TextArea } from './texts/areas.ts';
import { compiledArea } from './texts/compiledArea.ts';
import { languagesFile, localesOf } from './texts/languagesFile.ts';

const repositoryRoot = resolve(import.meta.dirname, '..');
const areas = readAreas(repositoryRoot);
const foundFaults = areas.flatMap(areaFaults);
for (const fault of foundFaults) console.error(fault);
if (foundFaults.length > 0) process.exit(1);

const locales = localesOf(areas);
const files = [...areas.flatMap((area) => compiledArea(area, locales)), languagesFile(areas)];
const staleTexts = files.filter(([file, text]) => textOfFile(file) !== text);
const left = areas.flatMap(filesLeft);
if (process.argv.includes('--check')) {
  for (const file of [...staleTexts.map(([name]) => name), ...left])
    console.error(`${file} is not what the catalogues say: run npm run texts.`);
  process.exit(staleTexts.length + left.length > 0 ? 1 : 0);
}
for (const [file, text] of staleTexts) {
  mkdirSync(dirname(join(repositoryRoot, file)), { recursive: true });
  writeFileSync(join(repositoryRoot, file), text);
}
for (const file of left) rmSync(join(repositoryRoot, file));
console.log(staleTexts.length === 0 ? 'Nothing changed.' : `Written: ${staleTexts.map(([file]) => file).join(', ')}`);

/** Compiled files of languages that have no catalogue any more. */
function filesLeft({ folder }: TextArea): string[] {
  const wanted = new Set(files.map(([file]) => file));
  const there = compiledFilesIn(join(repositoryRoot, folder, 'compiled')).map((file) => `${folder}/compiled/${file}`);
  return there.filter((file) => !wanted.has(file));
}

function compiledFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOfFile(file: string): string | null {
  try {
    return readFileSync(join(repositoryRoot, file), 'utf8');
  } catch {
    return null;
  }
}
