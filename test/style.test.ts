// The countable rules of docs/style.md, room by room: a room never gets worse, and what has become better stays so.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countsOf, placesInTree, placesOf } from '../scripts/style/rooms.ts';

const rulesIn = (file: string, text: string) => placesOf(file, text).map(({ line, rule }) => `${line} ${rule}`);

describe('the reading itself', () => {
  test('finds words and headless sentences in every kind of text', () => {
    expect(rulesIn('src/office/a.ts', 'f(); // Nobody asks.\n/**\n * A day. What\n * is closed.\n */')).toEqual([
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

describe('every room', () => {
  const places = placesInTree();
  const counts = countsOf(places);
  const allowed: Record<string, { left: number }> = JSON.parse(readFileSync('test/styleBaseline.json', 'utf8'));
  const left = (room: string) => allowed[room]?.left ?? 0;

  test('is read', () => {
    expect(placesOf('README.md', 'Nobody.').length).toBe(1);
    expect(Object.keys(allowed).filter((room) => counts[room] === undefined)).toEqual([]);
  });

  test.each(Object.keys(counts))('%s has no more than before', (room) => {
    const found = places.filter((place) => place.room === room);
    const listed = found.map(({ file, line, rule, excerpt }) => `${file}:${line}: ${rule}: ${excerpt}`);
    if (found.length > left(room)) expect(listed).toEqual([]);
  });

  test('that has become better stays so: npm run style -- --write', () => {
    expect(Object.keys(counts).filter((room) => (counts[room] ?? 0) < left(room))).toEqual([]);
  });
});
