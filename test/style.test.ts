// No file breaks the countable rules of docs/style.md.
import { describe, expect, test } from 'vitest';
import { filesInStyle, placesInTree, stylePlacesIn } from '../scripts/style/rooms.ts';

const rulesIn = (file: string, text: string) => stylePlacesIn(file, text).map(({ line, rule }) => `${line} ${rule}`);

describe('the reading itself', () => {
  test('finds words and headless sentences in every kind of text', () => {
    expect(rulesIn('src/office/a.ts', 'f();\t// Nobody asks.\n/**\n * A day. What\n * is closed.\n */')).toEqual([
      '1 nobody',
      '2 headless sentence',
    ]);
    expect(rulesIn('schema/schema.graphql', '"""Which."""\ntype A {\n"""So\n many of them."""\na: Int }')).toEqual([
      '1 headless sentence',
      '3 so many',
    ]);
    expect(rulesIn('docs/a.md', '# Who\n\nA text.\n- Set anew\n\n| a | What it is |\n|---|---|\n')).toEqual([
      '1 headless sentence',
      '4 anew',
      '6 headless sentence',
    ]);
    expect(rulesIn('offices.yaml', 'a: 1\n# Whoever it is.\n# They are here.')).toEqual(['2 whoever']);
  });

  test('finds words in the titles of tests, in none of their values', () => {
    const [first, second, third] = ['nobody', 'somebody', 'anew'];
    const titles = [
      `test('lets ${first} in', () => {`,
      `describe.skipIf(isAway)('${second}', () => {`,
      `test.each([['everybody']])('begins ${third}', () => {`,
      "expect(nameOf('nobody')).toBe('nobody');",
    ].join('\n');
    expect(rulesIn('test/rules/a.test.ts', titles)).toEqual([`1 ${first}`, `2 ${second}`, `3 ${third}`]);
    expect(rulesIn('test/support/a.ts', titles)).toEqual([]);
  });

  test('reads no code, no quotation and no question', () => {
    expect(rulesIn('src/office/a.ts', `const nobody = 'nobody'; // As 'https://a/' has it.`)).toEqual([]);
    expect(rulesIn('docs/a.md', 'Never `nobody`. What now?\n\n```sh\n# Nobody\n```\n')).toEqual([]);
  });

  test('finds counted nouns without a plural form, and knows a verb', () => {
    const texts =
      'const a = { a: `$' + '{n} offices`, b: "{limit} open places", c: \'{n} time(s)\', d: "{name} is here" };';
    expect(rulesIn('web/texts/en.ts', texts)).toEqual(Array(3).fill('1 no plural form'));
    expect(rulesIn('web/office/plots.ts', texts)).toEqual([]);
  });
});

test.each([
  ['src/office/a.ts', '// Anew.', 'src/office'],
  ['src/a.ts', '// Anew.', 'src'],
  ['schema/a.graphql', '"""Anew."""', 'SDL'],
  ['web/README.md', 'Anew.', 'documents'],
  ['.ci/run', '# Anew.', 'settings'],
  ['web/texts/en.ts', "const a = 'Anew.';", 'English texts'],
])('what is found in %s is of one room', (file, text, room) => {
  expect(stylePlacesIn(file, text)).toEqual([{ room, file, line: 1, rule: 'anew', excerpt: 'Anew.' }]);
});

test('this tree has none, and all of it is read', () => {
  expect(filesInStyle()).toEqual(
    expect.arrayContaining([
      '.ci/run',
      'README.md',
      'schema/schema.graphql',
      'test/style.test.ts',
      'web/vite.config.ts',
    ]),
  );
  expect(placesInTree()).toEqual([]);
});
