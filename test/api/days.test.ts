// The server refuses settings that managers may not make, and shows live what follows from all others and the clock.
import { beforeEach, describe, expect, test } from 'vitest';
import { apiOf, MONDAY } from '../support/api.ts';
import { openApp } from '../support/app.ts';
import { openLive } from '../support/live.ts';
import { ADMIN, managersOf } from '../support/managers.ts';
import type { OfficesChange } from '../support/offices.ts';

const _SEED = '2017-08-01T09:00:00+07:00';

describe('what managers set', async () => {
  const app = await openApp();
  const api = apiOf(app);
  const { ask, days } = managersOf(app);
  const changes = () => app.query(`select * from day_change where office = 'MEDAN' order by id`);
  const week = [{ weekday: 'MONDAY', hours: '08:00-10:00' }];

  test.each([
    ['setException', { date: '2017-07-31', reason: 'Rapat' }],
    ['removeException', { date: '2017-07-31' }],
    ['closeDay', { date: '2017-07-31', reason: 'Rapat' }],
    ['setCapacity', { date: '2017-07-31', capacity: 5 }],
    ['setSchedule', { from: '2017-07-31', schedule: { week } }],
  ])('%s: not for a day that is over by the office’s own calendar', async (field, input) => {
    expect(await ask(field, { office: 'MEDAN', ...input })).toEqual({
      __typename: 'Refusal',
      reason: 'IN_THE_PAST',
      message: 'Tanggal itu sudah lewat. Hari ini Selasa, 1 Agustus 2017.',
    });
    expect(await changes()).toEqual([]);
  });

  const quota = { code: 'priority', name: { id: 'Prioritas', en: 'Priority' }, line: 'B' };
  test.each([
    [
      'a window of no minutes',
      'setSchedule',
      { week: [{ ...week[0], windowMinutes: 0 }] },
      'week.monday.windowMinutes',
    ],
    ['a weekday without a place', 'setSchedule', { week: [{ ...week[0], capacity: 0 }] }, 'week.monday.capacity'],
    ['the letter of walk-ins', 'setSchedule', { line: 'W', week }, 'line: must be'],
    [
      'a share twice',
      'setSchedule',
      {
        shares: [
          { quota: 'priority', places: 1 },
          { quota: 'priority', places: 2 },
        ],
        week,
      },
      'a quota is there twice',
    ],
    ['an exception without a reason', 'setException', '  ', 'reason'],
  ])('%s is named as what is wrong', async (_, field, given, why) => {
    const more = {
      setSchedule: { from: MONDAY, schedule: given },
      setQuotas: { quotas: given },
      setException: { date: MONDAY, reason: given },
    }[field];
    await expect(ask(field, { office: 'MEDAN', ...more })).rejects.toThrow(/^BAD_USER_INPUT/);
    await expect(ask(field, { office: 'MEDAN', ...more })).rejects.toThrow(why);
    expect(await changes()).toEqual([]);
  });

  test.each([
    ['of no service', { services: ['VISA'] }, 'SERVICE_NOT_BOOKABLE'],
    ['in the line of everyone', { line: 'A' }, 'LINE_TAKEN'],
  ])('a quota %s is refused', async (_, wrong, reason) => {
    expect(await ask('setQuotas', { office: 'MEDAN', quotas: [{ ...quota, ...wrong }] })).toMatchObject({ reason });
    expect(await changes()).toEqual([]);
  });

  test('a calendar without a day off in that time is refused: nothing done looks too much like all done', async () => {
    const calendar = 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20160817\r\nEND:VEVENT\r\nEND:VCALENDAR';
    const input = { office: 'MEDAN', calendar, from: '2017-08-01', to: '2017-12-31' };
    await expect(ask('importHolidays', input)).rejects.toThrow('BAD_USER_INPUT: calendar: has no whole day off');
    expect(await changes()).toEqual([]);
  });

  test('the file’s quotas can be done away with once the schedule in force has no share of them', async () => {
    expect(await ask('setQuotas', { office: 'BATAM', quotas: [] })).toMatchObject({ reason: 'QUOTA_IN_USE' });
    await ask('setSchedule', { office: 'BATAM', from: '2017-08-01', schedule: { week } });
    expect(await ask('setQuotas', { office: 'BATAM', quotas: [] })).toMatchObject({ what: 'setQuotas' });
    expect(await ask('removeSchedule', { office: 'BATAM', from: '2017-08-01' })).toMatchObject({
      reason: 'QUOTA_IN_USE',
    });
  });

  test('settings of the office and its windows change in one', async () => {
    const input = { office: 'SURABAYA', settings: { policy: { overbookPercent: 20, horizonDays: 40 } } };
    await ask('changeOffice', input);
    const [day] = await days('SURABAYA', MONDAY, 1);
    expect(day).toMatchObject({ capacity: 7 * 60, remaining: 7 * 60 });
    expect(await days('SURABAYA', '2017-09-08', 3)).toMatchObject([
      { status: 'OPEN' },
      { status: 'CLOSED' },
      { status: 'CLOSED' },
    ]);
    expect(await days('SURABAYA', '2017-09-11', 1)).toMatchObject([{ status: 'NOT_YET_RELEASED' }]);
    // Fewer are sold from now on; who has a place keeps it.
    await app.query(`update capacity_window set taken = 55 where office = 'SURABAYA' and date = $1 and ordinal = 1`, [
      MONDAY,
    ]);
    await ask('changeOffice', { office: 'SURABAYA', settings: { policy: { overbookPercent: 0 } } });
    expect((await days('SURABAYA', MONDAY, 1))[0]?.windows.slice(0, 2)).toMatchObject([
      { capacity: 55, remaining: 0 },
      { capacity: 50, remaining: 50 },
    ]);
  });

  test('those who have a quota and nothing else get nothing of what others leave over', async () => {
    const quotas = [
      { ...quota, priorities: ['ELDERLY'], opensMinutesBefore: 525_600 },
      { ...quota, code: 'lost', line: 'C', services: ['LOST_OR_DAMAGED'], generalToo: false },
    ];
    await ask('setQuotas', { office: 'DEPOK', quotas });
    const shares = [
      { quota: 'priority', places: 2 },
      { quota: 'lost', places: 1 },
    ];
    await ask('setSchedule', { office: 'DEPOK', from: '2017-08-01', schedule: { capacity: 4, shares, week } });
    const free = async (as: string) => (await days('DEPOK', MONDAY, 1, as))[0]?.remaining;
    expect(await free('')).toBe(6);
    expect(await free('service: "LOST_OR_DAMAGED", channel: COUNTER')).toBe(2);
    const book = () =>
      api.book({ office: 'DEPOK', when: { date: MONDAY }, service: 'LOST_OR_DAMAGED', acceptNextPlace: false }, ADMIN);
    expect([await book(), await book()]).toMatchObject([{ window: { quota: 'lost' } }, { window: { quota: 'lost' } }]);
    expect(await book()).toMatchObject({
      reason: 'FULL',
      alternatives: [{ startsAt: '2017-08-14T08:00:00+07:00' }, {}, {}],
    });
    expect(await free('')).toBe(6);
  });
});

describe('a day that opens at an hour of its own', async () => {
  const change: OfficesChange = {
    defaults: { policy: { release: { at: '14:00' } } },
    BATAM: {
      // The priority quota opens earlier than the other.
      quotas: [
        {
          code: 'priority',
          name: { id: 'Prioritas', en: 'Priority' },
          line: 'B',
          priorities: ['ELDERLY', 'CHILD', 'DISABILITY', 'PREGNANT'],
          opensMinutesBefore: 90,
        },
        {
          code: 'express',
          name: { id: 'Percepatan', en: 'Express' },
          line: 'C',
          services: ['EXPRESS'],
          generalToo: false,
          opensMinutesBefore: 60,
        },
      ],
    },
  };
  const start = '2017-08-01T13:30:00+07:00';
  const app = await openApp({ start, change });
  beforeEach(() => app.clock.set(start));
  const api = apiOf(app);
  const { days } = managersOf(app);

  test('says when, is refused before, and no one is led to it', async () => {
    expect(await days('BOGOR', '2017-08-30', 3)).toMatchObject([
      { status: 'OPEN', releasedAt: null },
      { status: 'NOT_YET_RELEASED', releasedAt: '2017-08-01T14:00:00+07:00' },
      { status: 'CLOSED', releasedAt: null },
    ]);
    expect(await api.book({ when: { date: '2017-08-31' } })).toMatchObject({
      reason: 'NOT_YET_RELEASED',
      message: 'Tempat untuk Kamis, 31 Agustus 2017 baru dibuka pada Selasa, 1 Agustus 2017 pukul 14.00 WIB.',
      alternatives: [{ startsAt: '2017-08-01T15:00:00+07:00' }, {}, {}],
    });
    const shown = await app.graphql('{ office(code: "BOGOR") { policy { release { at jitterMinutes } } } }');
    expect(shown.data.office.policy.release).toEqual({ at: '14:00', jitterMinutes: 0 });
    const typed = { from: '+6281234567001', to: '08111100333', text: '#Budi#25011987#31082017' };
    const [reply] = (await app.simulator(typed)).replies;
    expect(reply).toMatchObject({ key: 'refused.NOT_YET_RELEASED', text: expect.stringMatching(/14\.00 WIB.*\n#/s) });
    await api.leave('BOGOR', '2017-08-30');
    expect(await api.book({ when: { date: '2017-08-30' } })).toMatchObject({
      reason: 'FULL',
      message: expect.stringContaining('sampai Rabu, 30 Agustus 2017'),
    });
  });

  test('those who watch see it open, and quotas open to all, when the clock gets there', async () => {
    const live = await openLive(app.url);
    const watch = (office: string, from: string) =>
      live.subscribe(
        `subscription { availability(office: "${office}", from: "${from}", days: 1) { status remaining } }`,
      );
    const [opening, today] = [watch('BOGOR', '2017-08-31'), watch('BATAM', '2017-08-02')];
    const [first] = (await opening.nth(1)).data.availability;
    expect(first).toEqual({ status: 'NOT_YET_RELEASED', remaining: 350 });
    expect((await today.nth(1)).data.availability).toEqual([{ status: 'OPEN', remaining: 200 }]);
    app.clock.set('2017-08-01T14:00:00+07:00');
    await opening.until('the day open', ({ availability }) => availability[0].status === 'OPEN');
    expect(await api.book({ when: { date: '2017-08-31' } })).toMatchObject({
      window: { startsAt: expect.stringMatching('^2017-08-31') },
    });
    // Half an hour before its window begins an applicant cannot get there in time: the window of eight is gone by then.
    app.clock.set('2017-08-02T07:31:00+07:00');
    const left = await today.until('fewer windows', ({ availability }) => availability[0].remaining < 200);
    // Of the window of nine what priority people have not used is open to all.
    expect(left.availability).toEqual([{ status: 'OPEN', remaining: 4 * 40 + 10 }]);
    app.clock.set('2017-08-02T08:00:00+07:00');
    await today.until('express places too', ({ availability }) => availability[0].remaining === 4 * 40 + 10 + 7);
    live.close();
  });
});
