// The faults that keep the server from starting, each in one sentence that says what to do.
import { readFile } from 'node:fs/promises';
import { OutsideFault } from '../adapters/index.ts';
import { DataKeyFault } from '../src/cipher.ts';
import { errorCodeOf } from '../src/errorCode.ts';
import { isOutOfReach } from './faults/outOfReach.ts';
import { StartFault } from './faults/startFault.ts';
import type { Settings } from './settings.ts';

export async function readOfficesFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new StartFault(`The offices file ${file} cannot be read: set OFFICES_FILE to one that can.`);
  }
}

/** Faults of the surroundings, in one sentence. */
export function explainStart(error: unknown, config: Pick<Settings, 'port' | 'host' | 'databaseUrl'>): unknown {
  if (error instanceof StartFault) return error;
  if (error instanceof DataKeyFault || error instanceof OutsideFault) return new StartFault(error.message);
  const code = errorCodeOf(error);
  if (code === 'EADDRINUSE')
    return new StartFault(`Port ${config.port} is in use: stop what runs there, or set PORT to another.`);
  if (code === 'EACCES')
    return new StartFault(`Port ${config.port} may not be used by this account: set PORT to one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && !config.databaseUrl))
    return new StartFault(`HOST=${config.host} is no address of this machine.`);
  if (config.databaseUrl && isDatabaseFault(error))
    return new StartFault(
      `The database at DATABASE_URL cannot be used: ${(error instanceof Error && error.message) || code}`,
    );
  return error;
}

function isDatabaseFault(error: unknown): boolean {
  const name = error instanceof Error ? error.name : '';
  return isOutOfReach(error) || /^(28|3D|42501|25006)/.test(errorCodeOf(error) ?? '') || /Connection|Driver/.test(name);
}
