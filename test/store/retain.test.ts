// Personal data goes when the office's days are over; what is counted stays.
import { expect, test } from 'vitest';
import { takeIn } from '../../src/inbox/inbox.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { putOut } from '../../src/outbox/outbox.ts';
import { isSent, keepPhoto, keepSent, linkSent, readPhoto } from '../../src/photos/photos.ts';
import { given, MORNING, openDesk } from '../support/desk.ts';
import { made, openHouse, phoneOf, sender, wanted } from '../support/house.ts';
import { retainAll } from '../support/retainAll.ts';
import { committedOneByOne } from '../support/statements.ts';

test('after its days a booking tells of no one, its photo is gone, and it is still counted', async () => {
  const house = await openHouse(undefined, { defaults: { policy: { retentionDays: 10 } } });
  const { pool } = house.database;
  const tx = committedOneByOne(pool);
  const photo = await keepPhoto(
    tx,
    { office: 'BOGOR', contentType: 'image/jpeg', bytes: Buffer.from('a face') },
    house.clock.now(),
  );
  const asker = sender(phoneOf(1));
  const { code } = made(
    await house.book(wanted(house, 1, { asker, photo, visitDate: '2017-08-02', address: 'Jl. Melati' })),
  );
  made(await house.confirm({ code, asker, proof: {} }));
  const later = made(await house.book(wanted(house, 2, { asker: sender(phoneOf(2)), visitDate: '2017-08-30' })));
  await putOut(
    tx,
    [
      {
        purpose: 'old',
        channel: 'simulator',
        from: 'x',
        office: 'BOGOR',
        to: { kind: 'phone', value: phoneOf(1) },
        key: 'held',
        text: 'Budi',
        media: [],
      },
    ],
    house.clock.now(),
    false,
  );
  const from = { kind: 'phone' as const, value: phoneOf(1) };
  const message = { type: 'message' as const, messageId: 'old', from, alias: 'ID.1', to: 'x', text: '', media: [] };
  await takeIn(tx, [{ channel: 'whatsapp', message, office: 'BOGOR' }], house.clock.now(), false);
  const rows = () =>
    tx.query(
      'select code, name, phone, address, sender_key, photo, status, window_id from booking order by visit_date',
    );

  house.clock.set('2017-08-12T23:59:00+07:00');
  await settleAll(pool, house.clock.now());
  await retainAll(pool, house.offices, house.clock.now());
  expect((await rows())[0]).toMatchObject({ address: 'Jl. Melati', photo });
  expect(await readPhoto(tx, photo)).not.toBeNull();

  house.clock.set('2017-08-13T00:00:00+07:00');
  await retainAll(pool, house.offices, house.clock.now());
  await retainAll(pool, house.offices, house.clock.now());
  const [gone, kept] = await rows();
  expect(gone).toMatchObject({
    code,
    name: '-',
    phone: null,
    address: null,
    sender_key: null,
    photo: null,
    status: 'FORFEITED',
  });
  expect(kept).toMatchObject({ code: later.code, sender_key: `tel:${phoneOf(2)}` });
  expect(await readPhoto(tx, photo)).toBeNull();
  expect(await tx.query(`select from outbox_message where purpose = 'old'`)).toEqual([]);
  expect(await tx.query('select from sender_alias')).toEqual([]);
});

test('a photo that came by chat goes with its booking, and what it was known by', async () => {
  const house = await openHouse(undefined, { defaults: { policy: { retentionDays: 10 } } });
  const { pool } = house.database;
  const tx = committedOneByOne(pool);
  const face = { office: 'BOGOR', contentType: 'image/jpeg', bytes: Buffer.from('a face') };
  for (const key of ['whatsapp/1', 'whatsapp/1', 'whatsapp/2']) await keepSent(tx, key, face, house.clock.now());
  expect((await tx.query('select from photo')).length).toBe(2);
  const asker = sender(phoneOf(1));
  const booking = made(await house.book(wanted(house, 1, { asker, photo: 'whatsapp/1', visitDate: '2017-08-02' })));
  await linkSent(tx, ['whatsapp/1', 'whatsapp/2', 'whatsapp/3']);
  const [row] = await tx.query('select photo from booking where code = $1', [booking.code]);
  expect((await readPhoto(tx, row.photo))?.bytes).toEqual(face.bytes);
  house.clock.set('2017-08-03T09:00:00+07:00');
  await settleAll(pool, house.clock.now());
  await retainAll(pool, house.offices, house.clock.now());
  expect([await isSent(tx, 'whatsapp/1'), await isSent(tx, 'whatsapp/2')]).toEqual([true, false]);
  house.clock.set('2017-08-13T00:00:00+07:00');
  await retainAll(pool, house.offices, house.clock.now());
  expect([await isSent(tx, 'whatsapp/1'), await readPhoto(tx, row.photo)]).toEqual([false, null]);
});

test('what officers wrote on tickets goes after the days of the office, also where no one has a booking', async () => {
  const desk = await openDesk({ defaults: { policy: { retentionDays: 10 } } }, MORNING);
  const { house } = desk;
  const { number } = given(await desk.walkIn({ name: 'Siti Aminah' }));
  await desk.query('update ticket set note = $1 where number = $2', ['Membawa bayi', number]);
  const texts = () => desk.query('select note, walk_in_name as name from ticket');
  house.clock.set('2017-08-17T23:59:00+07:00');
  await retainAll(desk.pools[0], house.offices, house.clock.now());
  expect(await texts()).toEqual([{ note: 'Membawa bayi', name: 'Siti Aminah' }]);
  house.clock.set('2017-08-18T00:00:00+07:00');
  await retainAll(desk.pools[0], house.offices, house.clock.now());
  expect(await texts()).toEqual([{ note: null, name: null }]);
});

test('a photo that belongs to no booking goes after a day', async () => {
  const house = await openHouse();
  const tx = committedOneByOne(house.database.pool);
  const photo = await keepPhoto(
    tx,
    { office: 'BOGOR', contentType: 'image/jpeg', bytes: Buffer.from('a face') },
    house.clock.now(),
  );
  house.clock.advance(23 * 60);
  await retainAll(house.database.pool, house.offices, house.clock.now());
  expect(await readPhoto(tx, photo)).not.toBeNull();
  house.clock.advance(61);
  await retainAll(house.database.pool, house.offices, house.clock.now());
  expect(await readPhoto(tx, photo)).toBeNull();
});
