// A visit by its secret: what it names, each state it tells, and when its page is over.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { queriesOn } from '../../src/database.ts';
import { transfer } from '../../src/queue/serve.ts';
import { instant } from '../../src/time.ts';
import { findVisit, wasMovedByOffice, wasTransferred } from '../../src/visit/findVisit.ts';
import { openVisitSecrets, type VisitReference } from '../../src/visit/visitSecrets.ts';
import { visitState } from '../../src/visit/visitState.ts';
import { MONDAY } from '../support/api.ts';
import { administrator, given, MORNING, openDesk } from '../support/desk.ts';
import { made, wanted } from '../support/house.ts';
import { step } from '../support/step.ts';

describe('a secret', () => {
  const secrets = openVisitSecrets(randomBytes(32));
  const CODE = fc.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/);

  test('names the booking or the ticket that it was made of, and is always the same', () => {
    fc.assert(
      fc.property(
        CODE,
        fc.integer({ min: 1, max: 2 ** 40 }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        (booking, ticket, second) => {
          const issuedAt = instant(new Date(second * 1000).toISOString());
          for (const reference of [{ booking }, { ticket, issuedAt }] satisfies VisitReference[]) {
            const secret = secrets.secretOf(reference);
            expect(secret).toMatch(/^[\w-]{22}$/);
            expect(secrets.secretOf(reference)).toBe(secret);
            expect(secrets.read(secret)).toEqual(reference);
          }
        },
      ),
    );
  });

  test('of another key, a changed one, and any other text name nothing', () => {
    const secret = secrets.secretOf({ booking: 'K7M2PQ4X' });
    expect(openVisitSecrets(randomBytes(32)).read(secret)).toBeNull();
    // The last character carries two bits; all others six.
    for (let place = 0; place < 21; place++) {
      const other = secret[place] === 'A' ? 'B' : 'A';
      expect(secrets.read(secret.slice(0, place) + other + secret.slice(place + 1))).toBeNull();
    }
    const twins = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].filter((last) =>
      secrets.read(secret.slice(0, 21) + last),
    );
    expect(twins).toEqual([secret[21]]);
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => secrets.read(text) === null));
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        (bytes) => secrets.read(Buffer.from(bytes).toString('base64url')) === null,
      ),
    );
  });
});

async function openVisits() {
  const desk = await openDesk();
  const { house, pools } = desk;
  const db = () => queriesOn(pools[0]);
  const now = () => house.clock.now();
  const visit = (reference: VisitReference) => findVisit(db(), reference, house.offices.find, now());
  const state = async (reference: VisitReference) => {
    const rows = await visit(reference);
    return rows && visitState(rows, now());
  };
  return { desk, clock: house.clock, db, visit, state };
}

function sendOn(desk: Awaited<ReturnType<typeof openDesk>>, number: string, counter: string) {
  const { clock, offices } = desk.house;
  const input = {
    office: offices.get('BOGOR'),
    number,
    service: null,
    counter,
    asker: administrator,
    idempotencyKey: null,
  };
  return desk.run((tx) => transfer(tx, input, clock.now()));
}

test('a booking, from the hold to the end of its page', async () => {
  const { desk, clock, visit, state, db } = await openVisits();
  const { house } = desk;
  const { code } = made(await house.book(wanted(house, 1, { asker: administrator, visitDate: MONDAY })));
  const reference = { booking: code };
  const start = clock.now();

  await step('is held until its deadline, and expired from then on', async () => {
    const held = await state(reference);
    expect(held?.state).toBe('HELD');
    clock.set(held?.changesAt ?? start);
    expect(await state(reference)).toEqual({ state: 'EXPIRED', changesAt: null });
    clock.set(start);
  });

  await step('is booked until the check-in opens, late from the time to be there, and forfeited', async () => {
    made(await house.confirm({ code, asker: administrator, proof: {} }));
    const times: string[] = [];
    for (let found = await state(reference); found; found = await state(reference)) {
      times.push(`${found.state} ${found.changesAt?.toZonedDateTimeISO('Asia/Jakarta').toPlainTime() ?? '-'}`);
      if (!found.changesAt) break;
      clock.set(found.changesAt);
    }
    expect(times).toEqual(['BOOKED 06:00:00', 'CHECK_IN_OPEN 07:30:00', 'CHECK_IN_OPEN 08:00:00', 'FORFEITED -']);
  });

  await step('waits, is called, parked, transferred, called in vain and served', async () => {
    clock.set(MORNING);
    const { id, number } = given(await desk.checkIn(code));
    await desk.open('BOGOR/1');
    const seen: (string | undefined)[] = [(await state(reference))?.state];
    const then = async (work: Promise<unknown>) => {
      given((await work) as Parameters<typeof given>[0]);
      seen.push((await state(reference))?.state);
    };
    await then(desk.callNext('BOGOR/1'));
    await then(desk.act('SERVE', number));
    await then(desk.act('PARK', number));
    await then(desk.act('RESUME', number));
    expect(await wasTransferred(db(), id)).toBe(false);
    await then(desk.callNext('BOGOR/1'));
    await then(desk.act('NO_SHOW', number));
    await then(desk.act('RESUME', number));
    await then(desk.callNext('BOGOR/1'));
    await then(desk.act('SERVE', number));
    await then(sendOn(desk, number, 'BOGOR/2'));
    expect(await wasTransferred(db(), id)).toBe(true);
    await desk.open('BOGOR/2');
    await then(desk.callNext('BOGOR/2'));
    await then(desk.act('SERVE', number));
    await then(desk.act('FINISH', number));
    expect(seen).toEqual(
      `WAITING CALLED SERVING PARKED WAITING CALLED NO_SHOW WAITING CALLED SERVING WAITING CALLED SERVING SERVED`.split(
        ' ',
      ),
    );
  });

  await step('has its page for seven days', async () => {
    clock.set('2017-08-14T23:59:59+07:00');
    expect(await visit(reference)).not.toBeNull();
    clock.set('2017-08-15T00:00:00+07:00');
    expect(await visit(reference)).toBeNull();
  });

  await step('has none once its person is erased', async () => {
    clock.set(MORNING);
    await desk.query(`update booking set name = '-', live = false where code = $1`, [code]);
    expect(await visit(reference)).toBeNull();
  });
});

test('a walk-in has a page by the ticket, which the id alone does not open', async () => {
  const { desk, clock, visit, state } = await openVisits();
  clock.set('2017-08-07T09:00:00+07:00');
  const { id, issuedAt, number } = given(await desk.walkIn());
  expect(await state({ ticket: id, issuedAt })).toEqual({ state: 'WAITING', changesAt: null });
  expect((await visit({ ticket: id, issuedAt }))?.ticket?.number).toBe(number);
  expect(await visit({ ticket: id, issuedAt: issuedAt.add({ seconds: 1 }) })).toBeNull();
  const { code } = await desk.confirmed(7);
  const booked = given(await desk.checkIn(code));
  expect(await visit({ ticket: booked.id, issuedAt: booked.issuedAt })).toBeNull();
});

test('a booking that the office moved says so until its person chooses another day', async () => {
  const { desk, db } = await openVisits();
  const { code } = await desk.confirmed(1);
  const event = (action: string) =>
    desk.query(`insert into booking_event (booking, at, action, by) values ($1, '2017-08-01T09:00+07', $2, 'test')`, [
      code,
      action,
    ]);
  expect(await wasMovedByOffice(db(), code)).toBe(false);
  await event('MOVE');
  expect(await wasMovedByOffice(db(), code)).toBe(true);
  await event('RESCHEDULE');
  expect(await wasMovedByOffice(db(), code)).toBe(false);
});
