// CHANNELS: what its modules must be, said at the start in one line each; paths and packages, secrets in files.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyDirectory, endEverything } from '../support/process.ts';

const run = promisify(execFile);
afterAll(endEverything);

const CHANNEL = `{
  name: 'pigeon', label: 'Pigeon', about: 'A message by pigeon.',
  address: { example: 'loft-bogor', read: (text) => text },
  settings: { PIGEON_KEY: { about: 'A key.', secret: true }, PIGEON_URL: { about: 'A fake.', usual: 'https://pigeon.example' } },
  urlSetting: 'PIGEON_URL',
  open: () => ({}),
}`;
const module = (changes = '', kit = '') => `${kit}\nexport default { ...${CHANNEL}, ${changes} };\n`;

/** The output of the check of a start in a folder with these files. */
async function check(files: Record<string, string>, settings: Record<string, string>) {
  const cwd = await emptyDirectory();
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(cwd, name, '..'), { recursive: true });
    await writeFile(join(cwd, name), text);
  }
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...settings };
  const program = resolve('dist/server/antrean.js');
  return run(resolve('node_modules/.bin/node'), [program, 'check'], { cwd, env }).then(
    ({ stdout }) => ({ said: stdout, code: 0 }),
    (error: { stderr: string; code: number }) => ({ said: error.stderr, code: error.code }),
  );
}
const CHANNELS = './pigeon.mjs';
const checkModule = (text: string, settings: Record<string, string> = {}) =>
  check({ 'pigeon.mjs': text }, { CHANNELS, ...settings });

describe('a module', () => {
  test.each([
    ['a path', './pigeon.mjs', { 'pigeon.mjs': module() }],
    [
      'types',
      './pigeon.mts',
      { 'pigeon.mts': module('', "import type { OutsideChannel } from 'antrean/channel-kit';") },
    ],
    [
      'the kit',
      './a/pigeon.mjs',
      { 'a/pigeon.mjs': module('', "import { SendError } from 'antrean/channel-kit'; new SendError('never', '');") },
    ],
    [
      'a package',
      'antrean-pigeon',
      {
        'node_modules/antrean-pigeon/package.json': '{ "type": "module", "exports": { "import": "./pigeon.js" } }',
        'node_modules/antrean-pigeon/pigeon.js': module(),
      },
    ],
  ])('is loaded by %s', async (_, channels, files) => {
    const { said, code } = await check(files, { CHANNELS: channels });
    expect([said, code]).toEqual([expect.stringMatching(/^Settings: right, demo mode/), 0]);
  });

  test.each([
    ['is not there', null, 'which cannot be loaded (Error: Cannot find module'],
    ['is no program', 'export default {', 'which cannot be loaded (SyntaxError: '],
    ['throws', "throw new TypeError('No.')", 'which cannot be loaded (TypeError: No.; file://'],
    ['exports nothing', 'export const pigeon = 1', 'which has no default export: it must be the channel.'],
    ['has a name that is taken', module("name: 'whatsapp'"), 'name is the name of another channel'],
    ['has a name that is a prefix', module("name: 'tel'"), 'name is the name of another channel'],
    ['has a name of another form', module("name: 'My pigeon'"), 'name must be 2 to 20 small letters and digits'],
    ['opens nothing', module('open: 1'), 'open must be a function'],
    ['has no words', module("label: ' '"), 'label must say something'],
    [
      'has settings of others',
      module('settings: { DATA_KEY: { about: "It." } }'),
      'settings.DATA_KEY must begin with PIGEON_',
    ],
    [
      'has settings of the product',
      module("name: 'data', settings: { DATA_KEY: { about: 'It.' } }, urlSetting: 'DATA_KEY'"),
      'settings.DATA_KEY is a setting of the product',
    ],
    ['has no such URL', module("urlSetting: 'PIGEON_HOST'"), 'urlSetting must be one of the settings'],
    ['has fields of its own', module('colour: "grey"'), 'colour is not known.'],
  ])('that %s is refused in one line', async (_, text, fault) => {
    const { said, code } = await check(text === null ? {} : { 'pigeon.mjs': text }, { CHANNELS });
    expect([said, code]).toEqual([expect.stringContaining(`CHANNELS names ./pigeon.mjs, `), 1]);
    expect(said).toContain(fault);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  test('that comes twice under one name is refused', async () => {
    const files = { 'pigeon.mjs': module(), 'again.mjs': module() };
    const { said } = await check(files, { CHANNELS: './pigeon.mjs, ./again.mjs' });
    expect(said).toBe(
      'CHANNELS names ./again.mjs, whose channel cannot be used: name is the name of another channel.\n',
    );
  });
});

describe('its settings', () => {
  test('are told with all others, where they have another form', async () => {
    const read = `settings: { PIGEON_KEY: { about: 'A key.', read: (text) => (text.length > 3 ? text : null), must: 'be longer' },
      PIGEON_LOFT: { about: 'A loft.' }, PIGEON_URL: { about: 'A fake.', usual: 'https://pigeon.example' } }`;
    const { said } = await checkModule(module(read), {
      PIGEON_KEY: 'x',
      PORT: 'x',
      PIGEON_MESSAGES_PER_SECOND: 'fast',
    });
    const lines = said.trim().split('\n');
    expect(lines).toContain('PIGEON_KEY must be longer, not "x".');
    expect(lines).toContain('PIGEON_LOFT is missing, but PIGEON_KEY is set: set all of them or none.');
    expect(lines.some((line) => line.startsWith('PORT must'))).toBe(true);
    expect(lines.some((line) => line.startsWith('PIGEON_MESSAGES_PER_SECOND must'))).toBe(true);
  });

  test('reach no one in a demonstration but a fake on this machine', async () => {
    expect((await checkModule(module(), { PIGEON_KEY: 'key' })).said).toContain(
      'let PIGEON_URL name a fake on this machine',
    );
    const local = { PIGEON_KEY: 'key', PIGEON_URL: 'http://127.0.0.1:9' };
    expect(await checkModule(module(), local)).toMatchObject({ code: 0 });
  });

  test('may be secrets in files', async () => {
    const files = { 'pigeon.mjs': module(), key: 'the key\n' };
    const settings = { CHANNELS, PIGEON_URL: 'http://127.0.0.1:9' };
    expect(await check(files, { ...settings, PIGEON_KEY_FILE: 'key' })).toMatchObject({ code: 0 });
    const { said } = await check(files, { ...settings, PIGEON_KEY_FILE: 'gone' });
    expect(said).toBe('PIGEON_KEY_FILE is set, but gone cannot be read (ENOENT).\n');
  });
});
