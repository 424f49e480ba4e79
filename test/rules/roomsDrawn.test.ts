// The picture of the rooms: small files drawn as one, and no arrow that others imply.
import { expect, test } from 'vitest';
import { type Arrows, reduced, withFoundations, withRooms } from '../../scripts/rooms.ts';

const arrows = (all: Record<string, string[]>): Arrows =>
  new Map(Object.entries(all).map(([from, targets]) => [from, new Set(targets)]));

test('files beside the rooms are one node, unless they import a room', () => {
  const read = arrows({
    'src/time': [],
    'src/database': ['src/time'],
    'src/transact': ['outbox', 'src/database'],
    outbox: ['src/time', 'src/database'],
  });
  expect(withFoundations(read)).toEqual(
    arrows({ foundations: [], 'src/transact': ['outbox', 'foundations'], outbox: ['foundations'] }),
  );
});

test('arrows that follow from others are left out, however long the way', () => {
  expect(reduced(arrows({ a: ['b', 'c', 'd'], b: ['c'], c: ['d'], d: [] }))).toEqual(
    arrows({ a: ['b'], b: ['c'], c: ['d'], d: [] }),
  );
});

test('the picture is drawn in its place, and all else stays', () => {
  const page = 'a\n\n<!-- @generated rooms: -->\n\n```mermaid\n```\n\n```mermaid\nflowchart LR\n```\n';
  const drawn = withRooms(page);
  expect(drawn).toMatch(/^a\n\n<!-- @generated rooms: -->\n\n```mermaid\nflowchart TD\n/);
  expect(drawn).toContain('\n  booking --> ');
  expect(drawn).toMatch(/schema\n```\n\n```mermaid\nflowchart LR\n```\n$/);
});
