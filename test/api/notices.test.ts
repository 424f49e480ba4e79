// Everyone sees which notices an office sends unasked, and its managers set them.
import { describe, expect, test } from 'vitest';
import { DEFAULT_NOTICES } from '../../src/office/notices.ts';
import { openApp } from '../support/app.ts';
import { managersOf } from '../support/managers.ts';

const app = await openApp();
const managers = managersOf(app);
const NOTICES =
  'query ($office: ID!) { office(code: $office) { notices { remindAt hours { from to } off nearTurn fallback } } }';
const shown = async (office: string) => (await app.graphql(NOTICES, { office })).data.office.notices;
const set = (notices: object, office: string) => managers.ask('changeOffice', { office, settings: { notices } });

describe('the notices of an office', () => {
  test('are shown to everyone', async () => {
    expect(await shown('MEDAN')).toEqual(DEFAULT_NOTICES);
  });

  test('are changed one by one by managers', async () => {
    await set({ off: ['CALLED', 'TURN_NEAR'] }, 'DEPOK');
    await set({ hours: { from: '08:00', to: '19:30' }, remindAt: '15:15' }, 'DEPOK');
    const changed = {
      ...DEFAULT_NOTICES,
      off: ['CALLED', 'TURN_NEAR'],
      hours: { from: '08:00', to: '19:30' },
      remindAt: '15:15',
    };
    expect(await shown('DEPOK')).toEqual(changed);
    await set({ off: [], fallback: true, nearTurn: 5 }, 'DEPOK');
    expect(await shown('DEPOK')).toEqual({ ...changed, off: [], fallback: true, nearTurn: 5 });
  });

  test('are what was set last, also where two managers set different things at once', async () => {
    for (let times = 1; times <= 10; times++) {
      const minute = String(10 + times);
      await Promise.all([
        set({ nearTurn: times }, 'BOGOR'),
        set({ remindAt: `15:${minute}` }, 'BOGOR'),
        set({ fallback: times % 2 === 0 }, 'BOGOR'),
      ]);
      expect(await shown('BOGOR')).toMatchObject({
        nearTurn: times,
        remindAt: `15:${minute}`,
        fallback: times % 2 === 0,
      });
    }
  });

  test('that make no sense are refused, each with its name', async () => {
    const before = await shown('SURABAYA');
    await expect(set({ remindAt: '23:00' }, 'SURABAYA')).rejects.toThrow('BAD_USER_INPUT: notices.remindAt');
    await expect(set({ hours: { from: '21:00', to: '07:00' } }, 'SURABAYA')).rejects.toThrow(
      'BAD_USER_INPUT: notices.hours',
    );
    await expect(set({ nearTurn: -1 }, 'SURABAYA')).rejects.toThrow('BAD_USER_INPUT: notices.nearTurn');
    await expect(set({ off: ['BIRTHDAY'] }, 'SURABAYA')).rejects.toThrow('BAD_USER_INPUT');
    expect(await shown('SURABAYA')).toEqual(before);
  });
});
