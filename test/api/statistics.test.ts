// Figures through the API: for managers of the office, as of now, by the office's own days.
import { describe, expect, test } from 'vitest';
import { MIN_USES_TO_COMPILE } from '../../server/graphql/compiled.ts';
import { eventually } from '../support/app.ts';
import { ADMIN, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const server = await openServer({ start: '2017-08-07T07:00:00+07:00' });
const { ask, graphql, clock } = server;
const manager = await server.staff('MANAGER');
const elsewhere = await server.staff('MANAGER', 'MAKASSAR');
const officer = await server.staff('FRONT_DESK');

const DAYS = `query ($office: ID!, $from: Date!, $to: Date!) { dailyStatistics(office: $office, from: $from, to: $to) {
  date booked confirmed overflowed cancelled lapsed forfeited checkedIn walkIns served noShows capacity taken useOfCapacity
  medianWaitMinutes p90WaitMinutes medianServiceMinutes p90ServiceMinutes
} }`;
const PARTS = `query ($office: ID!, $from: Date!, $to: Date!) { dailyStatistics(office: $office, from: $from, to: $to) {
  date office { code } ...Parts
} }
fragment Parts on DailyStatistics {
  services { service { code name } booked walkIns served } channels { channel booked walkIns } counters { counter booked served medianServiceMinutes } hours { hour booked walkIns capacity taken useOfCapacity }
}`;
const days = (from: string, to = from, office = 'BOGOR', headers = manager) => ask(DAYS, { office, from, to }, headers);

const BOOK = `mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } ... on Refusal { reason } } }`;
const book = async (name: string, input: object = {}) =>
  (
    await ask(
      BOOK,
      {
        input: {
          office: 'BOGOR',
          when: { date: '2017-08-07' },
          applicant: { name, birthDate: '1987-01-25' },
          ...input,
        },
      },
      ADMIN,
    )
  ).code;
const act = (field: string, type: string, input: object, answer = '') =>
  ask(`mutation ($input: ${type}!) { ${field}(input: $input) { __typename ${answer} } }`, { input }, ADMIN);
const callNext = async (counter: string): Promise<string> =>
  (await act('callNext', 'CallNextInput', { counter }, '... on Ticket { number }')).number;
const confirm = (code: string) => act('confirmBooking', 'ConfirmBookingInput', { code });
const walkIn = (office = 'BOGOR') => act('issueTicket', 'IssueTicketInput', { office, service: 'LOST_OR_DAMAGED' });

const OVERBOOKING =
  '{ office(code: "BOGOR") { overbooking { percent measuredNoShowPercent measuredBookings measuredNoShows days } } }';
const measured = async () => (await ask(OVERBOOKING, {}, manager)).overbooking;

test('a day and the next, as figures', async () => {
  await step('on which nothing has happened yet is places', async () => {
    expect(await days('2017-08-07')).toEqual([
      {
        ...{ date: '2017-08-07', booked: 0, confirmed: 0, overflowed: 0, cancelled: 0, lapsed: 0, forfeited: 0 },
        ...{ checkedIn: 0, walkIns: 0, served: 0, noShows: 0, capacity: 350, taken: 0, useOfCapacity: 0 },
        ...{ medianWaitMinutes: null, p90WaitMinutes: null, medianServiceMinutes: null, p90ServiceMinutes: null },
      },
    ]);
  });

  await step('has what has happened by the moment of asking', async () => {
    const code = await book('Budi');
    expect((await days('2017-08-07'))[0]).toMatchObject({ booked: 1, confirmed: 0, taken: 1, useOfCapacity: 0.003 });
    await confirm(code);
    await book('Siti');
    await act('checkIn', 'CheckInInput', { office: 'BOGOR', code });
    await act('openCounter', 'OpenCounterInput', { counter: 'BOGOR/1' });
    clock.advance(8);
    const number = await callNext('BOGOR/1');
    await act('serve', 'TicketInput', { office: 'BOGOR', number });
    clock.advance(12);
    await act('finish', 'TicketInput', { office: 'BOGOR', number });
    await walkIn();
    expect((await days('2017-08-07'))[0]).toMatchObject({
      ...{ booked: 2, confirmed: 1, checkedIn: 1, walkIns: 1, served: 1, taken: 2 },
      ...{ medianWaitMinutes: 8, p90WaitMinutes: 8, medianServiceMinutes: 12, p90ServiceMinutes: 12 },
    });
  });

  await step('comes apart by service, channel, counter and hour', async () => {
    const [day] = await ask(PARTS, { office: 'BOGOR', from: '2017-08-07', to: '2017-08-07' }, manager);
    expect(day).toMatchObject({
      office: { code: 'BOGOR' },
      services: [
        { service: { code: 'LOST_OR_DAMAGED', name: 'Paspor hilang atau rusak' }, booked: 0, walkIns: 1, served: 0 },
        { service: { code: 'PASSPORT' }, booked: 2, walkIns: 0, served: 1 },
      ],
      channels: [{ channel: 'COUNTER', booked: 2, walkIns: 1 }],
      counters: [{ counter: '1', booked: 0, served: 1, medianServiceMinutes: 12 }],
    });
    expect(day.hours.map(({ hour }: { hour: number }) => hour)).toEqual([7, 8, 9, 10, 11, 13, 14, 15]);
    expect(day.hours.slice(0, 2)).toEqual([
      { hour: 7, booked: 0, walkIns: 1, capacity: 0, taken: 0, useOfCapacity: null },
      { hour: 8, booked: 2, walkIns: 0, capacity: 50, taken: 2, useOfCapacity: 0.04 },
    ]);
  });

  await step("is the office's own: at midnight in Makassar it is still the day before in Bogor", async () => {
    await walkIn('MAKASSAR');
    clock.set('2017-08-07T23:30:00+07:00');
    await walkIn('MAKASSAR');
    await walkIn('BOGOR');
    const walkIns = async (office: string) =>
      (await days('2017-08-07', '2017-08-08', office, ADMIN)).map((day: { walkIns: number }) => day.walkIns);
    expect(await walkIns('MAKASSAR')).toEqual([1, 1]);
    expect(await walkIns('BOGOR')).toEqual([2, 0]);
  });

  await step('is there whatever it was: a Sunday, one long ago, one far ahead', async () => {
    const told = await days('2017-08-05', '2017-08-09');
    expect(told.map(({ date, capacity }: { date: string; capacity: number }) => [date, capacity])).toEqual([
      ['2017-08-05', 0],
      ['2017-08-06', 0],
      ['2017-08-07', 350],
      ['2017-08-08', 350],
      ['2017-08-09', 350],
    ]);
    expect((await days('1999-12-31'))[0]).toMatchObject({ booked: 0, capacity: 0, useOfCapacity: null });
    expect((await days('2018-12-05'))[0]).toMatchObject({ booked: 0, capacity: 350 });
  });

  await step('of all offices, or of some, is for administrators', async () => {
    const ALL = `query ($offices: [ID!]) { statistics(from: "2017-08-07", to: "2017-08-08", offices: $offices) { date office { code } walkIns } }`;
    const all = await ask(ALL, {}, ADMIN);
    const offices = await ask('{ offices { code } }');
    expect(all).toHaveLength(2 * offices.length);
    expect(await ask(ALL, { offices: ['MAKASSAR', 'BOGOR', 'BOGOR'] }, ADMIN)).toEqual([
      { date: '2017-08-07', office: { code: 'MAKASSAR' }, walkIns: 1 },
      { date: '2017-08-08', office: { code: 'MAKASSAR' }, walkIns: 1 },
      { date: '2017-08-07', office: { code: 'BOGOR' }, walkIns: 2 },
      { date: '2017-08-08', office: { code: 'BOGOR' }, walkIns: 0 },
    ]);
    // Often asked, the document is compiled: the figures and the permissions stay.
    for (let times = 0; times <= MIN_USES_TO_COMPILE; times++) expect(await ask(ALL, {}, ADMIN)).toEqual(all);
    expect((await graphql(ALL, {}, manager)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await ask(ALL, {}, ADMIN)).toEqual(all);
    expect((await graphql(ALL, { offices: ['NOWHERE'] }, ADMIN)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  await step('overbooking stands beside who did not come, once there were days', async () => {
    expect(await measured()).toEqual({
      ...{ percent: 0, measuredNoShowPercent: null, measuredBookings: 0, measuredNoShows: 0, days: 28 },
    });
  });

  await step('overbooking counts who was forfeited and who was called in vain, up to yesterday', async () => {
    clock.set('2017-08-08T07:00:00+07:00');
    // Budi came yesterday; of three more one is forfeited, one is called in vain, one is served.
    const codes = [];
    for (const name of ['Ani', 'Ida', 'Tuti']) {
      const code = await book(name, { when: { date: '2017-08-08' } });
      await confirm(code);
      codes.push(code);
    }
    for (const code of codes.slice(1)) await act('checkIn', 'CheckInInput', { office: 'BOGOR', code });
    for (const [field, counter] of [
      ['markNoShow', '2'],
      ['serve', '3'],
    ] as const) {
      await act('openCounter', 'OpenCounterInput', { counter: `BOGOR/${counter}` });
      const number = await callNext(`BOGOR/${counter}`);
      await act(field, 'TicketInput', { office: 'BOGOR', number });
    }
    clock.set('2017-08-08T08:00:00+07:00');
    await eventually('the first is forfeited', async () => (await days('2017-08-08'))[0].forfeited === 1);
    expect(await measured()).toMatchObject({ measuredNoShowPercent: 0 });
    clock.set('2017-08-09T06:00:00+07:00');
    expect(await measured()).toMatchObject({
      ...{ measuredNoShowPercent: 50, measuredBookings: 4, measuredNoShows: 2 },
    });
  });
});

describe('a range', () => {
  test('has 400 days at most, and does not end before it begins', async () => {
    expect(await days('2017-01-01', '2018-02-04')).toHaveLength(400);
    for (const to of ['2018-02-05', '2016-12-31']) {
      const { errors } = await graphql(DAYS, { office: 'BOGOR', from: '2017-01-01', to }, manager);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  test('is for the managers of the office', async () => {
    const codeFor = async (headers: Record<string, string>) =>
      (await graphql(DAYS, { office: 'BOGOR', from: '2017-08-07', to: '2017-08-07' }, headers)).errors?.[0]?.extensions
        .code;
    expect(await codeFor({})).toBe('UNAUTHENTICATED');
    expect(await codeFor(officer)).toBe('FORBIDDEN');
    expect(await codeFor(elsewhere)).toBe('FORBIDDEN');
    expect(await codeFor(ADMIN)).toBeUndefined();
  });
});

describe('overbooking', () => {
  test('is for those who manage it', async () => {
    for (const headers of [{}, officer, elsewhere]) {
      const { errors } = await graphql(OVERBOOKING, {}, headers);
      expect(errors?.[0]?.extensions.code).toBe(
        headers === officer || headers === elsewhere ? 'FORBIDDEN' : 'UNAUTHENTICATED',
      );
    }
  });
});
