// Addresses and people that may not book for a while, by staff or by not coming; and what nobody can change.
import { describe, expect, test } from 'vitest';
import type { Asker } from '../../src/access/asker.ts';
import { block, blockKeyOf, liftBlock, personBlockKey } from '../../src/booking/blocks.ts';
import { personKey } from '../../src/booking/rules.ts';
import { asTransaction } from '../../src/database.ts';
import { settleAll } from '../../src/jobs/clockwork.ts';
import { addMinutes } from '../../src/time.ts';
import { made, nameOf, openHouse, phoneOf, refusedWith, sender, wanted } from '../support/house.ts';

const ADMINISTRATOR: Asker = { kind: 'administrator' };

async function opened(policy = '') {
  const house = await openHouse(undefined, (text) =>
    text.replace('    holdMinutes: 30', `    holdMinutes: 30\n${policy}`),
  );
  const tx = asTransaction(house.database.pool);
  const by = (number: number, more: object = {}) =>
    house.book(wanted(house, number, { asker: sender(phoneOf(number)), ...more }));
  const forfeit = async (number: number, office = 'BOGOR') => {
    const { code, forfeitAt } = made(await by(number, { office, visitDate: null }));
    made(await house.confirm({ code, asker: sender(phoneOf(number)), proof: {} }));
    house.clock.set(forfeitAt);
    await settleAll(house.database.pool, house.clock.now());
    return code;
  };
  const stop = (number: number, more: object = {}) =>
    block(
      tx,
      { key: blockKeyOf(phoneOf(number)), office: 'BOGOR', reason: 'Calo', until: null, by: 'manager 1', ...more },
      house.clock.now(),
    );
  return { house, tx, by, forfeit, stop };
}

describe('a blocked address', () => {
  test('cannot book at that office, whoever it says is coming, and can elsewhere', async () => {
    const { by, stop } = await opened();
    await stop(1);
    expect(refusedWith(await by(1))).toBe('BLOCKED');
    expect(refusedWith(await by(1, { name: 'Orang Lain' }))).toBe('BLOCKED');
    expect(made(await by(1, { office: 'MEDAN' })).office).toBe('MEDAN');
    expect(made(await by(2)).office).toBe('BOGOR');
  });

  test('is the same number however it is written, by chat or on the web, but not at the desk', async () => {
    const { house, by, tx } = await opened();
    await block(
      tx,
      { key: blockKeyOf(' 0812-1000 0001 '), office: null, reason: 'Calo', until: null, by: 'administrator' },
      house.clock.now(),
    );
    expect(refusedWith(await by(1))).toBe('BLOCKED');
    expect(refusedWith(await by(1, { office: 'MEDAN' }))).toBe('BLOCKED');
    expect(refusedWith(await house.book(wanted(house, 5, { phone: phoneOf(1) })))).toBe('BLOCKED');
    expect(made(await house.book(wanted(house, 5, { phone: phoneOf(1), asker: ADMINISTRATOR }))).phone).toBe(
      phoneOf(1),
    );
  });

  test('can book again when the time is over, or the block is lifted', async () => {
    const { house, by, stop, tx } = await opened();
    await stop(1, { until: addMinutes(house.clock.now(), 60) });
    expect(await by(1)).toMatchObject({ refused: 'BLOCKED_UNTIL', parameters: { untilDate: '2017-08-01' } });
    house.clock.advance(60);
    expect(made(await by(1))).toBeTruthy();
    const { id } = await stop(2);
    expect(refusedWith(await by(2))).toBe('BLOCKED');
    await expect(liftBlock(tx, id, 'MEDAN', 'manager 2', house.clock.now())).rejects.toThrow('no block');
    await liftBlock(tx, id, 'BOGOR', 'manager 1', house.clock.now());
    await liftBlock(tx, id, 'BOGOR', 'manager 1', house.clock.now());
    expect(made(await by(2))).toBeTruthy();
  });

  test('keeps what it has booked: that can be confirmed, and a hold of no number cannot be claimed', async () => {
    const { house, by, stop } = await opened();
    const { code } = made(await by(1));
    await stop(1);
    expect(made(await house.confirm({ code, asker: sender(phoneOf(1)), proof: {} })).status).toBe('CONFIRMED');
    await stop(3);
    const unclaimed = made(await house.book(wanted(house, 4)));
    expect(refusedWith(await house.confirm({ code: unclaimed.code, asker: sender(phoneOf(3)), proof: {} }))).toBe(
      'BLOCKED',
    );
  });

  test('says what is wrong with an order', async () => {
    const { stop, house } = await opened();
    await expect(stop(1, { reason: ' ' })).rejects.toThrow('reason');
    await expect(stop(1, { until: house.clock.now() })).rejects.toThrow('until');
    expect(() => blockKeyOf('  ')).toThrow('address');
  });
});

describe('forfeits in a row', () => {
  const POLICY = '    forfeitsInRow: 2\n    forfeitDelayDays: 5';

  test('delay the next booking there, by number and by name, and only there', async () => {
    const { house, by, forfeit } = await opened(POLICY);
    await forfeit(1);
    await forfeit(1);
    const answer = await by(1, { visitDate: null });
    expect(answer).toMatchObject({ refused: 'FORFEITED_TOO_OFTEN' });
    expect(refusedWith(await house.book(wanted(house, 1, { asker: sender(phoneOf(99)), visitDate: null })))).toBe(
      'FORFEITED_TOO_OFTEN',
    );
    expect(made(await by(1, { office: 'MEDAN', visitDate: null }))).toBeTruthy();
    expect(made(await by(2, { visitDate: null }))).toBeTruthy();
    house.clock.advance(5 * 24 * 60);
    await settleAll(house.database.pool, house.clock.now());
    expect(refusedWith(await by(1, { visitDate: null }))).not.toBe('FORFEITED_TOO_OFTEN');
  });

  test('are broken by a visit that was kept, and not by one that was cancelled', async () => {
    const { house, tx, forfeit, by } = await opened(POLICY);
    await forfeit(1);
    const kept = await forfeit(1, 'MEDAN');
    await tx.query(`update booking set status = 'CHECKED_IN', office = 'BOGOR' where code = $1`, [kept]);
    await tx.query('update block set lifted_at = began_at');
    await forfeit(1);
    expect(await tx.query('select from block where lifted_at is null')).toEqual([]);
    const { code } = made(await by(1, { visitDate: null }));
    await tx.query(`update booking set status = 'CANCELLED', live = false where code = $1`, [code]);
    await forfeit(1);
    expect(await tx.query(`select key, kind from block where lifted_at is null order by key`)).toEqual([
      { key: personBlockKey(personKey(nameOf(1), '1987-01-25')), kind: 'FORFEITS' },
      { key: `tel:${phoneOf(1)}`, kind: 'FORFEITS' },
    ]);
    expect(house.clock.now()).toBeTruthy();
  });

  test('mean nothing where the office does not count them', async () => {
    const { tx, forfeit } = await opened();
    for (let time = 0; time < 3; time++) await forfeit(1);
    expect(await tx.query('select from block')).toEqual([]);
  });
});

test('whose a booking is cannot be changed while it lives, whatever writes to the database', async () => {
  const { house, tx, by } = await opened();
  const { code } = made(await by(1));
  for (const change of [`name = 'Calo'`, `birth_date = '1990-01-01'`, `person_key = 'CALO 1990-01-01'`]) {
    await expect(tx.query(`update booking set ${change} where code = $1`, [code])).rejects.toThrow('cannot be changed');
  }
  await tx.query(`update booking set name = name, phone = '+6281200000000' where code = $1`, [code]);
  house.clock.advance(31);
  await settleAll(house.database.pool, house.clock.now());
  await tx.query(`update booking set name = 'Dihapus' where code = $1`, [code]);
});
