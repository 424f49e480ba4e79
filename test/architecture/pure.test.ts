// Files that decide ask no database, no clock, no chance and no environment; and few others ask the machine.
import { describe, expect, test } from 'vitest';
import { ALLOWED_IN_PURE, ASKING, PURE } from '../support/pureFiles.ts';
import { files, imports, textOf, texts, withoutRemarks } from '../support/sourceTree.ts';

describe.each(PURE)('%s is pure:', (file) => {
  /** The file and all it needs at run time. */
  const closure = new Set([file]);
  for (const each of closure)
    for (const { target, ours, typeOnly } of imports.filter((one) => one.file === each))
      if (ours && !typeOnly) closure.add(target);

  test('it is there', () => {
    expect(texts.has(file)).toBe(true);
  });

  test('it needs no package and no part of Node', () => {
    const needed = imports.filter((one) => one.file === file && !one.ours && !one.typeOnly).map(({ target }) => target);
    expect(needed).toEqual(ALLOWED_IN_PURE[file] ?? []);
  });

  test('nothing it needs touches the database or the machine', () => {
    const needed = imports.filter(
      (one) => closure.has(one.file) && one.file !== 'src/bookingCode.ts' && !one.ours && !one.typeOnly,
    );
    expect(needed.filter(({ target }) => /^(node:|pg|@mikro-orm|graphile)/.test(target))).toEqual([]);
  });

  test('it asks for no time, no chance and no environment', () => {
    for (const word of [...Object.keys(ASKING), 'performance.now', 'crypto.getRandomValues', 'setTimeout', 'console.'])
      expect([word, withoutRemarks(textOf(file)).includes(word)]).toEqual([word, false]);
  });
});

describe('asking the machine', () => {
  test.each(Object.entries(ASKING))('%s is in %o only', (word, allowed) => {
    const asking = files.filter((file) => withoutRemarks(textOf(file)).includes(word));
    expect(asking.filter((file) => !allowed.includes(file))).toEqual([]);
  });

  test('main hands the environment to the settings and does nothing else with it', () => {
    const uses = withoutRemarks(textOf('server/start.ts')).match(/.*process\.env.*/g);
    expect(uses?.map((line) => line.trim())).toEqual([
      'const config = readServerSettings(await openEnvironment(process.env));',
    ]);
  });
});
