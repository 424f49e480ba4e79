// A booking followed live: each change of it and of its ticket, for those who prove that it is theirs.
import { expect, test } from 'vitest';
import { BIRTH_DATE, BOOK, CANCEL, CONFIRM, FRIDAY, MONDAY, RESCHEDULE, somebody } from '../support/api.ts';
import { openLive } from '../support/live.ts';
import { ADMIN, openServer } from '../support/server.ts';

const NEXT_MONDAY = '2017-08-14';
const server = await openServer({ start: `${MONDAY}T08:00:00+07:00` });

const FOLLOW = `subscription ($code: BookingCode!, $birthDate: Date) { booking(code: $code, birthDate: $birthDate) {
  status queueNumber window { startsAt } ticket { status calls ahead counter { label } } } }`;

async function booked(input: object = {}): Promise<{ code: string; birthDate: string }> {
  const applicant = somebody();
  const wish = { office: 'BOGOR', when: { date: MONDAY }, applicant, ...input };
  const { code } = await server.ask(BOOK, { input: wish }, ADMIN);
  return { code, birthDate: applicant.birthDate };
}

/** From an address of its own, so that its guesses are its own. */
const openFrom = (address: string) => openLive(server.url, { headers: { 'x-forwarded-for': address } });

test('a booking comes at once, then at each change up to its end', async () => {
  const { code, birthDate } = await booked({ when: { date: FRIDAY } });
  const live = await openFrom('203.0.113.1');
  const stream = live.subscribe(FOLLOW, { code, birthDate });
  expect((await stream.nth(1)).data.booking).toMatchObject({ status: 'HELD', queueNumber: null, ticket: null });
  await server.ask(CONFIRM, { input: { code } }, ADMIN);
  const { booking: confirmed } = await stream.until('confirmed', ({ booking }) => booking.status === 'CONFIRMED');
  expect(confirmed.queueNumber).not.toBeNull();
  await server.ask(RESCHEDULE, { input: { code, birthDate, when: { date: NEXT_MONDAY } } });
  await stream.until('moved', ({ booking }) => booking.window.startsAt.startsWith(NEXT_MONDAY));
  await server.ask(CANCEL, { input: { code } }, ADMIN);
  await stream.until('cancelled', ({ booking }) => booking.status === 'CANCELLED');
  live.close();
});

test('after check-in it comes with each change of its ticket', async () => {
  const { code, birthDate } = await booked();
  await server.ask(CONFIRM, { input: { code } }, ADMIN);
  const live = await openFrom('203.0.113.2');
  const stream = live.subscribe(FOLLOW, { code, birthDate });
  await stream.nth(1);
  const checkIn = 'mutation ($input: CheckInInput!) { checkIn(input: $input) { __typename } }';
  await server.ask(checkIn, { input: { office: 'BOGOR', code } }, ADMIN);
  await stream.until('checked in', ({ booking }) => booking.ticket?.status === 'WAITING' && booking.ticket.ahead === 0);
  for (const field of ['openCounter', 'callNext'])
    await server.ask(`mutation { ${field}(input: { counter: "BOGOR/1" }) { __typename } }`, {}, ADMIN);
  const { booking } = await stream.until('called', (data) => data.booking.ticket?.status === 'CALLED');
  expect(booking.ticket).toEqual({ status: 'CALLED', calls: 1, ahead: null, counter: { label: '1' } });
  live.close();
});

test('all that follow a booking hear of it, each with a proof of their own', async () => {
  const { code, birthDate } = await booked();
  const live = await openFrom('203.0.113.3');
  const [one, other] = [live.subscribe(FOLLOW, { code, birthDate }), live.subscribe(FOLLOW, { code, birthDate })];
  const wrong = live.subscribe(FOLLOW, { code, birthDate: '1999-09-09' });
  const none = live.subscribe(FOLLOW, { code });
  for (const stream of [wrong, none]) expect((await stream.errors())[0]?.extensions?.code).toBe('NOT_FOUND');
  await Promise.all([one.nth(1), other.nth(1)]);
  await server.ask(CONFIRM, { input: { code } }, ADMIN);
  for (const stream of [one, other]) await stream.until('confirmed', ({ booking }) => booking.status === 'CONFIRMED');
  expect(wrong.heard).toEqual([]);
  live.close();
});

test('birth dates cannot be tried out: after a few wrong ones the right one is refused, too', async () => {
  const { code } = await booked();
  const live = await openFrom('203.0.113.4');
  for (let year = 1990; year < 1996; year++)
    await live.subscribe(FOLLOW, { code, birthDate: `${year}-01-01` }).errors();
  const [error] = await live.subscribe(FOLLOW, { code, birthDate: BIRTH_DATE }).errors();
  expect(error?.extensions?.code).toBe('RATE_LIMITED');
  live.close();
});
