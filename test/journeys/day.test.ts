// A day fills: fifty an hour, then the next hour, then the next working day; and every applicant is told so.
import { expect, test } from 'vitest';
import { apiOf, FRIDAY } from '../support/api.ts';
import { codeIn, openApp } from '../support/app.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { step } from '../support/step.ts';

const app = await openApp();
const api = apiOf(app);
const WEDNESDAY = '2017-08-16';

let senders = 0;

/** One who registers at Bogor by chat for that day; `typed` is how it is typed. */
async function registers(typed: string) {
  const number = 2000 + senders++;
  const [from, to] = [phoneOf(number), 'BOGOR'];
  const text = `#${nameOf(number)}#25011987#${typed}`;
  const [reply] = (await app.simulator({ from, to: '08111100333', text })).replies;
  if (!reply) throw new Error('No reply.');
  const confirm = async () => (await app.simulator({ from, to, text: codeIn(reply.text) })).replies[0]?.text;
  return { ...reply, confirm };
}

/** Books for this many others, who take the places of a day. */
async function takes(count: number, date: string, office = 'BOGOR') {
  return Promise.all(Array.from({ length: count }, () => api.book({ office, when: { date } })));
}

async function taken(date: string, office = 'BOGOR'): Promise<number[]> {
  return (await api.windows(office, date)).map((window: { taken: number }) => window.taken);
}

test('a Friday', async () => {
  await step('the fiftieth has the first hour, the fifty-first the next', async () => {
    const others = await takes(49, FRIDAY);
    expect(new Set(others.map(({ window }) => window.startsAt))).toEqual(new Set([`${FRIDAY}T08:00:00+07:00`]));
    const [fiftieth, next] = [await registers('11082017'), await registers('11082017')];
    expect(fiftieth.text).toContain('Jumat, 11 Agustus 2017 pukul 08.00 WIB');
    expect(next).toMatchObject({
      key: 'held',
      text: expect.stringContaining('Jumat, 11 Agustus 2017 pukul 09.00 WIB'),
    });
    // The day asked for is the day given: nothing to be told about.
    expect(next.text).not.toContain('penuh');
    expect(await fiftieth.confirm()).toContain('A101');
    expect(await next.confirm()).toContain('A201');
  });

  await step('the one after its last place has Monday morning, and is told so', async () => {
    await takes(248, FRIDAY);
    const last = await registers('11082017');
    expect(last).toMatchObject({
      key: 'held',
      text: expect.stringContaining('Jumat, 11 Agustus 2017 pukul 15.00 WIB'),
    });
    expect(await taken(FRIDAY)).toEqual([50, 50, 50, 50, 50, 50]);
    const over = await registers('11082017');
    expect(over.key).toBe('heldOverflow');
    expect(over.text).toContain('Jumat, 11 Agustus 2017 sudah penuh');
    expect(over.text).toContain('Senin, 14 Agustus 2017 pukul 08.00 WIB');
    const confirmed = await over.confirm();
    expect(confirmed).toContain('A101');
    expect(confirmed).toContain('Senin, 14 Agustus 2017');
  });

  await step('at the same moment on three offices keeps to itself', async () => {
    expect(await taken(FRIDAY, 'MEDAN')).toEqual([0, 0, 0, 0, 0, 0]);
    const booking = await api.book({ office: 'MEDAN', when: { date: FRIDAY } });
    expect(booking).toMatchObject({ overflowedFrom: null, window: { startsAt: `${FRIDAY}T08:00:00+07:00` } });
  });

  await step('a place given back is had by the next one who asks', async () => {
    const [row] = await app.query(
      `select code from booking b join capacity_window w on w.id = b.window_id where b.office = 'BOGOR' and w.date = $1
       and w.ordinal = 2 and b.status = 'HELD' limit 1`,
      [FRIDAY],
    );
    await api.cancel(row.code);
    const next = await registers('11082017');
    expect(next).toMatchObject({
      key: 'held',
      text: expect.stringContaining('Jumat, 11 Agustus 2017 pukul 09.00 WIB'),
    });
    expect((await registers('11082017')).key).toBe('heldOverflow');
  });

  await step('holds that lapse give all their places back', async () => {
    app.clock.advance(30);
    const next = async () => (await taken(FRIDAY)).reduce((sum, places) => sum + places, 0);
    await expect.poll(next).toBe(2);
    app.clock.advance(-30);
    expect((await registers('11082017')).text).toContain('pukul 08.00 WIB');
  });
});

test('a full day before a holiday leads past the holiday', async () => {
  await takes(350, WEDNESDAY);
  expect(await taken(WEDNESDAY)).toEqual([50, 50, 50, 50, 50, 50, 50]);
  const over = await registers('16082017');
  expect(over.key).toBe('heldOverflow');
  expect(over.text).toContain('Rabu, 16 Agustus 2017 sudah penuh');
  // The seventeenth is a holiday.
  expect(over.text).toContain('Jumat, 18 Agustus 2017 pukul 08.00 WIB');
});
