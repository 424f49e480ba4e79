// Makes the folder of DATA_DIR; what keeps it from being made or written is said in one sentence.
import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { errorCodeOf } from '../../src/errorCode.ts';
import { StartFault } from './startFault.ts';

/** @throws StartFault */
export async function makeDataFolder(dataDir: string): Promise<void> {
  await orFaultOf(dataDir, mkdir(dataDir, { recursive: true }));
}

/** @throws StartFault */
export async function refuseUnwritable(dataDir: string): Promise<void> {
  await orFaultOf(dataDir, access(dataDir, constants.W_OK | constants.X_OK));
}

async function orFaultOf(dataDir: string, made: Promise<unknown>): Promise<void> {
  await made.catch((error: unknown) => {
    throw new StartFault(dataFolderFault(dataDir, errorCodeOf(error)), { cause: error });
  });
}

const OBSTACLES: Readonly<Record<string, string>> = {
  EACCES: 'may not be written by this account: give the folder to it',
  EPERM: 'may not be written by this account: give the folder to it',
  EROFS: 'is on a file system that takes no writes: mount a volume there',
  EEXIST: 'is a file: remove it',
  ENOTDIR: 'lies below a file: remove that',
  ENOSPC: 'has no room: make some',
};

export function dataFolderFault(dataDir: string, code: string | undefined): string {
  const obstacle = OBSTACLES[code ?? ''] ?? `cannot be used (${code}): make the folder`;
  return `DATA_DIR ${dataDir} ${obstacle}, or set DATA_DIR to another folder.`;
}
