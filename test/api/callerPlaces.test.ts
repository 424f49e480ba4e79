// Free places as the caller can book them: by its own channel, and each hour once with all shares of it.
import { expect, test } from 'vitest';
import { ADMIN, apiKey, type Headers, openServer } from '../support/server.ts';

const MONDAY = '2017-08-07';
/** On it places are taken. */
const NEXT_MONDAY = '2017-08-14';
const server = await openServer({ start: '2017-08-01T09:00:00+07:00' });
const key = await apiKey(server, ['READ', 'VOUCH']);

const SET_QUOTAS = `mutation ($input: SetQuotasInput!) { setQuotas(input: $input) { __typename ... on Refusal { message } } }`;
const SET_SCHEDULE = `mutation ($input: SetScheduleInput!) { setSchedule(input: $input) { __typename ... on Refusal { message } } }`;
const BOOK = `mutation ($input: BookInput!) { book(input: $input) { ... on Booking { window { id quota startsAt } } ... on Refusal { reason } } }`;
const DAY = `query ($date: Date!, $channel: ChannelKind) { office(code: "SURABAYA") { availability(from: $date, days: 1, channel: $channel) {
  remaining windows { id quota remaining } hours { startsAt endsAt capacity remaining window } } } }`;

const names = { id: 'Mitra', en: 'Partners' };
const quota = { code: 'partners', name: names, line: 'P', channels: ['API'] };
await server.ask(SET_QUOTAS, { input: { office: 'SURABAYA', quotas: [quota] } }, ADMIN);
const week = [{ weekday: 'MONDAY', hours: '08:00-10:00' }];
const schedule = { capacity: 5, shares: [{ quota: 'partners', places: 2 }], week };
await server.ask(SET_SCHEDULE, { input: { office: 'SURABAYA', from: MONDAY, schedule } }, ADMIN);

const dayFor = async (as: Headers, variables: object = {}) =>
  (await server.graphql(DAY, { date: MONDAY, ...variables }, as)).data.office.availability[0];

test('a key sees the places of its own channel, and an hour is one hour with all its shares', async () => {
  const day = await dayFor(key.signedIn);
  expect(day.remaining).toBe(10);
  expect(day.windows).toHaveLength(4);
  const hour = { capacity: 5, remaining: 5, window: expect.any(String) };
  expect(day.hours).toEqual([
    { startsAt: `${MONDAY}T08:00:00+07:00`, endsAt: `${MONDAY}T09:00:00+07:00`, ...hour },
    { startsAt: `${MONDAY}T09:00:00+07:00`, endsAt: `${MONDAY}T10:00:00+07:00`, ...hour },
  ]);
});

test('others see those of theirs, and anyone those of a channel that is named', async () => {
  for (const as of [{}, ADMIN])
    expect((await dayFor(as)).hours.map(({ capacity }: { capacity: number }) => capacity)).toEqual([3, 3]);
  expect((await dayFor({}, { channel: 'API' })).remaining).toBe(10);
  expect((await dayFor(key.signedIn, { channel: 'WEB' })).remaining).toBe(6);
});

test('what an hour names is booked within it, from whichever share, until the hour is full', async () => {
  const start = `${NEXT_MONDAY}T09:00:00+07:00`;
  const taken: string[] = [];
  for (let person = 0; person < 5; person++) {
    const [, late] = (await dayFor(key.signedIn, { date: NEXT_MONDAY })).hours;
    const applicant = { name: `Tamu ${'ABCDE'[person]}`, birthDate: '1990-05-12' };
    const input = { office: 'SURABAYA', when: { window: late.window }, acceptNextPlace: false, applicant };
    const { window } = await server.ask(BOOK, { input }, key.signedIn);
    expect(window.startsAt).toBe(start);
    taken.push(window.quota);
  }
  expect(taken.toSorted()).toEqual(['general', 'general', 'general', 'partners', 'partners']);
  expect((await dayFor(key.signedIn, { date: NEXT_MONDAY })).hours[1]).toMatchObject({
    startsAt: start,
    remaining: 0,
    window: null,
  });
});
