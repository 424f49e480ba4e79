// A busy office refuses unpaid requests at once, and still answers a repeated request as it did before.

import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { ORDINARY_TRIES } from '../../src/abuse/price.ts';
import { nameOf } from '../support/house.ts';
import { statementsAsked } from '../support/sentStatements.ts';
import { openServer } from '../support/server.ts';
import { doWork, triesIn } from '../support/work.ts';

const BOOK = `mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } ... on Refusal { reason work } } }`;

test('a busy office refuses who brings no work without a transaction, and answers a repeated request as before', async () => {
  const server = await openServer();
  let people = 0;
  const wish = (more: object = {}) => {
    const applicant = { name: nameOf(people++), birthDate: '1987-01-25' };
    return { office: 'BOGOR', applicant, ...more };
  };
  const from = (network: number) => ({ 'x-forwarded-for': `10.${network}.0.7` });
  const early = wish({ idempotencyKey: 'early' });
  const { code } = await server.ask(BOOK, { input: early }, from(1));
  await server.query(
    `insert into unproven_place (booking, source, wider, office, person, counts_until)
     select left(md5('crowd ' || n), 8), 'network ' || n, null, 'BOGOR', 'person ' || n, $1 from generate_series(1, 600) n`,
    [server.clock.now().add({ minutes: 50 }).toString()],
  );
  const first = await server.ask(BOOK, { input: wish() }, from(2));
  expect([first.reason, triesIn(first.work)]).toEqual(['WORK_REQUIRED', ORDINARY_TRIES]);

  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const texts = () => asked.mock.calls.flatMap(([statement]) => statementsAsked(statement));
  const second = await server.ask(BOOK, { input: wish() }, from(3));
  expect([second.reason, triesIn(second.work)]).toEqual(['WORK_REQUIRED', ORDINARY_TRIES]);
  expect(texts().filter((text) => text === 'live bookings')).toEqual([]);
  asked.mockRestore();

  expect(await server.ask(BOOK, { input: early }, from(1))).toEqual({ code });
  const keyed = wish({ idempotencyKey: 'late' });
  const refused = await server.ask(BOOK, { input: keyed }, from(4));
  const paid = { ...keyed, work: await doWork(refused.work) };
  const booked = await server.ask(BOOK, { input: paid }, from(4));
  expect(booked.code).toMatch(/^\w{8}$/);
  expect(await server.ask(BOOK, { input: keyed }, from(4))).toEqual({ code: booked.code });
});
