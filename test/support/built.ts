// The program and its pages as they are built: once before all tests, where a source is younger.
import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const root = resolve(import.meta.dirname, '../..');
export const MAIN = join(root, 'dist/src/server/main.js');
/** What `npm start` compiles, and what decides how. */
export const sources = ['src', 'schema', 'adapters', 'web', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];

export async function buildWhatIsStale(): Promise<void> {
  const age = Math.min(await ageOf(MAIN), await ageOf(join(root, 'dist/web/embed.js')));
  if ((await youngest(sources.map((name) => join(root, name)))) <= age) return;
  await promisify(execFile)('npm', ['run', 'build'], { cwd: root });
}

async function ageOf(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

async function youngest(paths: string[]): Promise<number> {
  const ages = paths.map(async (path) => {
    const about = await stat(path);
    if (!about.isDirectory()) return about.mtimeMs;
    return youngest((await readdir(path)).map((name) => join(path, name)));
  });
  return Math.max(0, ...(await Promise.all(ages)));
}
