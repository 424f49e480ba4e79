// A subscription to a calendar of holidays: read at once and each day, it proposes, and managers decide.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { atEnd } from '../support/atEnd.ts';
import { eventually } from '../support/eventually.ts';
import { openServer } from '../support/server.ts';

const event = (date: string, name: string) =>
  `BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:${date.replaceAll('-', '')}\r\nSUMMARY:${name}\r\nEND:VEVENT\r\n`;
const calendarOf = (...events: string[]) => `BEGIN:VCALENDAR\r\n${events.join('')}END:VCALENDAR\r\n`;

const published = { status: 200, text: '', reads: 0 };
const publisher = createServer((_, response) => {
  published.reads++;
  response.writeHead(published.status).end(published.text);
});
await new Promise<void>((resolve) => publisher.listen(0, '127.0.0.1', resolve));
atEnd(() => {
  publisher.closeAllConnections();
  publisher.close();
});
const url = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}/libur.ics`;

const server = await openServer({ start: '2017-08-07T07:30:00+07:00', environment: { WEBHOOK_NETWORKS: 'loopback' } });
const manager = await server.staff('MANAGER');

interface SeenCalendar {
  url: string;
  readAt: string | null;
  askedAt: string | null;
  fault: string | null;
  proposals: { date: string; reason: string; action: string }[];
}
const calendar = (): Promise<SeenCalendar | null> =>
  server.ask(
    '{ holidayCalendar(office: "BOGOR") { url readAt askedAt fault proposals { date reason action } } }',
    {},
    manager,
  );
const SUBSCRIBE = `mutation ($url: String!) { subscribeHolidays(input: { office: "BOGOR", url: $url }) { ... on HolidayCalendar { url } ... on Refusal { reason } } }`;
const subscribe = (to = url) => server.graphql(SUBSCRIBE, { url: to }, manager);
const proposed = async () => (await calendar())?.proposals.map(({ date, action }) => `${action} ${date}`);

/** Reads it again as it is published by then. */
async function readAgain(status: number, text: string): Promise<void> {
  Object.assign(published, { status, text });
  const before = published.reads;
  await subscribe();
  server.clock.advance(1);
  await eventually('the calendar is read', () => published.reads > before);
}

const END = `mutation { endHolidaySubscription(input: { office: "BOGOR" }) { ... on HolidayCalendar { url } } }`;
const [ANNIVERSARY, FEAST] = [event('2017-08-22', 'Hari Jadi Kota'), event('2017-08-24', 'Cuti bersama')];

test('days are proposed, closed by the manager, and opened again where the calendar drops them', async () => {
  expect(await calendar()).toBeNull();
  await readAgain(200, calendarOf(ANNIVERSARY, FEAST, event('2017-08-19', 'Sabtu')));
  await eventually('the proposals', async () => (await proposed())?.join() === 'CLOSE 2017-08-22,CLOSE 2017-08-24');
  expect(await calendar()).toMatchObject({ url, fault: null });
  const EXCEPTIONS = '{ office(code: "BOGOR") { exceptions(from: "2017-08-21", to: "2017-08-31") { date } } }';
  expect((await server.ask(EXCEPTIONS)).exceptions).toEqual([]);

  const CLOSE = `mutation { importHolidays(input: { office: "BOGOR", from: "2017-08-10", to: "2017-12-31", dates: ["2017-08-22"] }) {
    ... on HolidayImport { holidays { reason } } } }`;
  expect(await server.ask(CLOSE, {}, manager)).toEqual({ holidays: [{ reason: 'Hari Jadi Kota' }] });
  expect(await proposed()).toEqual(['CLOSE 2017-08-24']);
  const DECLINE = `mutation { declineHolidays(input: { office: "BOGOR", dates: ["2017-08-24"] }) { ... on HolidayCalendar { url } } }`;
  await server.ask(DECLINE, {}, manager);
  expect(await proposed()).toEqual([]);

  await readAgain(200, calendarOf(FEAST));
  await eventually('the day is a holiday no more', async () => (await proposed())?.join() === 'OPEN 2017-08-22');
  expect((await server.ask(EXCEPTIONS)).exceptions).toEqual([{ date: '2017-08-22' }]);

  await readAgain(404, '');
  await eventually('the fault', async () => (await calendar())?.fault === 'REFUSED');
  expect(await proposed()).toEqual(['OPEN 2017-08-22']);
  await readAgain(200, 'Halaman tidak ditemukan');
  await eventually('the other fault', async () => (await calendar())?.fault === 'NOT_READ');

  await server.ask(END, {}, manager);
  expect(await calendar()).toBeNull();
  const { errors } = await server.graphql(END, {}, manager);
  expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('it is read once each day', async () => {
  await readAgain(200, calendarOf(ANNIVERSARY));
  await eventually('it is read', async () => (await calendar())?.readAt);
  const before = published.reads;
  server.clock.set('2017-08-09T00:10:00+07:00');
  await eventually('it is read on the next day', () => published.reads > before);
  await server.ask(END, {}, manager);
});

test.each(['ftp://example.org/a.ics', 'https://10.0.0.7/a.ics', 'libur', 'https://u:p@example.org/'])(
  'the address %s is none',
  async (wrong) => {
    const { reason } = (await subscribe(wrong)).data.subscribeHolidays;
    expect(reason).toBe(wrong.includes('10.0.0.7') ? 'ADDRESS_NOT_PUBLIC' : 'ADDRESS_INVALID');
  },
);
