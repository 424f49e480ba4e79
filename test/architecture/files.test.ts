// Each file says what it is for, and the core names no kind of channel.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ASSET, files, imports, textOf } from '../support/sourceTree.ts';

describe('every file', () => {
  test('opens with one sentence that says what it is for', () => {
    const silent = files.filter((file) => {
      // A program names its interpreter before that.
      const [first = ''] = textOf(file)
        .replace(/^#!.*\n/, '')
        .split('\n');
      return !/^\/\/ \S.*\S$/.test(first) || first.length > 140;
    });
    expect(silent).toEqual([]);
  });

  test('names its imports with their .ts', () => {
    expect(
      imports
        .filter(({ target, ours }) => ours && !target.endsWith('.ts') && !ASSET.test(target))
        .map(({ file }) => file),
    ).toEqual([]);
  });
});

describe('kinds of channel', () => {
  const NAMES = /['"`](WHATSAPP|SMS|EMAIL|SIMULATOR|whatsapp|sms|email|simulator)['"`]/;
  /** The registry and sentences; `email` is a kind of address, too. */
  const KNOWS_THEM = /^src\/(channelKinds\.ts|phone\.ts|messages\/|migrations\/)/;

  test('are named in the registry only', () => {
    const core = files.filter((file) => /^(src|schema)\//.test(file) && !KNOWS_THEM.test(file));
    const named = core.flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      return lines.flatMap((line) =>
        NAMES.test(line) && !/description|publicFields/.test(line) ? `${file}: ${line.trim()}` : [],
      );
    });
    // A field of the contract has the same name.
    expect(named.filter((line) => !line.startsWith('src/access/publicFields.ts'))).toEqual([]);
  });
});
