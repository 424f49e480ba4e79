// Many webhooks at two servers, some of them twice: each message is worked on once, and answered in order.
import { afterAll, expect, test } from 'vitest';
import { startFakeTwilio } from '../support/fakeTwilio.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { databaseOn, endEverything, query, start, until } from '../support/process.ts';
import { newSid } from '../support/twilioWebhook.ts';

const PEOPLE = 200;
const MESSAGES = 10;
/** One in this many is told twice at the same moment, to both servers. */
const TWICE = 10;
/** A number sends a limited number a second: the more numbers there are, the sooner all is said. */
const OFFICES = ['whatsapp:+628111100333', 'whatsapp:+6281299004406'];

afterAll(endEverything);

test(`${PEOPLE * MESSAGES} messages are each worked on once, and answered in their order`, {
  timeout: 240_000,
}, async () => {
  const twilio = await startFakeTwilio();
  const env = {
    PUBLIC_URL: twilio.publicUrl,
    TWILIO_ACCOUNT_SID: twilio.accountSid,
    TWILIO_AUTH_TOKEN: twilio.authToken,
    TWILIO_BASE_URL: twilio.url,
    RATE_LIMIT: '0',
  };
  const first = await start({ env });
  const databaseUrl = await databaseOn(first.dataDir);
  const second = await start({ env: { ...env, DATABASE_URL: databaseUrl } });
  const urls = [first.url, second.url];

  const sent = new Map<string, string[]>();
  const person = async (number: number) => {
    const from = phoneOf(number);
    const sids: string[] = [];
    sent.set(from, sids);
    for (let turn = 0; turn < MESSAGES; turn++) {
      const messageSid = newSid('SM');
      sids.push(messageSid);
      const body = turn === 0 ? `#${nameOf(number)}#25011987#07082017` : '#cek';
      const message = { from: `whatsapp:${from}`, to: OFFICES[number % OFFICES.length] as string, body, messageSid };
      const at = (server: number) => twilio.deliver(urls[server % 2] as string, message);
      const place = number * MESSAGES + turn;
      const answers = await Promise.all([at(place), ...(place % TWICE === 0 ? [at(place + 1)] : [])]);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    }
  };
  for (let begun = 0; begun < PEOPLE; begun += 40) {
    await Promise.all(Array.from({ length: 40 }, (_, index) => person(begun + index)));
  }

  await until(
    'all is worked on and sent',
    async () => {
      const [left] = await query(
        databaseUrl,
        `select (select count(*) from inbox_message where worked_at is null) + (select count(*) from outbox_message where status = 'WAITING') as count`,
      );
      return left.count === '0';
    },
    180_000,
  );
  const inbox = await query(databaseUrl, 'select sender, message_id from inbox_message order by id');
  const stored = Map.groupBy(inbox, ({ sender }) => sender as string);
  expect(inbox).toHaveLength(PEOPLE * MESSAGES);
  for (const [from, sids] of sent) expect(stored.get(from)?.map(({ message_id }) => message_id)).toEqual(sids);

  // Every message has one answer, the provider took each once, and each person's came in the order of their messages.
  const replies = await query(databaseUrl, 'select purpose, provider_id, recipient from outbox_message');
  expect(replies).toHaveLength(PEOPLE * MESSAGES);
  expect(twilio.messages).toHaveLength(PEOPLE * MESSAGES);
  const bySid = new Map(replies.map((reply) => [reply.provider_id, reply]));
  const answered = Map.groupBy(
    twilio.messages.map(({ sid }) => bySid.get(sid)),
    (reply) => reply?.recipient as string,
  );
  for (const own of answered.values()) {
    const ids = own.map((reply) => Number(/^reply:(\d+):/.exec(reply?.purpose)?.[1]));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  }
  const bookings = await query(databaseUrl, 'select count(*)::int as count from booking');
  expect(bookings[0].count).toBe(PEOPLE);
  await twilio.close();
});
