// Temporary files of tests lie in memory, on a machine that has room for them there.
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const IN_MEMORY = '/dev/shm';
/** The databases of a whole run take half of it at most; containers often give the place a few megabytes. */
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * The directory for temporary files. Hundreds of databases are made and dropped, each of hundreds of files: on a disk
 * that takes many times as long, and more than the tests themselves.
 */
export function temporaryPlace(): string {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    if (bavail * bsize >= ROOM_BYTES && process.availableMemory() >= 2 * ROOM_BYTES) return IN_MEMORY;
  } catch {
    // Other systems have no such place.
  }
  return tmpdir();
}
