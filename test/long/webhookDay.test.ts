// A receiver that is down for an hour, answers 500, hangs and loses its answers, and a server that is killed meanwhile: every
// event of a day arrives at least once, verified, and in order for each booking.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { CREATE_WEBHOOK, type HookAnswer, type ReceivedHook, startHookReceiver } from '../support/hookReceiver.ts';
import {
  book,
  CONFIRM,
  cutPower,
  databaseOn,
  emptyDirectory,
  endEverything,
  graphql,
  query,
  type Running,
  start,
  until,
} from '../support/process.ts';
import { step } from '../support/step.ts';

const KEY = 'the-key-of-the-administrator-Kx72vQ';
const OFFICER = { authorization: `Bearer ${KEY}` };
const OFFICE = 'JAKARTA_SELATAN';
const BOOKINGS = 60;
const BEGIN = Temporal.Instant.from('2017-08-07T07:00:00+07:00');

const CANCEL = `mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { ... on Booking { status } ... on Refusal { message } } }`;
const CHECK_IN = `mutation ($input: CheckInInput!) { checkIn(input: $input) { ... on Ticket { number } ... on Refusal { message } } }`;
const OPEN_COUNTER = `mutation ($counter: ID!) { openCounter(input: { counter: $counter }) { ... on Counter { id } } }`;
const CALL = `mutation ($counter: ID!) { callNext(input: { counter: $counter }) { ... on Ticket { number } ... on Refusal { message } } }`;
const STEP = (mutation: string) =>
  `mutation ($input: TicketInput!) { ${mutation}(input: $input) { ... on Ticket { number status } ... on Refusal { message } } }`;

/** Of both histories, as they tell it: what must arrive, by the order of each booking. */
const EXPECTED = `
  select booking, type from (
    select 1 as place, id, booking, case action when 'BOOK' then 'booking.held' when 'CONFIRM' then 'booking.confirmed'
      when 'CANCEL' then 'booking.cancelled' when 'FORFEIT' then 'booking.forfeited' when 'EXPIRE' then 'booking.expired' end as type
    from booking_event
    union all
    select 2, e.id, t.booking, case e.action when 'CHECK_IN' then 'ticket.waiting' when 'CALL' then 'ticket.called'
      when 'FINISH' then 'ticket.served' when 'NO_SHOW' then 'ticket.no_show' end
    from ticket_event e join ticket t on t.id = e.ticket
  ) told where type is not null order by place, id`;

/** Events that are not in the feed, not on their way, or on it. */
const LEFT = `
  select (select count(*) from webhook_delivery where state = 'WAITING')::int
    + (select count(*) from webhook where done < (select max(id) from feed_event))::int
    + (select count(*) from booking_event e where e.action <> 'CHECK_IN'
        and not exists (select from feed_event f where f.source = 'booking_event' and f.source_id = e.id))::int
    + (select count(*) from ticket_event e where e.action <> 'SERVE'
        and not exists (select from feed_event f where f.source = 'ticket_event' and f.source_id = e.id))::int as left`;

afterAll(endEverything);

describe('webhooks on a bad day', () => {
  test('every event arrives at least once, in order a booking', async () => {
    const receiver = await startHookReceiver();
    const dataDir = await emptyDirectory();
    let minutes = 0;
    const startAgain = () => {
      const clock = BEGIN.add({ minutes }).toZonedDateTimeISO('Asia/Jakarta').toString({ timeZoneName: 'never' });
      return start({ dataDir, env: { ADMIN_KEY: KEY, CLOCK: clock, RATE_LIMIT: '0', WEBHOOK_NETWORKS: 'loopback' } });
    };
    let server: Running = await startAgain();
    const ask = (text: string, variables: object) => graphql(server.url, text, variables, OFFICER);
    const moveOn = async (more: number) => {
      minutes += more;
      const body = JSON.stringify({ minutes: more });
      const headers = { 'content-type': 'application/json' };
      await fetch(`${server.url}/simulator/clock`, { method: 'POST', headers, body });
    };
    const killed = async () => {
      await cutPower(server);
      server = await startAgain();
    };
    const { createWebhook } = await ask(CREATE_WEBHOOK, { input: { office: OFFICE, url: receiver.url } });
    receiver.secrets.push(createWebhook.secret);
    receiver.answerBy(() => 'down');
    const codes: string[] = [];

    await step('sixty people book and most confirm, while the receiver is down', async () => {
      for (let number = 0; number < BOOKINGS; number++) {
        const { code } = await book(server.url, number, { when: { date: '2017-08-07' } });
        codes.push(code);
        if (number % 10 !== 9) await ask(CONFIRM, { input: { code } });
        if (number % 10 === 8) await ask(CANCEL, { input: { code } });
      }
      await moveOn(30);
      await until('attempts fail', () => receiver.attempts.length > BOOKINGS / 2);
    });

    await step('the server is killed, and the hour passes', async () => {
      await killed();
      const before = receiver.attempts.length;
      await moveOn(30);
      await until('it is tried again', () => receiver.attempts.length > before);
      expect(receiver.received).toEqual([]);
    });

    const seen = new Map<string, number>();
    const badly = ({ id }: ReceivedHook): HookAnswer => {
      const times = (seen.get(id) ?? 0) + 1;
      seen.set(id, times);
      const number = Number(id.replace('evt_', ''));
      if (times > 1) return 200;
      if (number % 20 === 3) return 'hang';
      if (number % 7 === 2) return 'cut';
      return number % 3 === 0 ? 500 : 200;
    };

    await step('the day goes on, and the receiver does badly', async () => {
      receiver.answerBy(badly);
      for (const counter of ['1', '2']) await ask(OPEN_COUNTER, { counter: `${OFFICE}/${counter}` });
      for (const code of codes.filter((_, number) => number % 10 < 4))
        await ask(CHECK_IN, { input: { office: OFFICE, code } });
      for (let calls = 0; calls < 12; calls++) {
        const counter = `${OFFICE}/${1 + (calls % 2)}`;
        const { callNext } = await ask(CALL, { counter });
        if (!callNext.number) break;
        const input = { office: OFFICE, number: callNext.number };
        if (calls % 4 === 3) await ask(STEP('markNoShow'), { input });
        else for (const mutation of ['serve', 'finish']) await ask(STEP(mutation), { input });
      }
      await until('some arrive', () => receiver.received.length > 20);
      await killed();
    });

    await step('in the end all have arrived', async () => {
      const database = await databaseOn(dataDir);
      // Slowly: what the receiver leaves hanging takes seconds of the machine, and is given up after three days of the clock.
      const isDone = async () => {
        await moveOn(10);
        await pause(1500);
        const [{ left }] = await query(database, LEFT);
        return left === 0;
      };
      await until('nothing waits', isDone, 240_000);
      const told = await query(database, EXPECTED);
      const firsts = receiver.received.filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at);
      const byBooking = (rows: readonly { booking: string; type: string }[]) =>
        Object.fromEntries(
          [...Map.groupBy(rows, ({ booking }) => booking)].map(([code, some]) => [code, some.map(({ type }) => type)]),
        );
      const arrived = byBooking(firsts.map(({ type, data }) => ({ booking: data.booking, type })));
      expect(Object.keys(arrived)).toHaveLength(BOOKINGS);
      expect(arrived).toEqual(byBooking(told));
      expect(await query(database, "select from webhook_delivery where state <> 'DELIVERED'")).toEqual([]);
      expect(receiver.received.length).toBeGreaterThan(firsts.length);
      const kinds = new Set(receiver.attempts.map(({ answer }) => answer));
      expect(kinds).toEqual(new Set(['down', 'hang', 'cut', 500, 200]));
      console.log(
        `${told.length} events of ${BOOKINGS} bookings, ${receiver.attempts.length} attempts, ${receiver.received.length} arrived.`,
      );
    });
  });
});
