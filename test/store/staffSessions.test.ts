// Sessions in the database: how long they live, what keeps them from idling out, and when they are forgotten.
import { describe, expect, test } from 'vitest';
import {
  beginSession,
  endSessionOf,
  forgetSessions,
  isSessionOver,
  liveSession,
  SESSION_HOURS,
  SESSION_IDLE_MINUTES,
  sessionsAt,
} from '../../src/access/staffSessions.ts';
import { inTransaction, queriesOn } from '../../src/database.ts';
import { instant } from '../../src/time.ts';
import { openHouse } from '../support/house.ts';

const { database } = await openHouse();
const { pool } = database;
const db = queriesOn(pool);
const START = instant('2017-08-07T07:00:00+07:00');
const later = (minutes: number) => START.add({ minutes });

let made = 0;

/** A session that begins at START; answers with its token and id. */
async function begun(roles: readonly string[] = ['MANAGER:BOGOR']) {
  const token = `token ${made++}`;
  const person = { id: `oidc u-${made}`, name: 'Rina Wati', roles, browser: null, source: '203.0.113.7' };
  const { id } = await inTransaction(pool, (tx) => beginSession(tx, person, { token, now: START }));
  return { token, id };
}

const lives = async (token: string, minutes: number, isUse = true) =>
  (await liveSession(db, token, { now: later(minutes), isUse })) !== null;

describe('a session', () => {
  test('is over after two hours in which it was not used, to the minute', async () => {
    const { token } = await begun();
    expect(await lives(token, SESSION_IDLE_MINUTES - 1, false)).toBe(true);
    expect(await lives(token, SESSION_IDLE_MINUTES, false)).toBe(false);
    expect(await lives(token, SESSION_IDLE_MINUTES - 1)).toBe(true);
    expect(await lives(token, 2 * SESSION_IDLE_MINUTES - 2)).toBe(true);
    expect(await lives(token, 3 * SESSION_IDLE_MINUTES - 2)).toBe(false);
  });

  test('is over after twelve hours, however much it is used', async () => {
    const { token } = await begun();
    for (let minutes = 60; minutes < SESSION_HOURS * 60; minutes += 60) expect(await lives(token, minutes)).toBe(true);
    expect(await lives(token, SESSION_HOURS * 60 - 1)).toBe(true);
    expect(await lives(token, SESSION_HOURS * 60)).toBe(false);
  });

  test('is over at once when it is ended, for what was asked in its name as well', async () => {
    const { token, id } = await begun();
    const asker = { kind: 'administrator', session: id } as const;
    expect(await isSessionOver(db, asker, later(1))).toBe(false);
    const first = await inTransaction(pool, (tx) => endSessionOf(tx, token, later(1)));
    expect(first).toMatchObject({ ended: { id }, repeated: false });
    expect(await inTransaction(pool, (tx) => endSessionOf(tx, token, later(2)))).toMatchObject({ repeated: true });
    expect(await lives(token, 2)).toBe(false);
    expect(await isSessionOver(db, asker, later(2))).toBe(true);
    expect(await isSessionOver(db, { kind: 'administrator' }, later(2))).toBe(false);
  });

  test('is no one else’s: a token that is none finds nothing', async () => {
    await begun();
    expect(await liveSession(db, 'another token', { now: START, isUse: true })).toBeNull();
    expect(await inTransaction(pool, (tx) => endSessionOf(tx, 'another token', START))).toBeNull();
  });
});

test('the list of an office has those with a role there, and that of administrators theirs', async () => {
  const here = await begun(['FRONT_DESK:BATAM', 'MANAGER:DEPOK']);
  const elsewhere = await begun(['MANAGER:DEPOK']);
  const administrator = await begun(['ADMINISTRATOR']);
  const idsAt = async (office: string | null) => (await sessionsAt(db, office, later(1))).map(({ id }) => id);
  expect(await idsAt('BATAM')).toEqual([here.id]);
  expect(await idsAt('DEPOK')).toEqual([elsewhere.id, here.id]);
  expect(await idsAt(null)).toEqual([administrator.id]);
});

test('a session is forgotten thirty days after it was over', async () => {
  const { id } = await begun();
  const isKept = async (days: number) => {
    await inTransaction(pool, (tx) => forgetSessions(tx, START.add({ hours: SESSION_HOURS + 24 * days })));
    return (await db.query('select from staff_session where id = $1', [id])).length > 0;
  };
  expect(await isKept(30)).toBe(true);
  expect(await isKept(31)).toBe(false);
});
