// What an office tells unasked, as everybody sees it and its managers set it.
import { describe, expect, test } from 'vitest';
import { DEFAULT_NOTICES } from '../../src/office/notices.ts';
import { openApp } from '../support/app.ts';
import { managersOf } from '../support/managers.ts';

const app = await openApp();
const managers = managersOf(app);
const NOTICES = '{ office(code: "BOGOR") { notices { remindAt hours { from to } off nearTurn fallback } } }';
const shown = async () => (await app.graphql(NOTICES)).data.office.notices;
const set = (notices: object) => managers.ask('changeOffice', { office: 'BOGOR', settings: { notices } });

describe('the notices of an office', () => {
  test('are shown to everybody', async () => {
    expect(await shown()).toEqual(DEFAULT_NOTICES);
  });

  test('are changed one by one by managers', async () => {
    await set({ off: ['CALLED', 'TURN_NEAR'] });
    await set({ hours: { from: '08:00', to: '19:30' }, remindAt: '15:15' });
    const changed = {
      ...DEFAULT_NOTICES,
      off: ['CALLED', 'TURN_NEAR'],
      hours: { from: '08:00', to: '19:30' },
      remindAt: '15:15',
    };
    expect(await shown()).toEqual(changed);
    await set({ off: [], fallback: true, nearTurn: 5 });
    expect(await shown()).toEqual({ ...changed, off: [], fallback: true, nearTurn: 5 });
  });

  test('are what was set last, also where two managers set different things at once', async () => {
    for (let times = 1; times <= 10; times++) {
      const minute = String(10 + times);
      await Promise.all([
        set({ nearTurn: times }),
        set({ remindAt: `15:${minute}` }),
        set({ fallback: times % 2 === 0 }),
      ]);
      expect(await shown()).toMatchObject({ nearTurn: times, remindAt: `15:${minute}`, fallback: times % 2 === 0 });
    }
  });

  test('that make no sense are refused, each with its name', async () => {
    const before = await shown();
    await expect(set({ remindAt: '23:00' })).rejects.toThrow('BAD_USER_INPUT: notices.remindAt');
    await expect(set({ hours: { from: '21:00', to: '07:00' } })).rejects.toThrow('BAD_USER_INPUT: notices.hours');
    await expect(set({ nearTurn: -1 })).rejects.toThrow('BAD_USER_INPUT: notices.nearTurn');
    await expect(set({ off: ['BIRTHDAY'] })).rejects.toThrow('BAD_USER_INPUT');
    expect(await shown()).toEqual(before);
  });
});
