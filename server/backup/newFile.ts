// Writes a file that was not there, for the eyes of its owner: whole or not at all.
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough, Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorCodeOf } from '../../src/errorCode.ts';
import { StartFault } from '../faults/startFault.ts';

/** Gives its bytes. @throws StartFault where it is there already, or cannot be written */
export async function writeNewFile(
  path: string,
  source: AsyncIterable<string | Buffer> | Iterable<string | Buffer>,
  packing: Transform = new PassThrough(),
): Promise<number> {
  // Beside its place and then put there: a program that ends early leaves nothing that looks like the file.
  const unfinished = `${path}.unfinished`;
  await refuseExisting(path);
  try {
    await rm(unfinished, { force: true });
    const file = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.from(source), packing, file);
    await rename(unfinished, path);
    await flushFolder(dirname(path));
    return file.bytesWritten;
  } catch (error) {
    throw explainWriting(path, error);
  } finally {
    await rm(unfinished, { force: true }).catch(() => {});
  }
}

/** Before work whose result the file is to have. @throws StartFault where it is there already */
export async function refuseExisting(path: string): Promise<void> {
  const found = await open(path).catch(() => null);
  await found?.close();
  if (found) throw new StartFault(`${path} is there already: name another file.`);
}

function explainWriting(path: string, error: unknown): unknown {
  const code = errorCodeOf(error);
  if (code === 'ENOSPC') return new StartFault(`${path} has no room on its disk.`);
  if (error instanceof Error && 'syscall' in error && 'path' in error)
    return new StartFault(`${path} cannot be written (${code}).`);
  return error;
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  // A name is not flushed everywhere: Windows has no handle of a folder.
  await handle?.sync().catch(() => {});
  await handle?.close();
}
