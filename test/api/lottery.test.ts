// The lottery of a newly opened day, as applicants by chat and by API, and the public, see it.
import { expect, test } from 'vitest';
import { seedHash } from '../../src/lottery/order.ts';
import { until } from '../support/process.ts';
import { openServer } from '../support/server.ts';

const BOGOR_NUMBER = '+628111100333';
const DAY = '2017-08-14';
const server = await openServer({
  start: '2017-08-07T08:00:10+07:00',
  change: { BOGOR: { policy: { horizonDays: 7, lotteryMinutes: 1, release: { at: '08:00', jitterMinutes: 0 } } } },
});

const BOOK = `mutation ($input: BookInput!) { book(input: $input) {
  ... on Booking { code window { startsAt } } ... on Refusal { reason message } } }`;
const LOTTERY = `query ($date: Date!) { openingLottery(office: "BOGOR", date: $date) {
  date opensAt drawsAt drawnAt seedHash seed drawn draws(first: 2) { nodes { position ticket placed } pageInfo { endCursor hasNextPage } } } }`;
const DAYS = `{ office(code: "BOGOR") { policy { lotteryMinutes }
  availability(from: "${DAY}", days: 1) { status releasedAt lotteryUntil } } }`;

const messagesTo = async (number: string): Promise<string[]> => {
  const rows = await server.query('select text from outbox_message where recipient = $1 order by id', [number]);
  return rows.map(({ text }) => text);
};

test('those who ask in the first minute are told that they take part, then the result', async () => {
  expect(await server.ask(LOTTERY, { date: '2017-08-21' })).toBeNull();
  expect(await server.ask(DAYS)).toEqual({
    policy: { lotteryMinutes: 1 },
    availability: [
      {
        status: 'NOT_YET_RELEASED',
        releasedAt: '2017-08-07T08:02:00+07:00',
        lotteryUntil: '2017-08-07T08:01:00+07:00',
      },
    ],
  });
  const applicant = { name: 'Siti Aminah', birthDate: '1990-02-03' };
  const input = { office: 'BOGOR', when: { date: DAY }, applicant, idempotencyKey: 'siti', language: 'en' };
  const entered = await server.ask(BOOK, { input });
  expect(entered).toEqual({
    reason: 'ENTERED',
    message:
      'You take part in the draw for places at Kantor Imigrasi Bogor on Monday, 14 August 2017. It takes place at 08:01 WIB; being early makes no difference. You will hear the result after that.',
  });

  const budi = '+6281234500001';
  const sent = await fetch(`${server.url}/channels/simulator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from: budi, to: BOGOR_NUMBER, text: '#Budi Santoso#25011987#14082017' }),
  });
  expect(sent.ok).toBe(true);
  await until('the entry is acknowledged', async () => (await messagesTo(budi)).length === 1);
  expect((await messagesTo(budi))[0]).toContain('Anda ikut undian tempat di Kantor Imigrasi Bogor');
  const before = await server.ask(LOTTERY, { date: DAY });
  expect(before).toMatchObject({
    drawnAt: null,
    seed: null,
    drawn: 0,
    draws: { nodes: [], pageInfo: { endCursor: null, hasNextPage: false } },
    drawsAt: '2017-08-07T08:01:00+07:00',
  });

  server.clock.set('2017-08-07T08:01:06+07:00');
  await until('the result is told', async () => (await messagesTo(budi)).length === 2);
  expect((await messagesTo(budi))[1]).toMatch(/^BUDI SANTOSO|^Budi Santoso/);
  const booked = await server.ask(BOOK, { input });
  expect(booked).toMatchObject({ code: expect.stringMatching(/^\w{8}$/) });
  expect(booked.window.startsAt.slice(0, 10)).toBe(DAY);

  const after = await server.ask(LOTTERY, { date: DAY });
  expect(after).toMatchObject({ seedHash: before.seedHash, drawn: 2, drawnAt: '2017-08-07T08:01:06+07:00' });
  expect(seedHash(after.seed)).toBe(before.seedHash);
  expect(after.draws.nodes).toMatchObject([
    { position: 1, placed: true },
    { position: 2, placed: true },
  ]);
});
