// A directory of a test's own, deleted when the file's tests are done.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'antrean-test-'));
  afterAll(() => rm(directory, { recursive: true, force: true }));
  return directory;
}
