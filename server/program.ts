// The part of the program that is read while PostgreSQL starts: nearly all of it.
import { relative } from 'node:path';
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

/** @throws StartFault where the file cannot be read, or its offices cannot be used. */
export async function configuredOffices({ officesFile }: Pick<Settings, 'officesFile'>): Promise<FileOffice[]> {
  const text = await readOfficesFile(officesFile);
  try {
    return readOffices(text, relative('', officesFile), faultsOfWording);
  } catch (error) {
    throw error instanceof OfficesFileFault ? new StartFault(error.message, { cause: error }) : error;
  }
}
