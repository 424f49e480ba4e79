// The imports of a file are read whatever their form, and judged rightly.
import { describe, expect, test } from 'vitest';
import { circlesIn, DYNAMIC, importsOf, trespasses } from '../support/imports.ts';
import { texts } from '../support/sourceTree.ts';

describe('the reading itself', () => {
  const targets = (text: string) =>
    importsOf('src/booking/book.ts', text).map(({ target, typeOnly }) => `${typeOnly ? 'type ' : ''}${target}`);

  test('sees every form of import', () => {
    expect(targets(`import { a, type B } from './rules.ts';`)).toEqual(['src/booking/rules.ts']);
    expect(targets(`import type { B } from '../time.ts';`)).toEqual(['type src/time.ts']);
    expect(targets(`import {\n  a,\n  b,\n} from '../time.ts';`)).toEqual(['src/time.ts']);
    expect(targets(`import * as all from '../time.ts';\nimport pg from 'pg';`)).toEqual(['src/time.ts', 'pg']);
    expect(targets(`export { a } from '../time.ts';\nexport * from './b.ts';`)).toEqual([
      'src/time.ts',
      'src/booking/b.ts',
    ]);
    expect(targets(`export type { A } from '../../schema/index.ts';`)).toEqual(['type schema/index.ts']);
    expect(targets(`import 'reflect-metadata';`)).toEqual(['reflect-metadata']);
    expect(targets(`const x = await import('../../server/app.ts');`)).toEqual(['server/app.ts']);
    expect(targets(`export const from = 'x';\n// import { a } from './c.ts'`)).toEqual([]);
  });

  test('sees a trespass, by type or by value', () => {
    const of = (file: string, text: string) => trespasses(importsOf(file, text)).length;
    expect(of('src/time.ts', `import type { A } from './refusal.ts';`)).toBe(1);
    expect(of('src/booking/rules.ts', `import { a } from '../events.ts';`)).toBe(1);
    expect(of('src/booking/rules.ts', `import type { a } from '../events.ts';`)).toBe(0);
    expect(of('adapters/twilio/send.ts', `import type { A } from '../../src/booking/booking.ts';`)).toBe(1);
    expect(of('schema/booking.ts', `import { a } from '../server/app.ts';`)).toBe(1);
    expect(of('src/unheard/of.ts', `import { a } from '../time.ts';`)).toBe(1);
  });

  test('sees a circle, of values and of types', () => {
    const circles = (back: string) =>
      circlesIn([
        ...importsOf('src/a.ts', `import { b } from './b.ts';`),
        ...importsOf('src/b.ts', `import { c } from './c.ts';`),
        ...importsOf('src/c.ts', back),
        ...importsOf('src/d.ts', `import { a } from './a.ts';`),
      ]);
    expect(circles(`import { a } from './a.ts';`)).toEqual(['src/a.ts <-> src/b.ts <-> src/c.ts']);
    expect(circles(`import type { B } from './b.ts';`)).toEqual(['src/b.ts <-> src/c.ts']);
    expect(circles(`import { e } from './e.ts';`)).toEqual([]);
  });

  test('reads every statement there is', () => {
    for (const [file, text] of texts) {
      const statements = text.match(/^import\b|^export (type )?[{*]/gm)?.length ?? 0;
      expect([file, importsOf(file, text.replace(DYNAMIC, '')).length]).toEqual([file, statements]);
    }
  });
});
