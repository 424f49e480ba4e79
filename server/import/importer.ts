// The person at the command line, who owns the database: as the audit log names them, and the file that they name.
import { readFile } from 'node:fs/promises';
import type { Administrator } from '../../src/access/asker.ts';
import { errorCodeOf } from '../../src/errorCode.ts';
import { StartFault } from '../faults/startFault.ts';

export const IMPORTER: Administrator = { kind: 'administrator', id: 'command line' };

/** @throws StartFault where it cannot be read */
export function readImportFile(path: string): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    throw new StartFault(`${path} cannot be read (${errorCodeOf(error)}).`);
  });
}
