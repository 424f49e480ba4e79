// A booking keeps its owner: nothing that writes to the database can change it while the booking lives.
import { describe, expect, test } from 'vitest';
import { queriesOn } from '../../src/database.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { made, nameOf, openHouse, phoneOf, sender, wanted } from '../support/house.ts';

/** A house with two bookings, one of them confirmed. */
async function opened() {
  const house = await openHouse();
  const tx = queriesOn(house.database.pool);
  const booked = async (number: number) => {
    const asker = sender(phoneOf(number));
    return made(await house.book(wanted(house, number, { asker, address: 'Jl. Melati 1' }))).code;
  };
  const code = await booked(1);
  const confirmed = await booked(2);
  await house.confirm({ code: confirmed, asker: sender(phoneOf(2)), proof: {} });
  return { house, tx, code, confirmed };
}

describe('name, birth date and address', async () => {
  const { tx, code, confirmed } = await opened();

  test.each([
    `name = 'Calo'`,
    `birth_date = '1990-01-01'`,
    `person_key = 'CALO 1990-01-01'`,
    `address = 'Jl. Mawar 2'`,
    'address = null',
    `name = 'Calo', live = false, status = 'CANCELLED'`,
  ])('cannot be changed while the booking lives: %s', async (change) => {
    for (const one of [code, confirmed])
      await expect(tx.query(`update booking set ${change} where code = $1`, [one])).rejects.toThrow(
        'cannot be changed',
      );
  });

  test('may be written again as they are, with what else there is', async () => {
    await tx.query(`update booking set name = name, address = address, phone = '+6281200000000' where code = $1`, [
      code,
    ]);
    const [row] = await tx.query('select name, phone from booking where code = $1', [code]);
    expect(row).toEqual({ name: nameOf(1), phone: '+6281200000000' });
  });

  test('may be taken out once the booking is over', async () => {
    const { house, tx, code, confirmed } = await opened();
    house.clock.advance(31);
    await settleAll(house.database.pool, house.clock.now());
    const forgotten = `name = '-', birth_date = '1900-01-01', address = null, person_key = ''`;
    await tx.query(`update booking set ${forgotten} where code = $1`, [code]);
    expect(await tx.query('select name, address from booking where code = $1', [code])).toEqual([
      { name: '-', address: null },
    ]);
    await expect(tx.query(`update booking set ${forgotten} where code = $1`, [confirmed])).rejects.toThrow(
      'cannot be changed',
    );
  });
});
