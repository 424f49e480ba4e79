// Compiles the program and its pages, unless what lies in dist was made of these very sources: a start need not wait then.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';

/** The files that are compiled, and those that decide how. */
export const SOURCES = [
  'adapters',
  'channelKit',
  'clients',
  'mikro-orm.config.ts',
  'package-lock.json',
  'package.json',
  'schema',
  'server',
  'src',
  'tsconfig.build.json',
  'tsconfig.json',
  'web',
];
/** Written last, so that what was broken off counts for nothing. */
const STAMP = 'dist/made-of';
/** Node keeps there what it compiled of the program (`server/main.ts`): of the one that was there before. */
const COMPILED = 'dist/compiled';
/** Pages of the documentation, made by `npm run docs` of the schema that was there before. */
const DOCS = 'dist/docs';

/** Compiles in `root` what is not compiled yet; throws where that fails, once the compiler has said why. */
export async function build(root: string): Promise<void> {
  const sources = fingerprintOfSources(root);
  if ((await readFile(join(root, STAMP), 'utf8').catch(() => null)) === sources) return;
  await rm(join(root, STAMP), { force: true });
  for (const made of [COMPILED, DOCS]) await rm(join(root, made), { recursive: true, force: true });
  console.log('Compiling the program …');
  runTool(root, 'typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
  console.log('Compiling the pages …');
  runTool(root, 'vite/bin/vite.js', ['build', 'web']);
  await writeFile(join(root, STAMP), sources);
}

/**
 * Of names and contents, not of times: copies and checkouts give files any time. Read one after the other: a thousand small
 * files take longer side by side.
 */
export function fingerprintOfSources(root: string): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesIn(root, source)).toSorted()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function filesIn(root: string, path: string): string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  const entries = readdirSync(join(root, path), { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map(({ parentPath, name }) => relative(root, join(parentPath, name)));
}

/** By the program's own Node, without a shell or the links of `.bin`, which Windows has in another form. */
function runTool(root: string, program: string, args: readonly string[]): void {
  // Tests build what is shipped: libraries have other files for development, which newer browsers alone can read.
  const env = { ...process.env, NODE_ENV: 'production' };
  const options = { cwd: root, stdio: 'inherit', env } as const;
  const { status, error } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], options);
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} failed.`);
}

if (import.meta.main) {
  await build(resolve(import.meta.dirname, '..')).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
