// The part of the program that is read while PostgreSQL starts: nearly all of it.
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type FileOffice, OfficesFileFault, readOffices } from '../src/office/officesFile.ts';
import { StartFault } from './faults/startFault.ts';
import type { Settings } from './settings.ts';
import { readOfficesFile } from './startFaults.ts';
import { faultsOfWording } from './wording.ts';

export { startApp } from './app.ts';
export { dropRoot } from './dropRoot.ts';
export { emptyDemonstration } from './postgres/emptyDemonstration.ts';
export { startRestartingApp } from './restartingApp.ts';
export { explainStart } from './startFaults.ts';

/** The offices of the package, in a demonstration that has none of its own. */
const OFFICES_OF_PACKAGE = join(import.meta.dirname, '../../offices.yaml');

/** @throws StartFault where the file cannot be read, or its offices cannot be used. */
export async function configuredOffices(settings: Pick<Settings, 'officesFile' | 'mode'>): Promise<FileOffice[]> {
  const file = officesFileOf(settings);
  const text = await readOfficesFile(file);
  try {
    return readOffices(text, relative('', file), faultsOfWording);
  } catch (error) {
    throw error instanceof OfficesFileFault ? new StartFault(error.message, { cause: error }) : error;
  }
}

/** Real service never begins with offices that no one chose. */
export function officesFileOf({ officesFile, mode }: Pick<Settings, 'officesFile' | 'mode'>): string {
  const isUsual = officesFile === resolve('offices.yaml');
  return mode === 'demo' && isUsual && !existsSync(officesFile) ? OFFICES_OF_PACKAGE : officesFile;
}
