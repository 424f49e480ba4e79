// Memories hear of each commit of their own process once, and of all others when their notifications come.
import { expect, test } from 'vitest';
import { Memories, type ReadMemory } from '../../server/graphql/memories.ts';
import type { Announcement } from '../../src/events.ts';

const PLACES: Announcement = { event: 'availability', office: 'BOGOR', date: '2017-08-02' };
const LINE: Announcement = { event: 'queue', office: 'BOGOR' };
const SETTINGS: Announcement = { event: 'office', office: 'BOGOR' };

function openMemories() {
  const heard: string[] = [];
  const memory: ReadMemory = {
    hear: ({ event }) => heard.push(event),
    lost: () => heard.push('lost'),
  };
  return { memories: new Memories([memory]), heard };
}

test('a commit of the process is heard at once, and not again when its notification comes', () => {
  const { memories, heard } = openMemories();
  memories.hearOwn([PLACES, LINE], 'own');
  expect(heard).toEqual(['availability', 'queue']);
  for (const announcement of [PLACES, LINE]) memories.hear(announcement, 'own');
  expect(heard.length).toBe(2);
});

test('settings are heard twice, since they are read again in between', () => {
  const { memories, heard } = openMemories();
  memories.hearOwn([SETTINGS], 'own');
  memories.hear(SETTINGS, 'own');
  expect(heard).toEqual(['office', 'office']);
});

test.each([['of another'], [null]])(
  'a commit of another process is heard, also of one without a mark: %s',
  (commit) => {
    const { memories, heard } = openMemories();
    memories.hearOwn([PLACES], 'own');
    memories.hear(PLACES, commit);
    memories.lost();
    expect(heard).toEqual(['availability', 'availability', 'lost']);
  },
);

test('of too many commits the first are heard again, and nothing is missed', () => {
  const { memories, heard } = openMemories();
  for (let number = 0; number <= 10_000; number++) memories.hearOwn([], String(number));
  memories.hear(PLACES, '10000');
  memories.hear(PLACES, '0');
  expect(heard).toEqual(['availability']);
});
