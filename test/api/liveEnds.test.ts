// Live views of one visit may be opened before it begins, and complete when it is over for good.
import { describe, expect, test } from 'vitest';
import { CANCEL, CONFIRM, MONDAY, somebody } from '../support/api.ts';
import { eventually } from '../support/app.ts';
import { readEvents } from '../support/eventReader.ts';
import { openLive, type Stream } from '../support/live.ts';
import { ADMIN, openServer, type Server } from '../support/server.ts';

const server = await openServer({ start: `${MONDAY}T08:00:00+07:00` });

const BOOK =
  'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } ... on Refusal { message } } }';
const TICKET = `subscription ($office: ID!, $number: String!) {
  ticket(office: $office, number: $number) { number date status ahead } }`;
const BOOKING = `subscription ($code: BookingCode!, $birthDate: Date) {
  booking(code: $code, birthDate: $birthDate) { status ticket { status } } }`;
const ISSUE = 'mutation ($office: ID!) { issueTicket(input: { office: $office }) { ... on Ticket { number } } }';

const issue = async (at: Server, office: string): Promise<string> => (await at.ask(ISSUE, { office }, ADMIN)).number;
const atCounter = (field: string, counter: string) =>
  server.ask(`mutation { ${field}(input: { counter: "${counter}" }) { __typename } }`, {}, ADMIN);
const step = (field: string, office: string, number: string) =>
  server.ask(`mutation { ${field}(input: { office: "${office}", number: "${number}" }) { __typename } }`, {}, ADMIN);
const later = (minutes: number) => server.clock.set(server.clock.now().add({ minutes }));
const endOf = async (stream: Stream) => {
  await stream.completed();
  return stream.heard.at(-1)?.data;
};
const isOver = (live: { messages: { type: string }[] }) => live.messages.some(({ type }) => type === 'complete');

async function confirmed(office: string): Promise<{ code: string; birthDate: string; queueNumber: string }> {
  const applicant = somebody();
  const { code } = await server.ask(BOOK, { input: { office, when: { date: MONDAY }, applicant } }, ADMIN);
  const document = CONFIRM.replace('code', 'code queueNumber');
  const { queueNumber } = await server.ask(document, { input: { code } }, ADMIN);
  return { code, birthDate: applicant.birthDate, queueNumber };
}

describe('a ticket', () => {
  test('is followed from before its check-in', async () => {
    const { code, queueNumber } = await confirmed('BOGOR');
    const live = await openLive(server.url);
    const stream = live.subscribe(TICKET, { office: 'BOGOR', number: queueNumber });
    expect(await stream.nth(1)).toEqual({ data: { ticket: null } });
    const checkIn = 'mutation ($input: CheckInInput!) { checkIn(input: $input) { __typename } }';
    await server.ask(checkIn, { input: { office: 'BOGOR', code } }, ADMIN);
    const { ticket } = await stream.until('the check-in', (data) => data.ticket);
    expect(ticket).toMatchObject({ number: queueNumber, status: 'WAITING' });
    live.close();
  });

  test('completes some minutes after it was served, when no one can take that back', async () => {
    const office = 'MEDAN';
    const number = await issue(server, office);
    const live = await openLive(server.url);
    const stream = live.subscribe(TICKET, { office, number });
    const events = await readEvents(server.url, TICKET, { variables: { office, number } });
    await Promise.all([stream.nth(1), events.nth(1)]);
    await atCounter('openCounter', `${office}/1`);
    await atCounter('callNext', `${office}/1`);
    await step('serve', office, number);
    await step('finish', office, number);
    await stream.until('served', ({ ticket }) => ticket.status === 'SERVED');
    await step('undo', office, number);
    await eventually('served no longer', () => stream.heard.at(-1)?.data.ticket.status === 'SERVING');
    await step('finish', office, number);
    await eventually('served again', () => stream.heard.at(-1)?.data.ticket.status === 'SERVED');
    later(4);
    await issue(server, office);
    expect([isOver(live), events.isEnded()]).toEqual([false, false]);
    later(2);
    await issue(server, office);
    expect(await endOf(stream)).toMatchObject({ ticket: { number, status: 'SERVED' } });
    await eventually('the end of the other', () => events.isEnded());
    expect(events.heard().at(-1)).toMatchObject({ data: { ticket: { status: 'SERVED' } } });
    expect(events.text()).toMatch(/event: complete\ndata:\n\n$/);
    live.close();
  });

  test('that is over already is sent once, and completes', async () => {
    const office = 'BATAM';
    const number = await issue(server, office);
    await atCounter('openCounter', `${office}/1`);
    await atCounter('callNext', `${office}/1`);
    await step('serve', office, number);
    await step('finish', office, number);
    later(6);
    const live = await openLive(server.url);
    const stream = live.subscribe(TICKET, { office, number });
    expect(await endOf(stream)).toMatchObject({ ticket: { status: 'SERVED' } });
    expect(stream.heard).toHaveLength(1);
    // Its room is closed: the next one is answered, too.
    expect(await endOf(live.subscribe(TICKET, { office, number }))).toMatchObject({ ticket: { status: 'SERVED' } });
    live.close();
  });

  test('whose person did not come goes on: they may come after all', async () => {
    const office = 'MAKASSAR';
    const number = await issue(server, office);
    await atCounter('openCounter', `${office}/1`);
    await atCounter('callNext', `${office}/1`);
    await step('markNoShow', office, number);
    later(6);
    const live = await openLive(server.url);
    const stream = live.subscribe(TICKET, { office, number });
    expect(await stream.nth(1)).toMatchObject({ data: { ticket: { status: 'NO_SHOW' } } });
    await step('resume', office, number);
    expect((await stream.until('back', ({ ticket }) => ticket.status === 'WAITING')).ticket).toMatchObject({
      ahead: 0,
    });
    expect(isOver(live)).toBe(false);
    live.close();
  });

  test('of a day that is over completes as what it was, and never becomes a stranger’s of the same number', async () => {
    const day = await openServer({ start: `${MONDAY}T09:00:00+07:00` });
    const number = await issue(day, 'BOGOR');
    const lives = [await openLive(day.url), await openLive(day.url)];
    const streams = lives.map((live) => live.subscribe(TICKET, { office: 'BOGOR', number }));
    const never = (await openLive(day.url)).subscribe(TICKET, { office: 'BOGOR', number: 'W77' });
    for (const stream of [...streams, never]) await stream.nth(1);
    day.clock.set('2017-08-08T08:30:00+07:00');
    expect(await issue(day, 'BOGOR')).toBe(number);
    for (const stream of streams) {
      expect(await endOf(stream)).toMatchObject({ ticket: { number, date: MONDAY, status: 'CANCELLED' } });
      expect(stream.heard.every(({ data }) => data.ticket.date === MONDAY)).toBe(true);
    }
    expect(await endOf(never)).toEqual({ ticket: null });
    expect(day.lines.map((line) => JSON.parse(line)).filter(({ level }) => level >= 50)).toEqual([]);
  });
});

describe('a booking', () => {
  test('completes when it is cancelled, for all who follow it', async () => {
    const { code, birthDate } = await confirmed('BANDUNG');
    const live = await openLive(server.url, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    const streams = [live.subscribe(BOOKING, { code, birthDate }), live.subscribe(BOOKING, { code, birthDate })];
    for (const stream of streams) await stream.nth(1);
    await server.ask(CANCEL, { input: { code } }, ADMIN);
    for (const stream of streams)
      expect(await endOf(stream)).toEqual({ booking: { status: 'CANCELLED', ticket: null } });
    live.close();
  });

  test('goes on as a ticket after check-in, and completes with it', async () => {
    const office = 'SURABAYA';
    const { code, birthDate, queueNumber } = await confirmed(office);
    const live = await openLive(server.url, { headers: { 'x-forwarded-for': '203.0.113.10' } });
    const stream = live.subscribe(BOOKING, { code, birthDate });
    await stream.nth(1);
    const checkIn = 'mutation ($input: CheckInInput!) { checkIn(input: $input) { __typename } }';
    await server.ask(checkIn, { input: { office, code } }, ADMIN);
    await atCounter('openCounter', `${office}/1`);
    await atCounter('callNext', `${office}/1`);
    await step('serve', office, queueNumber);
    await step('finish', office, queueNumber);
    await stream.until('served', ({ booking }) => booking.ticket?.status === 'SERVED');
    expect(isOver(live)).toBe(false);
    later(6);
    await issue(server, office);
    expect(await endOf(stream)).toEqual({ booking: { status: 'CHECKED_IN', ticket: { status: 'SERVED' } } });
    live.close();
  });
});
