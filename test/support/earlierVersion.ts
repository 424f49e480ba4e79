// Earlier versions of the program, built from the history of this repository: the last tags, or two commits while there are none.
import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { emptyDirectory } from './process.ts';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The first that keeps events by month, before two dozen migrations, and the first with backups. */
const COMMITS_WITHOUT_TAGS = ['4992a045', 'e74b5db0'];

function git(...words: string[]): string | null {
  try {
    return execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/** The newer first. Of a copy without history, or with a part of it, those that are there. */
export function earlierVersions(): string[] {
  if (!existsSync(join(root, '.git'))) return [];
  const tags = git('tag', '--merged', 'HEAD', '--sort=-v:refname', '--list', 'v*')?.split('\n').filter(Boolean) ?? [];
  // The version of this very commit is no earlier one.
  const here = git('tag', '--points-at', 'HEAD')?.split('\n') ?? [];
  const named = tags.filter((tag) => !here.includes(tag)).slice(0, 2);
  const wanted = named.length > 0 ? named : COMMITS_WITHOUT_TAGS;
  return wanted.filter((version) => git('cat-file', '-e', `${version}^{commit}`) !== null);
}

/** Its program, built in a folder of its own with the packages of this version; those that differ are fetched. */
export async function buildEarlier(version: string): Promise<string> {
  const folder = await emptyDirectory();
  const archive = join(folder, 'sources.tar');
  await run('git', ['archive', '--output', archive, version], { cwd: root });
  await run('tar', ['-xf', archive, '-C', folder]);
  await linkPackages(folder);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  await run(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noCheck'], { cwd: folder });
  // Its pages are not asked for.
  await cp(join(root, 'dist/web'), join(folder, 'dist/web'), { recursive: true });
  return folder;
}

interface Manifest {
  version: string;
  dependencies?: Record<string, string>;
}

async function manifestIn(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null);
  return text === null ? null : JSON.parse(text);
}

async function linkPackages(folder: string): Promise<void> {
  const own = join(root, 'node_modules');
  const there = join(folder, 'node_modules');
  const scopes = (await readdir(own)).filter((name) => name.startsWith('@'));
  await mkdir(there);
  for (const scope of scopes) await mkdir(join(there, scope));
  const scoped = await Promise.all(
    scopes.map(async (scope) => (await readdir(join(own, scope))).map((name) => join(scope, name))),
  );
  const plain = (await readdir(own)).filter((name) => !name.startsWith('@') && !name.startsWith('.'));
  const wanted = Object.entries((await manifestIn(folder))?.dependencies ?? {});
  const other = [];
  for (const [name, version] of wanted)
    if ((await manifestIn(join(own, name)))?.version !== version) other.push(`${name}@${version}`);
  const namesOfOthers = new Set(other.map((name) => name.slice(0, name.lastIndexOf('@'))));
  for (const name of [...plain, ...scoped.flat()].filter((each) => !namesOfOthers.has(each)))
    await symlink(join(own, name), join(there, name));
  for (const name of other) await fetchPackage(name, there);
}

/** Alone: what it needs is there. */
async function fetchPackage(wanted: string, packages: string): Promise<void> {
  const folder = await emptyDirectory();
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', folder, wanted], { cwd: folder });
  const place = join(packages, wanted.slice(0, wanted.lastIndexOf('@')));
  await mkdir(place, { recursive: true });
  await run('tar', ['-xzf', join(folder, stdout.trim()), '--strip-components=1', '-C', place]);
}
