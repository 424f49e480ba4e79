// The areas of texts: a folder for each, with a catalogue for each language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ArbFile, readArb } from './arbFile.ts';
import { catalogueFaults, SOURCE_LANGUAGE, WHOLE_LANGUAGES } from './faults.ts';
import { type AreaPart, PARTS_FILE, partFaults, readAreaParts } from './parts.ts';

const WEB_TEXTS = 'web/texts';
/** Texts of the server: their arguments are filled in while it runs. */
const SERVER_AREAS = [{ name: 'page', folder: 'src/messages/pages', form: 'templates' }] as const;
/** Areas of which a page loads its own language only. The others bring the whole languages with the page. */
const LOADED_AREAS: readonly string[] = ['office'];

export interface TextArea {
  /** `board`. */
  name: string;
  folder: string;
  /** Pages call functions; the server fills templates in. */
  form: 'functions' | 'templates';
  /** Languages that the page has from the beginning. */
  ready: readonly string[];
  /** Compiled to files of their own; null: the area is one. */
  parts: readonly AreaPart[] | null;
  source: ArbFile;
  /** All languages, that of the source among them. */
  files: readonly ArbFile[];
}

export function readAreas(root: string): TextArea[] {
  const folders = readdirSync(join(root, WEB_TEXTS), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const ofPages = folders
    .map(({ name }) => ({ name, folder: `${WEB_TEXTS}/${name}`, form: 'functions' as const }))
    .filter(({ folder }) => readdirSync(join(root, folder)).includes(`${SOURCE_LANGUAGE}.arb`))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return [...ofPages, ...SERVER_AREAS].map((place) => readArea(root, place));
}

function readArea(root: string, { name, folder, form }: Pick<TextArea, 'name' | 'folder' | 'form'>): TextArea {
  const there = readdirSync(join(root, folder));
  const files = there
    .filter((file) => file.endsWith('.arb'))
    .map((file) => {
      const read = inFile(`${folder}/${file}`, () => readArb(readFileSync(join(root, folder, file), 'utf8')));
      if (`${read.language}.arb` !== file) throw new Error(`${folder}/${file} says that it is in ${read.language}.`);
      return read;
    })
    .toSorted((a, b) => languageRank(a) - languageRank(b) || (a.language < b.language ? -1 : 1));
  const source = files.find(({ language }) => language === SOURCE_LANGUAGE);
  if (!source) throw new Error(`${folder} has no catalogue of the source language.`);
  const ready = LOADED_AREAS.includes(name) ? [] : WHOLE_LANGUAGES;
  const parts = there.includes(PARTS_FILE)
    ? readAreaParts(readFileSync(join(root, folder, PARTS_FILE), 'utf8'), source)
    : null;
  return { name, folder, form, ready, parts, source, files };
}

/** The whole languages come first, in their order. */
function languageRank({ language }: ArbFile): number {
  const index = WHOLE_LANGUAGES.indexOf(language);
  return index === -1 ? WHOLE_LANGUAGES.length : index;
}

function inFile<Read>(file: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

/** With the file that each stands in. */
export function areaFaults({ folder, parts, source, files }: TextArea): string[] {
  const absent = WHOLE_LANGUAGES.filter((language) => !files.some((file) => file.language === language));
  return [
    ...absent.map((language) => `${folder}/${language}.arb is missing.`),
    ...partFaults(parts ?? []).map((fault) => `${folder}/${PARTS_FILE}: ${fault}`),
    ...files.flatMap((file) =>
      inFile(`${folder}/${file.language}.arb`, () => catalogueFaults(source, file)).map(
        (fault) => `${folder}/${file.language}.arb: ${fault}`,
      ),
    ),
  ];
}
