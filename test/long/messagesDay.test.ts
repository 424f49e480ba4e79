// A day and the day before it at offices in three time zones: whatever people are told comes at the right hour of their own.
import { beforeAll, describe, expect, test } from 'vitest';
import { cancel } from '../../src/booking/change.ts';
import type { Capabilities } from '../../src/channel/capabilities.ts';
import type { Channel } from '../../src/channel/channel.ts';
import { turnFreedPlaces } from '../../src/jobs/clockwork.ts';
import { deliver } from '../../src/jobs/deliver.ts';
import { remindAll, tellDue } from '../../src/jobs/remind.ts';
import { settleAll } from '../../src/jobs/settleAll.ts';
import { setExceptions } from '../../src/office/days.ts';
import { DELAYS } from '../../src/outbox/turn.ts';
import { tellPassportsReady } from '../../src/queue/passportReady.ts';
import { reshape } from '../../src/replanning/reshape.ts';
import { requestStandby } from '../../src/standby/standbyLine.ts';
import { addMinutes, type Instant, instant, isBefore, rfc3339 } from '../../src/time.ts';
import { administrator, openDesk } from '../support/desk.ts';
import { meansOf } from '../support/digitMeans.ts';
import { phoneOf, sender } from '../support/house.ts';
import type { OfficeChange } from '../support/offices.ts';

const OFFICES = [
  { code: 'BOGOR', zone: 'Asia/Jakarta', offset: '+07:00' },
  { code: 'MAKASSAR', zone: 'Asia/Makassar', offset: '+08:00' },
  { code: 'JAYAPURA', zone: 'Asia/Jayapura', offset: '+09:00' },
] as const;
const PEOPLE = 400;
const STEP_MINUTES = 5;
const numbers = (whatsApp: string, sms: string): OfficeChange['channels'] => [
  { kind: 'WHATSAPP', address: whatsApp },
  { kind: 'SMS', address: sms },
];

const desk = await openDesk({
  defaults: { schedule: { capacity: 20 } },
  BOGOR: { channels: numbers('+628111100333', '+628111100334') },
  MAKASSAR: { channels: numbers('+628114100411', '+628114100511') },
  JAYAPURA: {
    name: 'Kantor Imigrasi Jayapura',
    city: 'Jayapura',
    timeZone: 'Asia/Jayapura',
    channels: numbers('+628114100412', '+628114100512'),
  },
});
const { house, pools, query } = desk;
const { clock, offices } = house;
const [pool] = pools;

/** The behaviour of applicants, by the rest of their number: each of three offices has as many of every kind. */
const KINDS = [
  'cancels early',
  'cancels late',
  'stays away',
  'books late',
  'by SMS',
  ...Array(5).fill('comes'),
] as const;
type Kind = (typeof KINDS)[number];

interface Person {
  number: number;
  office: (typeof OFFICES)[number];
  kind: Kind;
  code: string;
  startsAt: Instant;
}
const people: Person[] = [];

function somebody(number: number): Pick<Person, 'number' | 'office' | 'kind'> {
  return { number, office: OFFICES[number % 3] as Person['office'], kind: KINDS[Math.floor(number / 3) % 10] as Kind };
}

async function books(number: number, visitDate = '2017-08-07', as?: Kind): Promise<Person> {
  const { office, kind } = somebody(number);
  const asker = sender(phoneOf(number), kind === 'by SMS' ? 'SMS' : 'WHATSAPP');
  const language = kind === 'by SMS' ? ('en' as const) : ('id' as const);
  const { code, window } = await desk.confirmed(number, { asker, office: office.code, visitDate, language });
  const person = { number, office, kind: as ?? kind, code, startsAt: window.startsAt };
  people.push(person);
  return person;
}

async function cancels({ number, code }: Person): Promise<void> {
  const request = { code, asker: sender(phoneOf(number)), proof: {}, idempotencyKey: null };
  await desk.run((tx) => cancel(tx, request, offices.get, clock.now()));
}

async function closes(office: string, date: string): Promise<void> {
  const closing = {
    office,
    what: 'closeDay',
    asker: administrator,
    firstDate: date,
    move: true,
    undoMinutes: 0,
    idempotencyKey: null,
    input: [date],
  };
  const set = (tx: Parameters<typeof setExceptions>[0], there: Parameters<typeof setExceptions>[1]) =>
    setExceptions(tx, there, [{ date, reason: 'Listrik padam' }]);
  const answer = await desk.run((tx) => reshape(tx, { ...closing, set }, clock.now()));
  expect(answer).toMatchObject({ moved: 3 });
  await offices.reload();
}

/** A message as the fake provider got it, with the app's hour. */
interface Sent {
  id: string;
  at: Instant;
}
const sent: Sent[] = [];
const CAPABILITIES: Omit<Capabilities, 'kind'> = {
  ...{ maxCharacters: 4096, maxCaption: 4096, pictures: 1, templates: false, otherAddresses: true, receipts: false },
  ...{ buttons: { count: 3, title: 20, rows: 10, rowTitle: 24 }, replyWindowHours: null },
  ...{ messagesPerSecond: null, perPersonMinute: null },
};
const fake = (kind: 'WHATSAPP' | 'SMS'): Channel => ({
  capabilities: { ...CAPABILITIES, kind },
  receive: async () => [],
  send: async ({ id }) => {
    sent.push({ id, at: clock.now() });
    return { providerId: id };
  },
});
const delivery = {
  ...{ pool, offices, clock, delays: DELAYS, chance: () => 0, filesOf: async () => [], visitLinkOf: () => null },
  channels: { whatsapp: fake('WHATSAPP'), sms: fake('SMS') },
  onFault: (error: unknown) => expect.fail(String(error)),
};

async function deliverAll(): Promise<void> {
  const waiting = await query(`select id from outbox_message where status = 'WAITING' order by id`);
  for (const { id } of waiting) await deliver(delivery, id);
}

/** Does what the clock brings due, and calls at the two open counters of each office. */
async function goesRound(): Promise<void> {
  const now = clock.now();
  await settleAll(pool, now);
  for (const { code, zone } of OFFICES) {
    const time = rfc3339(now, zone).slice(0, 16);
    if (time < '2017-08-07T08:00' || time > '2017-08-07T16:00') continue;
    for (const counter of [1, 2]) await callsAt(`${code}/${counter}`);
  }
  await Promise.all([tellDue(pool, offices, now), tellDue(pools[1], offices, now)]);
  await Promise.all([remindAll(pool, offices, now), remindAll(pools[1], offices, now)]);
  await turnFreedPlaces(pool, offices, meansOf(offices), now);
  await deliverAll();
}

async function callsAt(counter: string): Promise<void> {
  const at = counter.split('/')[0] as string;
  const [there] = await query(`select number from ticket where counter = $1 and status = 'CALLED'`, [counter]);
  if (there) for (const step of ['SERVE', 'FINISH'] as const) await desk.act(step, there.number, { at });
  await desk.callNext(counter);
}

/** The events of the day, each at its time in the zone of its own office. */
const plan: [time: string, of: string | null, what: () => Promise<unknown>][] = [];
const ofOffice = (code: string, kind: Kind) => () =>
  people.filter((person) => person.office.code === code && person.kind === kind);

beforeAll(async () => {
  clock.set('2017-08-01T09:00:00+07:00');
  for (let number = 0; number < PEOPLE; number++) if (somebody(number).kind !== 'books late') await books(number);
  for (const [index, { code, offset }] of OFFICES.entries()) {
    const at = (time: string, what: () => Promise<unknown>) => plan.push([`2017-08-${time}:00${offset}`, null, what]);
    const early = ofOffice(code, 'cancels early');
    const late = ofOffice(code, 'cancels late');
    for (const date of ['2017-08-08', '2017-08-10'])
      for (let more = 0; more < 3; more++)
        await books(1200 + index + 3 * (more + (date > '2017-08-09' ? 10 : 0)), date, 'moved');
    // The last to come would like to come earlier.
    const last = ofOffice(code, 'comes')().at(-1) as Person;
    const asks = {
      code: last.code,
      asker: sender(phoneOf(last.number)),
      proof: {},
      idempotencyKey: null,
      earliest: null,
    };
    await desk.run((tx) => requestStandby(tx, asks, offices.get, clock.now()));
    at('06T10:00', () => closes(code, '2017-08-08'));
    at('06T12:00', async () => {
      for (const person of early()) await cancels(person);
    });
    at('06T17:00', async () => {
      for (let number = index; number < PEOPLE; number += 3)
        if (somebody(number).kind === 'books late') await books(number);
    });
    at('06T18:00', async () => {
      for (const person of late().slice(1)) await cancels(person);
    });
    at('06T22:00', () => closes(code, '2017-08-10'));
    at('06T23:00', () => cancels(late()[0] as Person));
    for (const counter of [1, 2]) at('07T07:55', () => desk.open(`${code}/${counter}`));
    at('07T22:30', async () => {
      const served = await query(
        `select booking from ticket where office = $1 and status = 'SERVED' order by id limit 5`,
        [code],
      );
      const order = { office: offices.get(code), bookings: served.map(({ booking }) => booking), applicants: [] };
      expect(await desk.run<object>((tx) => tellPassportsReady(tx, order, clock.now()))).toMatchObject({ told: 5 });
    });
  }
  await livesThrough('2017-08-06T04:00:00+09:00', '2017-08-08T08:00:00+07:00');
}, 180_000);

async function livesThrough(from: string, to: string): Promise<void> {
  const due = plan
    .map(([time, , what]) => ({ at: instant(time), what }))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  for (clock.set(from); isBefore(clock.now(), instant(to)); clock.advance(STEP_MINUTES)) {
    while (due[0] && !isBefore(clock.now(), due[0].at)) await due.shift()?.what();
    await comersCheckIn();
    await goesRound();
  }
}

/** Five and twenty minutes before their hour. */
async function comersCheckIn(): Promise<void> {
  const now = clock.now();
  const coming = people.filter(({ kind, startsAt }) => COMES.has(kind) && addMinutes(startsAt, -25).equals(now));
  for (const { code, office } of coming) await desk.checkIn(code, { at: office.code });
}
const COMES = new Set<Kind>(['comes', 'by SMS', 'books late']);

interface Told {
  key: string;
  person: Person;
  text: string;
  /** `06 16:00`, at their office. */
  local: string;
  at: Instant;
}

async function everythingTold(): Promise<Told[]> {
  const rows = await query('select id::text, key, recipient, text, booking from outbox_message');
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byCode = new Map(people.map((person) => [person.code, person]));
  return sent.map(({ id, at }) => {
    const { key, text, booking } = byId.get(id);
    const person = byCode.get(booking) as Person;
    return { key, text, person, at, local: rfc3339(at, person.office.zone).slice(8, 16).replace('T', ' ') };
  });
}

describe('through a day and the day before, at each office', async () => {
  const told = async (...keys: string[]) => (await everythingTold()).filter(({ key }) => keys.includes(key));
  const codes = (all: readonly { person: Person }[]) => all.map(({ person }) => person.code).toSorted();
  const those = (which: (person: Person) => boolean) =>
    people
      .filter((person) => person.number < PEOPLE && which(person))
      .map(({ code }) => code)
      .toSorted();
  const comes = ({ kind }: Person) => COMES.has(kind);

  test('nothing is said between nine in the evening and seven in the morning of their own', async () => {
    const all = await everythingTold();
    expect(all.length).toBeGreaterThan(1000);
    expect(new Set(all.map(({ person }) => person.office.code)).size).toBe(3);
    expect(all.filter(({ local }) => local.slice(3) < '07:00' || local.slice(3) >= '21:00')).toEqual([]);
  });

  test('nothing is said twice, nor left unsaid that was still of use', async () => {
    const all = await everythingTold();
    const said = all.map(
      ({ key, person, text }) => `${key} ${person.code} ${key === 'offer' || key === 'moved' ? text : ''}`,
    );
    expect(said.filter((one, index) => said.indexOf(one) !== index)).toEqual([]);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
    expect(await query(`select key, status from outbox_message where status not in ('SENT')`)).toEqual([]);
    expect(await query('select * from due_notice')).toEqual([]);
  });

  test('nothing is said to those who have cancelled', async () => {
    const cancelled = await query(`select booking, at from booking_event where action = 'CANCEL'`);
    const gone = new Map(cancelled.map(({ booking, at }) => [booking, at]));
    expect(gone.size).toBe(those(({ kind }) => kind.startsWith('cancels')).length);
    expect(
      (await everythingTold()).filter(
        ({ person, at }) => gone.has(person.code) && !isBefore(at, gone.get(person.code)),
      ),
    ).toEqual([]);
  });

  test('a reminder comes at four the day before, to all who are expected and know it since then', async () => {
    const reminded = (await told('reminderDay')).filter(({ local }) => local < '07');
    expect(new Set(reminded.map(({ local }) => local))).toEqual(new Set(['06 16:00']));
    expect(codes(reminded)).toEqual(those(({ kind }) => kind !== 'cancels early' && kind !== 'books late'));
    for (const { text, person } of reminded)
      expect(text).toMatch(person.kind === 'by SMS' ? /Not coming\? Reply BATAL$/ : /Balas BATAL$/);
  });

  test('two hours before they must be there comes another, at seven at the earliest', async () => {
    const reminded = await told('reminderSoon');
    // At seven those of eight have half an hour left to be there: they were told the day before.
    const hasTime = ({ startsAt, office }: Person) => rfc3339(startsAt, office.zone).slice(11, 16) > '08:30';
    expect(codes(reminded)).toEqual(those((person) => !person.kind.startsWith('cancels') && hasTime(person)));
    for (const { person, local } of reminded) {
      const early = rfc3339(addMinutes(person.startsAt, -150), person.office.zone).slice(11, 16);
      expect(local).toBe(`07 ${early < '07:00' ? '07:00' : early}`);
    }
  });

  test('those who are not there when their hour begins are told so, and how to book again', async () => {
    const forfeited = await told('forfeited');
    expect(codes(forfeited)).toEqual(those(({ kind }) => kind === 'stays away'));
    for (const { person, at } of forfeited) expect(at).toEqual(person.startsAt);
  });

  test('those in the line are told as their turn comes near, and where they are called', async () => {
    const called = await told('called');
    expect(codes(called)).toEqual(those(comes));
    const near = await told('turnNear', 'turnNext');
    expect(near.length).toBeGreaterThan(100);
    expect(near.filter(({ person }) => !comes(person))).toEqual([]);
    const calledAt = new Map(called.map(({ person, at }) => [person.code, at]));
    expect(near.filter(({ person, at }) => isBefore(calledAt.get(person.code) as Instant, at))).toEqual([]);
  });

  test('whose day is closed is told so at once, or in the morning', async () => {
    const moved = await told('moved');
    expect(moved.filter(({ local }) => local === '06 10:00')).toHaveLength(9);
    expect(moved.filter(({ local }) => local === '07 07:00')).toHaveLength(9);
    expect(moved).toHaveLength(18);
  });

  test('an earlier place is offered when it comes free by day, and not by night', async () => {
    const offers = await told('offer');
    expect(new Set(offers.map(({ person }) => person.office.code)).size).toBe(3);
    for (const { local } of offers) expect(local).toMatch(/^06 1[2-8]:/);
  });

  test('a passport that is announced at night is told in the morning', async () => {
    const ready = await told('passportReady');
    expect(ready).toHaveLength(15);
    expect(new Set(ready.map(({ local }) => local))).toEqual(new Set(['08 07:00']));
  });
});
