// Requests for a place that wait: kept in order, served as soon as there is a place, and told what came of them.
import { describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/database.ts';

import { optOut } from '../../src/outbox/optOut.ts';
import { keepSent } from '../../src/photos/photos.ts';
import { meansOf } from '../support/digitMeans.ts';
import { heard } from '../support/heard.ts';
import { anonymous, nameOf, openHouse, phoneOf, SEED_DAY, sender } from '../support/house.ts';
import { oneADay, waitingAt } from '../support/placeRequests.ts';
import { retainAll } from '../support/retainAll.ts';

/** Bogor with its two days booked. */
async function fullHouse() {
  const house = await openHouse(SEED_DAY, oneADay());
  const at = waitingAt(house);
  await at.booked(101);
  await at.booked(102);
  return { house, at };
}

/** The same by a channel that takes free text for a day after the person's last message. */
async function limitedHouse() {
  const { house } = await fullHouse();
  const at = waitingAt(house, meansOf(house.offices, { withWindow: ['WHATSAPP'] }));
  return { house, at, hear: (number: number, minutesAgo: number) => heard(house, phoneOf(number), minutesAgo) };
}

describe('a request for a place', () => {
  test('waits only where there is none, for a person who is proven and has none', async () => {
    const { house, at } = await fullHouse();
    expect(await at.asks(1, { office: 'JAKARTA_PUSAT' })).toBe('PLACES_FREE');
    expect(await at.asks(1, { asker: anonymous, phone: phoneOf(1) })).toBe('REQUEST_UNPROVEN');
    expect(await at.asks(1, { name: '12345' })).toBe('INVALID_NAME');
    expect(await at.asks(101)).toBe('ALREADY_BOOKED');
    expect(await at.asks(1, { asker: sender(phoneOf(101)) })).toBe('LIMIT_REACHED');
    expect(await at.asks(1)).toBe('NO_PLACE');
    expect(await at.asks(1, { asker: sender(phoneOf(2)) })).toBe('ALREADY_WAITING');
    expect(await at.asks(2, { asker: sender(phoneOf(1)) })).toBe('LIMIT_REACHED');
    house.clock.advance(1);
    // A number that was read back on the web is as good as one that writes.
    expect(await at.asks(3, { asker: anonymous, phone: phoneOf(3), numberRead: true })).toBe('NO_PLACE');
    expect(await at.waiting()).toEqual([nameOf(1), nameOf(3)]);
    // The trial has left nothing behind.
    expect((await at.bookings()).map(({ name }) => name)).toEqual([nameOf(101), nameOf(102)]);
    expect(await at.until(house.clock.now().toString())).toBe(0);
  });

  test('keeps its place in the line when it is made again, and leaves it when it is taken back', async () => {
    const { house, at } = await fullHouse();
    for (const number of [1, 2, 3]) {
      expect(await at.asks(number)).toBe('NO_PLACE');
      house.clock.advance(1);
    }
    expect(await at.asks(1, { language: 'en' })).toBe('NO_PLACE');
    expect(await at.waiting()).toEqual([1, 2, 3].map(nameOf));
    expect(await at.withdraws(2, sender(phoneOf(1)))).toBe('UNKNOWN_REQUEST');
    expect(await at.withdraws(2)).toBe('WITHDRAWN');
    expect(await at.waiting()).toEqual([1, 3].map(nameOf));
  });

  test('stands for the day of a window that was picked, as the first that will do', async () => {
    const { at } = await fullHouse();
    const [window] = await at.query(`select id from capacity_window where office = 'BOGOR' and date = '2017-08-02'`);
    expect(await at.asks(1, { window: Number(window.id) })).toBe('NO_PLACE');
    expect(await at.query(`select request ->> 'visitDate' as day from place_request`)).toEqual([{ day: '2017-08-02' }]);
  });
});

describe('the next day', () => {
  test('is held for the first in the line until there was time to answer in the morning', async () => {
    const { house, at } = await fullHouse();
    for (const number of [1, 2]) {
      await at.asks(number);
      house.clock.advance(1);
    }
    expect(await at.until('2017-08-01T23:59:59+07:00')).toBe(0);
    expect(await at.until('2017-08-02T00:00:00+07:00')).toBe(2);
    expect(await at.bookings()).toMatchObject([
      { name: nameOf(102), day: '2017-08-02' },
      { name: nameOf(1), status: 'HELD', day: '2017-08-03', proven: true, until: '2017-08-02 09:00:00' },
    ]);
    expect(await at.told()).toMatchObject([
      { key: 'placeFound', recipient: phoneOf(1), calm: true, text: expect.stringContaining('Mau? Balas YA') },
    ]);
    expect(await at.waiting()).toEqual([nameOf(2)]);
  });

  test('is the next one’s where the first does not answer', async () => {
    const { house, at } = await fullHouse();
    for (const number of [1, 2]) {
      await at.asks(number);
      house.clock.advance(1);
    }
    await at.until('2017-08-02T00:00:00+07:00');
    expect(await at.until('2017-08-02T09:00:00+07:00')).toBe(1);
    const [, second] = await at.bookings();
    // In the day there is the usual time to answer.
    expect(second).toMatchObject({ name: nameOf(2), day: '2017-08-03', until: '2017-08-02 11:00:00' });
    expect((await at.told()).map(({ recipient }) => recipient)).toEqual([1, 2].map(phoneOf));
  });

  test('goes past those whom the channel does not let be told, until they write again', async () => {
    const { house, at, hear } = await limitedHouse();
    const read = { asker: anonymous, phone: phoneOf(1), numberRead: true };
    expect(await at.asks(1, read)).toBe('REQUEST_UNPROVEN');
    // Six o'clock: at seven on the next day, when people may be disturbed, a day is over.
    await hear(1, 3 * 60);
    await hear(2, 10);
    expect([await at.asks(1), await at.asks(2)]).toEqual(['NO_PLACE', 'NO_PLACE']);
    expect(await at.until('2017-08-02T00:00:00+07:00')).toBe(1);
    expect((await at.bookings()).at(-1)).toMatchObject({ name: nameOf(2), day: '2017-08-03' });
    expect(await at.waiting()).toEqual([nameOf(1)]);
    house.clock.set('2017-08-02T10:00:00+07:00');
    await hear(1, 0);
    // The place that the other one has not taken.
    expect(await at.until('2017-08-02T10:01:00+07:00')).toBe(1);
    expect((await at.bookings()).at(-1)).toMatchObject({ name: nameOf(1), day: '2017-08-03' });
  });

  test('is not before the one that was asked for', async () => {
    const { house, at } = await fullHouse();
    expect(await at.asks(1, { visitDate: '2017-08-02' })).toBe('NO_PLACE');
    await at.query(`update place_request set request = jsonb_set(request, '{visitDate}', '"2017-08-04"')`);
    house.clock.advance(1);
    await at.asks(2);
    await at.until('2017-08-02T00:00:00+07:00');
    expect(await at.bookings()).toMatchObject([{}, { name: nameOf(2), day: '2017-08-03' }]);
    await at.until('2017-08-03T00:00:00+07:00');
    expect((await at.bookings()).at(-1)).toMatchObject({ name: nameOf(1), day: '2017-08-04' });
  });

  test('is held for no one who has booked, wants no messages, or has waited too long', async () => {
    const { house, at } = await fullHouse();
    for (const number of [1, 2, 3]) await at.asks(number, number === 1 ? { office: 'BOGOR' } : {});
    await at.booked(1, { office: 'DEPOK', visitDate: '2017-08-07' });
    const between = { channel: 'whatsapp', sender: '+628111100333', recipient: phoneOf(2) };
    await inTransaction(house.database.pool, (tx) => optOut(tx, between, 'PERSON', house.clock.now()));
    await at.query(`update place_request set expires_at = '2017-08-01T12:00:00Z' where sender_key = $1`, [
      `tel:${phoneOf(3)}`,
    ]);
    await at.until('2017-08-02T00:00:00+07:00');
    expect(await at.waiting()).toEqual([]);
    expect((await at.bookings()).map(({ name }) => name)).not.toContain(nameOf(2));
    expect(await at.told()).toMatchObject([{ key: 'placeRequestEnded', recipient: phoneOf(3) }]);
  });

  test('takes part in the draw where the office draws newly opened days', async () => {
    const house = await openHouse(SEED_DAY, oneADay({ lotteryMinutes: 5 }));
    const at = waitingAt(house);
    await at.booked(101);
    await at.booked(102);
    await at.asks(1);
    await at.until('2017-08-02T00:01:00+07:00');
    expect(await at.query('select office, date::text from lottery_entry')).toEqual([
      { office: 'BOGOR', date: '2017-08-03' },
    ]);
    expect(await at.waiting()).toEqual([nameOf(1)]);
  });
});

describe('a registration outside the intake hours', () => {
  const wish = { office: 'BATAM', address: 'Jl. Melati 1', photo: 'whatsapp/photo-1' };

  test('is booked and confirmed when they begin, and its photo is kept until then', async () => {
    const house = await openHouse('2017-08-04T10:30:00+07:00');
    const at = waitingAt(house);
    expect(await at.asks(1, { ...wish, photo: null })).toBe('PHOTO_REQUIRED');
    expect(await at.asks(1, wish)).toBe('INTAKE_HOURS');
    const photo = { office: 'BATAM', contentType: 'image/jpeg', bytes: Buffer.from('photo') };
    await inTransaction(house.database.pool, (tx) => keepSent(tx, wish.photo, photo, house.clock.now()));
    house.clock.set('2017-08-06T10:00:00+07:00');
    await retainAll(house.database.pool, house.offices, house.clock.now());
    expect(await at.until('2017-08-07T07:29:00+07:00')).toBe(0);
    expect(await at.until('2017-08-07T07:30:00+07:00')).toBe(1);
    expect(
      await at.query('select status, name, address, photo, by from booking join booking_event on booking = code'),
    ).toEqual(
      ['BOOK', 'CONFIRM'].map(() => ({
        ...{ status: 'CONFIRMED', name: nameOf(1), address: 'Jl. Melati 1', photo: expect.stringMatching(/^photo:/) },
        by: 'applicant by WHATSAPP',
      })),
    );
    expect(await at.told()).toMatchObject([
      { key: 'confirmed', recipient: phoneOf(1), media: [expect.stringContaining('/qr.png')] },
    ]);
    expect(await at.waiting()).toEqual([]);
  });

  test('waits on where there is no place by then, and the person is told', async () => {
    const house = await openHouse('2017-08-01T10:30:00+07:00', { BATAM: { policy: { horizonDays: 1 } } });
    const at = waitingAt(house);
    await at.query(`update capacity_window set taken = capacity where office = 'BATAM'`);
    expect(await at.asks(1, wish)).toBe('INTAKE_HOURS');
    await at.query(`update capacity_window set taken = capacity where office = 'BATAM'`);
    await at.until('2017-08-02T07:30:00+07:00');
    expect(await at.told()).toMatchObject([{ key: 'placeWaits', recipient: phoneOf(1) }]);
    expect(await at.query('select waits_for from place_request')).toEqual([{ waits_for: 'NO_PLACE' }]);
    expect(await at.until('2017-08-02T07:31:00+07:00')).toBe(0);
  });
});
