// How far the place log may take the history for done: never past an event that can still be committed.
import { describe, expect, test } from 'vitest';
import { nextCursor } from '../../src/placeLog/cursor.ts';

describe('the cursor of the place log', () => {
  test('marks what was seen, then waits for all transactions that began before', () => {
    const marked = nextCursor({ done: 10, mark: 10, markedBy: null }, { seen: 15, own: 700, ended: 700 });
    expect(marked).toEqual({ done: 10, mark: 15, markedBy: null });
    const dated = nextCursor(marked, { seen: 17, own: 703, ended: 690 });
    expect(dated).toEqual({ done: 10, mark: 15, markedBy: 703 });
    expect(nextCursor(dated, { seen: 20, own: 710, ended: 702 })).toBe(dated);
    expect(nextCursor(dated, { seen: 20, own: 710, ended: 703 })).toEqual({ done: 15, mark: 20, markedBy: null });
  });

  test('stays where it is while nothing happens', () => {
    const idle = { done: 10, mark: 10, markedBy: null };
    expect(nextCursor(idle, { seen: 10, own: 700, ended: 700 })).toBe(idle);
  });

  test('begins to wait again in a database that counts its transactions from the beginning', () => {
    const before = { done: 10, mark: 15, markedBy: 4_000_000 };
    expect(nextCursor(before, { seen: 15, own: 800, ended: 800 })).toEqual({ done: 10, mark: 15, markedBy: 800 });
  });
});
