// Places so near that one would have to be there at once: not given to applicants, and never confirmed when it is too late.
import { describe, expect, test } from 'vitest';
import { apiOf, MONDAY } from '../support/api.ts';
import { openApp } from '../support/app.ts';
import { ADMIN, managersOf } from '../support/managers.ts';

const app = await openApp();
const api = apiOf(app);
const TODAY = '2017-08-01';
const at = (time: string) => app.clock.set(`${TODAY}T${time}+07:00`);
const free = async (headers: Record<string, string> = {}) => {
  const query = `{ office(code: "BOGOR") { availability(days: 1) { status windows { id startsAt } } } }`;
  const { data } = await app.graphql(query, {}, headers);
  return data.office.availability[0];
};
const soonest = { when: { earliest: true } };

// To be there half an hour before, told a quarter of an hour before that.
const TIMES = ['09:00:00', '09:14:59', '09:15:00', '09:29:30', '09:30:00', '10:14:30', '10:15:00', '13:10:00'];

describe.each(TIMES)('at %s', (time) => {
  test('what is shown as free is what is given, to applicants and at the desk', async () => {
    at(time);
    for (const headers of [{}, ADMIN]) {
      const [first] = (await free(headers)).windows;
      const booking = await api.book(soonest, headers);
      expect(booking.window.id).toBe(first.id);
      const notice = (Date.parse(booking.arriveBy) - Date.parse(`${TODAY}T${time}+07:00`)) / 60_000;
      expect(notice).toBeGreaterThan(headers === ADMIN ? 0 : 15);
      expect(Date.parse(booking.confirmBy)).toBeLessThan(Date.parse(booking.arriveBy));
      expect(Date.parse(booking.confirmBy)).toBeGreaterThan(Date.parse(`${TODAY}T${time}+07:00`));
      await api.cancel(booking.code, {}, headers);
    }
  });
});

test('a quarter of an hour before the time to be there the hour is no longer given, but at the desk', async () => {
  at('09:00:00');
  const [first] = (await free()).windows;
  expect(first.startsAt).toBe(`${TODAY}T10:00:00+07:00`);
  at('09:15:00');
  expect((await free()).windows[0].startsAt).toBe(`${TODAY}T11:00:00+07:00`);
  expect((await api.book(soonest)).window.startsAt).toBe(`${TODAY}T11:00:00+07:00`);
  const picked = { when: { window: first.id } };
  expect(await api.book(picked)).toMatchObject({ reason: 'WINDOW_GONE', field: 'when.window' });
  expect((await api.book(picked, ADMIN)).window.id).toBe(first.id);
});

test('what was taken in time is lapsed before one must be there', async () => {
  at('09:07:48');
  const { code, arriveBy, confirmBy } = await api.book(soonest);
  expect([arriveBy, confirmBy]).toEqual([`${TODAY}T09:30:00+07:00`, `${TODAY}T09:25:00+07:00`]);
  at('09:25:00');
  for (const headers of [{}, ADMIN])
    expect(await api.confirm(code, undefined, headers)).toMatchObject({ reason: 'HOLD_EXPIRED' });
});

test('moved to a near hour a hold ends before that one, and moved away it gets no longer', async () => {
  at('09:00:00');
  const { code, confirmBy } = await api.book();
  expect(confirmBy).toBe(`${TODAY}T09:30:00+07:00`);
  const near = await api.reschedule(code, { when: { date: TODAY } });
  expect(near).toMatchObject({
    status: 'HELD',
    arriveBy: `${TODAY}T09:30:00+07:00`,
    confirmBy: `${TODAY}T09:25:00+07:00`,
  });
  const away = await api.reschedule(code, { when: { date: MONDAY } });
  expect(away).toMatchObject({ status: 'HELD', confirmBy: `${TODAY}T09:25:00+07:00` });
  expect((await api.booking(code)).confirmBy).toBe(`${TODAY}T09:25:00+07:00`);
});

test('is as long as the office says', async () => {
  at('09:00:00');
  const set = (minimumNoticeMinutes: number) =>
    managersOf(app).ask('changeOffice', { office: 'BOGOR', settings: { policy: { minimumNoticeMinutes } } });
  await set(60 * 24);
  expect((await free()).status).toBe('FULL');
  expect((await api.book(soonest)).window.startsAt).toBe('2017-08-02T10:00:00+07:00');
  await set(0);
  at('09:29:00');
  const booking = await api.book(soonest);
  expect(booking).toMatchObject({ arriveBy: `${TODAY}T09:30:00+07:00`, confirmBy: `${TODAY}T09:29:30+07:00` });
  await set(15);
});
