// The countable rules of docs/style.md, room by room: a room never gets worse.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Allowed, placesInTree, roomsOverAllowed, stylePlacesIn } from '../scripts/style/rooms.ts';

const rulesIn = (file: string, text: string) => stylePlacesIn(file, text).map(({ line, rule }) => `${line} ${rule}`);

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

describe('a room', () => {
  const allowed = { 'src/office': { left: 1 } };
  const faults = (text: string) => roomsOverAllowed(stylePlacesIn('src/office/a.ts', text), allowed);

  test('may have as many as before', () => {
    expect(faults('// Nobody.')).toEqual([]);
  });

  test('may not have more', () => {
    expect(faults('// Nobody, anew.')).toEqual([expect.stringMatching(/^src\/office: 2 places .*, not 1/)]);
    expect(roomsOverAllowed(stylePlacesIn('src/queue/a.ts', '// Anew.'), {})).toHaveLength(1);
  });
});

describe('what is read first', () => {
  const found = placesInTree();

  test.each(['documents', 'SDL', 'settings', 'English texts'])('has none: %s', (room) => {
    expect(found.filter((place) => place.room === room)).toEqual([]);
  });
});

test('the rooms of this tree have no more than their numbers say', () => {
  const allowed: Allowed = JSON.parse(readFileSync('test/styleBaseline.json', 'utf8'));
  expect(roomsOverAllowed(placesInTree(), allowed)).toEqual([]);
});
