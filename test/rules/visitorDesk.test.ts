// The keys that strangers get in the demonstration: one for each role, as long as it is worth anything.
import { expect, test } from 'vitest';
import { openVisitorDesk } from '../../adapters/index.ts';

/** An office with its staff, asked as the demonstration asks; each answer comes later. */
function officeOfOne() {
  const staff: { id: string; name: string; role: string }[] = [];
  let made = 0;
  let nowMs = 0;
  const answerTo = (input: { id?: string; name?: string; role?: string } | undefined) => {
    if (input?.name && input.role) {
      const id = `${++made}`;
      staff.push({ id, name: input.name, role: input.role });
      return {
        answer: { __typename: 'StaffKey', key: `key ${id}`, staff: { id, expiresAt: new Date(1000).toISOString() } },
      };
    }
    if (input?.id) {
      const at = staff.findIndex(({ id }) => id === input.id);
      staff.splice(at, 1);
      return { answer: { __typename: 'Staff' } };
    }
    return { offices: [{ code: 'BOGOR', registration: { photo: 'NONE' } }], staff: { nodes: [...staff] } };
  };
  const ask = async (_document: unknown, { input }: { input?: object }) => {
    await new Promise((later) => setImmediate(later));
    return answerTo(input);
  };
  const desk = openVisitorDesk(ask as never, () => nowMs);
  return {
    staff,
    keyFor: async (role: 'MANAGER' | 'FRONT_DESK') => (await desk.keyFor(role))?.key,
    wait(ms: number) {
      nowMs += ms;
    },
  };
}

test('those who come together have the same key, each role its own, and no one else is taken on', async () => {
  const { keyFor, staff } = officeOfOne();
  const keys = await Promise.all(Array.from({ length: 5 }, () => keyFor('MANAGER')));
  expect(keys).toEqual(Array.from({ length: 5 }, () => 'key 1'));
  expect(await keyFor('FRONT_DESK')).toBe('key 2');
  expect(await keyFor('MANAGER')).toBe('key 1');
  expect(staff).toHaveLength(2);
});

test('a key that a manager has ended, or that has expired, is replaced', async () => {
  const { keyFor, staff, wait } = officeOfOne();
  expect(await keyFor('MANAGER')).toBe('key 1');
  staff.length = 0;
  expect(await keyFor('MANAGER')).toBe('key 2');
  wait(2000);
  expect(await keyFor('MANAGER')).toBe('key 3');
  expect(staff.map(({ id }) => id)).toEqual(['3']);
});
