// The units of systemd, the scripts, HAProxy's configuration and the image of PgBouncer, each by its own linter.
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { haproxySettings } from '../support/deployedHaproxy.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { blocksOf, DOCUMENTS } from '../support/documentBlocks.ts';
import { lacksProgram } from '../support/missing.ts';
import { runChecker } from '../support/programs.ts';

/** In tenths: 0 is a service that may do nothing, 100 one that may do everything. */
const MAX_EXPOSURE = 15;

/** Under the names of instances, with programs that this machine has. */
async function unitsHere(): Promise<{ folder: string; names: string[] }> {
  const folder = await temporaryDirectory();
  const files = (await readdir('deploy/systemd')).filter((name) => /\.(service|timer)$/.test(name));
  const names = files.map((name) => name.replace('@.', '@4001.'));
  for (const [index, file] of files.entries()) {
    const text = readFileSync(join('deploy/systemd', file), 'utf8');
    await writeFile(
      join(folder, names[index] ?? ''),
      text.replaceAll(/^ExecStart=\/opt\/antrean\/\S+/gm, 'ExecStart=/bin/true'),
    );
  }
  return { folder, names };
}

describe.skipIf(lacksProgram('systemd-analyze'))('the units', () => {
  test('are right for systemd', async () => {
    const { folder, names } = await unitsHere();
    expect(names).toEqual(
      expect.arrayContaining(['antrean@4001.service', 'antrean-backup.service', 'antrean-backup.timer']),
    );
    for (const name of names)
      expect(await runChecker('systemd-analyze', ['verify', '--man=no', `./${name}`], { cwd: folder })).toEqual({
        status: 0,
        said: '',
      });
    await writeFile(join(folder, 'wrong.service'), '[Service]\nExecStart=/bin/true\nProtectHom=yes\n');
    const answer = await runChecker('systemd-analyze', ['verify', '--man=no', './wrong.service'], { cwd: folder });
    expect(answer.said).toContain('ProtectHom');
  });

  test('let services do little more than their work', async () => {
    const { folder, names } = await unitsHere();
    for (const name of names.filter((each) => each.endsWith('.service'))) {
      const words = ['security', '--offline=true', `--threshold=${MAX_EXPOSURE}`, '--no-pager', `./${name}`];
      const answer = await runChecker('systemd-analyze', words, { cwd: folder });
      expect([name, answer.status], answer.said).toEqual([name, 0]);
    }
  });
});

describe.skipIf(lacksProgram('shellcheck'))('the scripts', () => {
  test('have nothing that shellcheck finds', async () => {
    const scripts = (await readdir('deploy', { recursive: true })).filter((name) => name.endsWith('.sh'));
    expect(scripts.length).toBeGreaterThan(3);
    const words = scripts.map((name) => join('deploy', name));
    expect(await runChecker('shellcheck', words)).toEqual({ status: 0, said: '' });
  });
});

describe.skipIf(lacksProgram('haproxy'))('HAProxy', () => {
  test('takes its configuration without a warning', async () => {
    const env = { ...(await haproxySettings()), HTTP_PORT: '8080', HTTPS_PORT: '8443' };
    const answer = await runChecker('haproxy', ['-c', '-f', 'deploy/haproxy/haproxy.cfg'], { env });
    expect(answer).toEqual({ status: 0, said: 'Configuration file is valid\n' });
  });

  test('takes that of several installations without a warning', async () => {
    const maps = { OFFICES_MAP: 'deploy/haproxy/offices.map', INSTALLATIONS_MAP: 'deploy/haproxy/installations.map' };
    const env = { ...(await haproxySettings()), ...maps, COUNTRY_PAGE: 'deploy/haproxy/country.html' };
    const answer = await runChecker('haproxy', ['-c', '-f', 'deploy/haproxy/installations.cfg'], { env });
    expect(answer).toEqual({ status: 0, said: 'Configuration file is valid\n' });
  });
});

const commands = DOCUMENTS.flatMap(blocksOf).filter(({ language }) => language === 'bash');

describe('the commands of the documents', () => {
  test.skipIf(lacksProgram('shellcheck'))('have nothing that shellcheck finds', async () => {
    expect(commands.length).toBeGreaterThan(5);
    const folder = await temporaryDirectory();
    for (const [index, { text }] of commands.entries()) await writeFile(join(folder, `${index}.bash`), text);
    const words = ['--shell=bash', '--exclude=SC2164', ...commands.map((_, index) => join(folder, `${index}.bash`))];
    expect(await runChecker('shellcheck', words)).toEqual({ status: 0, said: '' });
  });

  test('name files and services that are there', () => {
    const files = new Set(readdirSync('deploy', { recursive: true, encoding: 'utf8' }));
    const services = Object.keys(parse(readFileSync('deploy/compose/compose.yaml', 'utf8'), { merge: true }).services);
    for (const { place, text } of commands) {
      const named = [...text.matchAll(/(?:^|[\s/])((?:[\w@-]+\/)?[\w@.-]+\.(?:sh|service|timer|example))\b/g)];
      for (const [, path = ''] of named) {
        const isThere = [...files].some(
          (file) => file === path || file.endsWith(`/${path}`) || file === path.replace('deploy/', ''),
        );
        expect([place, path, isThere]).toEqual([place, path, true]);
      }
      for (const [line, all = ''] of text.matchAll(/^docker compose (?:up|run|stop|restart) (.*)$/gm)) {
        const words = all.replace(/(--volume|restore) .*$/, '').split(' ');
        const unknown = words.filter((word) => !word.startsWith('-') && !services.includes(word) && word !== '');
        expect([line, unknown]).toEqual([line, []]);
      }
    }
  });
});

test('the image of PgBouncer has nothing that a linter finds, and no root', () => {
  const text = readFileSync('deploy/pgbouncer/Dockerfile', 'utf8');
  expect(validate(text).map(({ message }) => message)).toEqual([]);
  expect(text).toMatch(/^USER (?!root)\w+$/m);
});
