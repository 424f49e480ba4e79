// The texts that a section of the console loads beside its scripts are those that these scripts name: none comes after them.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { SECTION_TEXTS, SECTIONS } from '../../web/office/sectionNames.ts';

const CONSOLE_FOLDER = resolve(import.meta.dirname, '../../web/office');
const SECTION_LOADERS = /^ {2}(\w+): \(\) => .*import\(.*$/gm;
const STATIC_IMPORT = /^(?:import|\} from|export .* from)(?! type).*'(\.[^']+\.ts)';$/gm;
const NAMED_PARTS = /(?:sectionWith|officeTextsOf)\(((?:'\w+'(?:, )?)+)\)/g;

const sectionLoaders = new Map(
  [...readFileSync(join(CONSOLE_FOLDER, 'sections.ts'), 'utf8').matchAll(SECTION_LOADERS)].map(([line, name = '']) => [
    name,
    [...line.matchAll(/import\('(.*?)'\)/g)].map(([, file = '']) => join(CONSOLE_FOLDER, file)),
  ]),
);

function partsNamedFrom(files: readonly string[], seen = new Set<string>()): Set<string> {
  const parts = new Set<string>();
  for (const file of files) {
    if (seen.has(file)) continue;
    seen.add(file);
    const script = readFileSync(file, 'utf8');
    for (const [, names = ''] of script.matchAll(NAMED_PARTS))
      for (const [, name = ''] of names.matchAll(/'(\w+)'/g)) parts.add(name);
    const imported = [...script.matchAll(STATIC_IMPORT)].map(([, path = '']) => join(dirname(file), path));
    for (const part of partsNamedFrom(imported, seen)) parts.add(part);
  }
  return parts;
}

test.each(SECTIONS)('%s loads the texts that it says', (section) => {
  const files = sectionLoaders.get(section) ?? [];
  expect(files).not.toEqual([]);
  expect([...partsNamedFrom(files)].toSorted()).toEqual([...SECTION_TEXTS[section]].toSorted());
});
