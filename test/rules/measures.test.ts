// The measures of the code base read their sources rightly.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, test } from 'vitest';
import { circlesOf } from '../../scripts/measure/circles.ts';
import { typeCoverage } from '../../scripts/measure/coverage.ts';
import { functionsIn } from '../../scripts/measure/functions.ts';
import { importsIn } from '../../scripts/measure/imports.ts';
import { sharedNamesIn } from '../../scripts/measure/names.ts';
import { isHandWritten, isTableOfData, type Source } from '../../scripts/measure/sources.ts';
import { weakPlacesIn } from '../../scripts/measure/typing.ts';
import { atEnd } from '../support/atEnd.ts';

function source(text: string, file = 'src/a.ts'): Source {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return { file, text, lines: text.split('\n').length, tree };
}

describe('functions', () => {
  test('are found with their length and parameters, expressions left out', () => {
    const text = `function a(b: number, c: number) {\n  return b + c;\n}\nconst d = {\n  e() {},\n  f: () => {},\n  g: () => 1,\n};`;
    expect(functionsIn(source(text).tree)).toEqual([
      { name: 'a', line: 1, lines: 3, parameters: 2 },
      { name: 'e', line: 5, lines: 1, parameters: 0 },
      { name: 'f', line: 6, lines: 1, parameters: 0 },
    ]);
  });
});

describe('files written by hand', () => {
  test.each(['bench/node_modules/pg/a.ts', 'adapters/meta/documents.ts', 'src/a.d.ts', 'src/a.js'])(
    '%s is none',
    (file) => {
      expect(isHandWritten(file)).toBe(false);
    },
  );

  test('bench/book.ts is one', () => {
    expect(isHandWritten('bench/book.ts')).toBe(true);
  });
});

describe('a table of data', () => {
  const table = `export const TEXTS = {\n${'  a: `b`,\n'.repeat(20)}} as const;`;

  test('consists of literals', () => {
    expect(isTableOfData(source(table))).toBe(true);
    expect(isTableOfData(source(`${table}\nfunction a() {\n${'  b();\n'.repeat(20)}}`))).toBe(false);
  });

  test('holds no long function', () => {
    expect(isTableOfData(source(`const a = {\n  b() {\n${'    c();\n'.repeat(20)}  },\n};`))).toBe(false);
  });
});

describe('type coverage', () => {
  function untypedIn(text: string): { identifiers: number; untyped: string[] } {
    const folder = mkdtempSync(join(tmpdir(), 'antrean-coverage-'));
    atEnd(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'a.ts'), text);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, types: [] } }));
    const { identifiers, untyped } = typeCoverage(join(folder, 'tsconfig.json'), (file) => file.endsWith('/a.ts'));
    return { identifiers, untyped: untyped.map(({ line, text }) => `${line} ${text}`) };
  }

  test('counts each value whose type is any', () => {
    expect(untypedIn(`const a = JSON.parse('1');\nconst { b } = a;\nconst c = 1;`)).toEqual({
      identifiers: 6,
      untyped: ['1 a', '2 b', '2 a'],
    });
  });

  test('counts a value that a pattern renames by its new name alone', () => {
    const text = `const { a: b, c: d } = { a: 1, c: JSON.parse('1') };\ndeclare global {}\nexport {};`;
    expect(untypedIn(text)).toEqual({ identifiers: 6, untyped: ['1 d', '1 c'] });
  });
});

describe('circles', () => {
  const circles = (...texts: readonly [file: string, text: string][]) =>
    circlesOf(texts.flatMap(([file, text]) => importsIn(source(text, file))));

  test('are found whatever the form of the import', () => {
    const back = [
      `import { a } from './a.ts';`,
      `import type { A } from './a.ts';`,
      `export * from './a.ts';`,
      `const a = await import('./a.ts');`,
      `type A = import('./a.ts').A;`,
    ];
    for (const text of back)
      expect(circles(['src/a.ts', `import './b.ts';`], ['src/b.ts', text])).toEqual([['src/a.ts', 'src/b.ts']]);
  });

  test('are separate when they do not touch', () => {
    const pair = (a: string, b: string): [string, string][] => [
      [`src/${a}.ts`, `import './${b}.ts'; import './z.ts';`],
      [`src/${b}.ts`, `import './${a}.ts';`],
    ];
    expect(circles(...pair('a', 'b'), ...pair('c', 'd'))).toHaveLength(2);
    expect(circles(['src/a.ts', `import './b.ts';`], ['src/c.ts', `import './b.ts';`])).toEqual([]);
  });

  test('of types are told from those of values', () => {
    expect(importsIn(source(`import { type A, type B } from './b.ts';`))).toMatchObject([{ isTypeOnly: true }]);
    expect(importsIn(source(`import { type A, b } from './b.ts';`))).toMatchObject([{ isTypeOnly: false }]);
  });
});

describe('shared names', () => {
  test('count each definition, and leave twins out of the unrelated ones', () => {
    const names = sharedNamesIn([
      source('const A = 1; function send() {}', 'adapters/meta/send.ts'),
      source('interface A {} function send() {}', 'adapters/twilio/send.ts'),
      source('const { A, b: [c] } = f(); class D {}', 'src/c.ts'),
    ]);
    expect(names.definitions).toBe(7);
    expect(names.shared.map(({ name }) => name)).toEqual(['A', 'A', 'A', 'send', 'send']);
    expect(names.unrelated.map(({ name }) => name)).toEqual(['A', 'A', 'A']);
  });
});

describe('weak places', () => {
  test('are found, each of its kind', () => {
    const text = [
      'const a = b as C;',
      'const d = e[0] as F;',
      'const g = [1] as const;',
      'let h: any = i!;',
      '// @ts-expect-error: a reason',
      "const j = { ...{ k }, ...l }; const m = 'biome-ignore';",
    ].join('\n');
    const found = weakPlacesIn(source(text)).map(({ weakness, line }) => `${line} ${weakness}`);
    expect(found.toSorted()).toEqual([
      '1 cast',
      '2 index cast',
      '4 any',
      '4 non-null assertion',
      '5 suppression',
      '6 literal spread',
    ]);
  });
});
