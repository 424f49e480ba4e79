// The offices of a test: those of the product's own file with changes, read as the product reads the file.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { type FileOffice, readOffices } from '../../src/office/officesFile.ts';
import type { office } from '../../src/office/shapes.ts';

type Changed<T> = T extends readonly unknown[] ? T : T extends object ? { [Key in keyof T]?: Changed<T[Key]> } : T;

/** Settings as the file has them. An object is changed in what is named, a list is replaced. */
export type OfficeChange = Changed<z.input<typeof office>>;

/** Changes of single offices by their code, new offices among them, and of what holds for every office that does not say otherwise. */
export interface OfficesChange {
  defaults?: OfficeChange;
  [code: Uppercase<string>]: OfficeChange;
}

interface OfficesFile {
  defaults: Plain;
  offices: (Plain & { code: string })[];
}

type Plain = { [key: string]: unknown };

/** Tests of places that rest set how long; for all others a place comes back at once. */
const AT_ONCE: OfficesChange = { defaults: { policy: { freedPlaceMinutes: { from: 0, to: 0 } } } };

/** @throws OfficesFileFault where a change is none that the file may have. */
export function makeOffices(...changes: readonly OfficesChange[]): FileOffice[] {
  return readOffices(makeOfficesFile(AT_ONCE, ...changes), 'offices.yaml');
}

/** The offices that the article names: a house of a test opens no more days than these. */
const OFFICES_IN_TESTS = 13;

/** The text of the product's file with these changes, one after the other. */
export function makeOfficesFile(...changes: readonly OfficesChange[]): string {
  const whole: OfficesFile = parse(readFileSync('offices.yaml', 'utf8'));
  const file = { ...whole, offices: whole.offices.slice(0, OFFICES_IN_TESTS) };
  for (const change of changes)
    for (const [code, settings] of Object.entries(change)) {
      const there = code === 'defaults' ? file.defaults : file.offices.find((office) => office.code === code);
      // Changes are used again by other tests, and further changes go into what they brought.
      const own = structuredClone(settings);
      if (there) changeIn(there, own);
      // Only a new office is named here: any other is meant to be in the file.
      else if (own.name) file.offices.push({ code, ...own });
      else throw new Error(`There is no office ${code} in offices.yaml.`);
    }
  return JSON.stringify(file, null, 2);
}

function changeIn(there: Plain, change: Plain): void {
  for (const [key, value] of Object.entries(change)) {
    const known = there[key];
    if (isPlain(known) && isPlain(value)) changeIn(known, value);
    else there[key] = value;
  }
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
