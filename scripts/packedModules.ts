// The packages that the released one carries in itself: what runs of each, without what only compilers and people read.
import { cp, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { z } from 'zod';

/** Types, source maps and pages. Licences stay, in any form of file. */
const NOT_RUN = /\.(d\.[cm]?ts|[cm]?tsx?|map|md|markdown|flow|tsbuildinfo|h|cc)$/;
const LICENCE_FILE = /^(licen[cs]e|notice|copying)/i;

/** The largest of what Node does not load: the same program for browsers or as one file, and tests. */
const NOT_LOADED: Readonly<Record<string, RegExp>> = {
  '@cantoo/pdf-lib': /^(cjs|src|ts3\.4)$|^dist\/pdf-lib/,
  bintrees: /^test\b/,
  'bwip-js': /^(src\b|dist\/bwip-js(?!-node\.mjs)|barcode\.ps$)/,
  'csv-parse': /^dist\/(esm|umd|iife)\b/,
  'csv-stringify': /^dist\/(esm|umd|iife)\b/,
  dayjs: /^esm$/,
  'libheif-js': /^libheif$|^libheif-wasm\/libheif-bundle/,
  'libphonenumber-js': /^(bundle|source)$/,
};
/** OpenTelemetry is imported as modules, but for what the figures of Prometheus require; and of its names only the stable ones. */
const NOT_LOADED_OF_TELEMETRY = /\.cjs$|^dist\/(experimental_|index-incubating)/;

const NEEDS = z.record(z.string(), z.string()).optional();
const LOCK_ENTRIES = z.record(
  z.string(),
  z.object({
    version: z.string().optional(),
    dependencies: NEEDS,
    optionalDependencies: NEEDS,
    peerDependencies: NEEDS,
    optional: z.boolean().optional(),
  }),
);
type LockEntries = z.infer<typeof LOCK_ENTRIES>;

export async function lockEntries(file: string): Promise<LockEntries> {
  return LOCK_ENTRIES.parse(JSON.parse(await readFile(file, 'utf8')).packages);
}

/**
 * The folders of these packages and of all that they need, as the lock has them, but for those that are optional, of one kind of machine: npm
 * fetches them where it installs.
 */
export function foldersOf(names: readonly string[], entries: LockEntries): string[] {
  const found = new Set<string>();
  const add = (name: string, from: string) => {
    const folder = folderOf(name, from, entries);
    if (folder === null || found.has(folder) || entries[folder]?.optional) return;
    found.add(folder);
    const { dependencies, optionalDependencies, peerDependencies } = entries[folder] ?? {};
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
      add(needed, folder);
  };
  for (const name of names) add(name, '');
  return [...found].toSorted();
}

/** The packages that these expect beside them, with their versions: npm packs one only if the package that is packed asks for it. */
export function peersOf(folders: readonly string[], entries: LockEntries): Record<string, string> {
  const peers = folders.flatMap((folder) => Object.keys(entries[folder]?.peerDependencies ?? {}));
  const there = peers.filter((name) => folders.includes(`${FOLDER_OF_PACKAGES}${name}`));
  return Object.fromEntries(there.map((name) => [name, entries[`${FOLDER_OF_PACKAGES}${name}`]?.version ?? '']));
}

/** The parts of these packages for one kind of machine, with their versions. */
export function machinePartsOf(folders: readonly string[], entries: LockEntries): Record<string, string> {
  const parts = folders.flatMap((folder) => Object.keys(entries[folder]?.optionalDependencies ?? {}));
  const there = parts.filter((name) => entries[`${FOLDER_OF_PACKAGES}${name}`]?.optional);
  return Object.fromEntries(there.map((name) => [name, entries[`${FOLDER_OF_PACKAGES}${name}`]?.version ?? '']));
}

const FOLDER_OF_PACKAGES = 'node_modules/';

/** The folder in which Node finds a package from another; null: an optional one, which is not in the lock. */
function folderOf(name: string, from: string, entries: LockEntries): string | null {
  const beside = `${from && `${from}/`}${FOLDER_OF_PACKAGES}${name}`;
  if (entries[beside]) return beside;
  if (from === '') return null;
  return folderOf(name, from.slice(0, from.lastIndexOf(FOLDER_OF_PACKAGES)).replace(/\/$/, ''), entries);
}

/** Copies what runs; throws if a package is not there in the version of the lock. */
export async function carryModule(folder: string, entries: LockEntries, { from, to }: { from: string; to: string }) {
  const source = join(from, folder);
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
  if (version !== entries[folder]?.version)
    throw new Error(`${folder} is not as package-lock.json has it: run npm ci.`);
  const left = notLoadedOf(folder.slice(folder.lastIndexOf(FOLDER_OF_PACKAGES) + FOLDER_OF_PACKAGES.length));
  await cp(source, join(to, folder), {
    recursive: true,
    filter(path) {
      const inside = relative(source, path).replaceAll('\\', '/');
      if (inside === 'node_modules' || left?.test(inside)) return false;
      return !NOT_RUN.test(path) || LICENCE_FILE.test(basename(path));
    },
  });
}

function notLoadedOf(name: string): RegExp | undefined {
  const isOfTelemetry = name.startsWith('@opentelemetry/') && name !== '@opentelemetry/api';
  return isOfTelemetry ? NOT_LOADED_OF_TELEMETRY : NOT_LOADED[name];
}
