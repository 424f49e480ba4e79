// An earlier place by chat: asked for, offered by a message of its own, taken, refused, and let go.
import { expect, test } from 'vitest';
import { codeIn, eventually, openApp } from '../support/app.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { small } from '../support/standby.ts';

const BOGOR = '+628111100333';
const app = await openApp({ change: small(1, { from: 5, to: 5 }) });

/** A phone that has a confirmed booking, for the Monday unless told otherwise. */
async function phone(number: number, visitDate = '07082017') {
  const from = phoneOf(number);
  async function send(text: string) {
    const { replies, intent, reason } = await app.simulator({ from, to: BOGOR, text });
    expect(replies).toHaveLength(1);
    return { ...replies[0], intent, reason };
  }
  const code = codeIn((await send(`#${nameOf(number)}#25011987#${visitDate}`)).text as string);
  await send(code);
  await app.heard(from, BOGOR);
  return { from, code, send, told: (count: number) => app.twilio.sentTo(from, count) };
}

const hourOf = async (code: string) => {
  const sql = `select to_char(starts_at at time zone 'Asia/Jakarta', 'HH24.MI') as hour from booking
    join capacity_window w on w.id = window_id where code = $1`;
  return (await app.query(sql, [code]))[0].hour;
};

test('#awal asks and takes, #tidak refuses, and no answer at all is an answer too', async () => {
  const [first, second, third] = [await phone(1), await phone(2), await phone(3)];
  expect(await first.send('#awal')).toMatchObject({ intent: 'STANDBY', reason: null });
  const joined = await third.send('#awal');
  expect(joined).toMatchObject({ intent: 'STANDBY', reason: null });
  for (const said of ['Kantor Imigrasi Bogor', '10.00 WIB']) expect(joined.text).toContain(said);
  expect(await second.send(`#awal ${second.code}`)).toMatchObject({ reason: null });
  // Nothing is offered yet: the no belongs to the question whether another place is wanted.
  expect(await second.send('#tidak')).toMatchObject({ intent: 'KEEP', reason: null });

  await first.send('#batal');
  const [offer] = await third.told(1);
  expect(offer).toMatchObject({ from: `whatsapp:${BOGOR}`, to: `whatsapp:${third.from}` });
  for (const said of ['Senin, 7 Agustus 2017', '08.00 WIB', '09.15 WIB', '#awal', '#tidak', third.code])
    expect(offer?.body).toContain(said);
  const moved = await third.send('#awal');
  expect(moved).toMatchObject({ intent: 'STANDBY', reason: null });
  for (const said of ['A102', '08.00 WIB', third.code]) expect(moved.text).toContain(said);
  expect(await hourOf(third.code)).toBe('08.00');
  expect(await (await phone(4, '01082017')).send('#awal')).toMatchObject({ reason: 'NOTHING_EARLIER' });

  // The second has nine o'clock; ten, which the third gave up, is no use to them: eight is.
  await third.send('#batal');
  await second.told(1);
  expect(await second.send('#tidak')).toMatchObject({ intent: 'DECLINE', reason: null });
  expect(await hourOf(second.code)).toBe('09.00');
  await backAtEight();

  // Two offers that no one answers are enough.
  for (const [count, number] of [11, 12].entries()) {
    const gone = await phone(number);
    await gone.send('#batal');
    const [last] = (await second.told(2 + count)).slice(-1);
    expect(last?.body).toContain('08.00 WIB');
    app.clock.advance(15);
    await eventually('the end of the offer', async () => (await offersOf(second.code)) === 0);
    await backAtEight();
  }
  const [, , , ended] = await second.told(4);
  expect(ended?.body).toContain('#awal');
  expect(await app.query('select from standby where left_at is null and booking = $1', [second.code])).toEqual([]);
  expect(await hourOf(second.code)).toBe('09.00');
  expect(await second.send('#awal')).toMatchObject({ intent: 'STANDBY', reason: null });
  expect(app.faults).toEqual([]);
});

const offersOf = async (code: string) =>
  (await app.query('select from freed_place where offered_to = $1', [code])).length;

/** The place at eight is anybody's again. */
async function backAtEight() {
  app.clock.advance(5);
  await eventually('eight o’clock is back', async () => {
    const sql = `select taken from capacity_window where office = 'BOGOR' and starts_at = $1`;
    return (await app.query(sql, ['2017-08-07T08:00:00+07:00']))[0].taken === 0;
  });
}
