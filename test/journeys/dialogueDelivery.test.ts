// A reply meets a Twilio that is slow, busy, down or says no, and later hears from it what became of it.
import { describe, expect, test } from 'vitest';
import { codeIn, eventually, openApp } from '../support/app.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import type { Outcome } from '../support/twilioApi.ts';

const app = await openApp();
const BOGOR = 'whatsapp:+628111100333';
const JAKARTA = 'whatsapp:+6281299004406';
const stopped = () => app.query('select sender, fault from sending where fault is not null');

let senders = 0;

/** A phone of a new applicant, whose replies fare at Twilio as scripted, one after another. */
function phone(...outcomes: Outcome[]) {
  const number = 900 + senders++;
  const [recipient, name] = [phoneOf(number), nameOf(number)];
  app.twilio.script(recipient, outcomes);
  return {
    recipient,
    name,
    register: (to = BOGOR) => app.deliver({ from: `whatsapp:${recipient}`, to, body: `#${name}#25011987#07082017` }),
    send: (body: string) => app.deliver({ from: `whatsapp:${recipient}`, to: BOGOR, body }),
    sent: (count = 1) => app.twilio.sentTo(recipient, count),
    /** The first reply as the outbox knows it, once it is as wanted. */
    outbox: (what: string, wanted: (row: OutboxRow) => boolean) =>
      eventually(`the reply ${what}`, async () => {
        const sql =
          'select id, status, waits, attempts, fault, provider_id from outbox_message where recipient = $1 order by id';
        const [row] = await app.query(sql, [recipient]);
        return row && wanted(row) ? (row as OutboxRow) : null;
      }),
  };
}

interface OutboxRow {
  id: string;
  status: string;
  waits: string | null;
  attempts: number;
  fault: string | null;
  provider_id: string | null;
}

const isSent = ({ status }: OutboxRow) => status === 'SENT';

test('an answer is of use as long as what it says: the code until it lapses, the number until the hour', async () => {
  const { register, recipient, send, sent } = phone();
  await register();
  const [held] = await sent();
  const code = codeIn(held?.body ?? '');
  await send(code);
  await sent(2);
  const [booking] = await app.query(
    `select b.confirm_by, w.starts_at from booking b join capacity_window w on w.id = b.window_id where b.code = $1`,
    [code],
  );
  const rows = await app.query('select key, not_after from outbox_message where recipient = $1 order by id', [
    recipient,
  ]);
  expect(rows).toEqual([
    { key: 'held', not_after: booking.confirm_by },
    { key: 'confirmed', not_after: booking.starts_at },
  ]);
});

describe.concurrent('a reply', () => {
  test.for<[string, Outcome]>([
    ['an outage', { status: 500 }],
    ['an outage behind a gateway', { status: 503 }],
    ['too many requests', { status: 429, code: 20429, retryAfter: 1 }],
  ])('that meets %s is sent again and arrives once', async ([, outcome], { expect }) => {
    const { register, recipient, sent, outbox } = phone(outcome, outcome);
    await register();
    const waiting = await outbox('has failed', ({ fault }) => fault !== null);
    expect(waiting).toMatchObject({ status: 'WAITING', provider_id: null });
    expect(waiting.fault).toContain((outcome as { status: number }).status.toString());
    for (const failures of [1, 2]) await app.retryNow(recipient, failures);
    const [message] = await sent();
    expect(await outbox('is sent', isSent)).toMatchObject({ attempts: 3, fault: null, provider_id: message?.sid });
    expect(app.twilio.messagesTo(recipient).length).toBe(1);
  });

  test.for<[string, Outcome]>([
    ['whose line is cut', 'drop'],
    ['that nobody acknowledges in time', 'silent'],
  ])('%s may have arrived, is looked up and found, and not sent again', async ([, outcome], { expect }) => {
    const { register, recipient, sent, outbox } = phone(outcome);
    await register();
    await app.retryNow(recipient);
    const row = await outbox('is sent', isSent);
    const messages = await sent();
    expect(row).toMatchObject({ attempts: 2, fault: null, provider_id: messages[0]?.sid });
    expect(messages.length).toBe(1);
    const [{ count }] = await app.query('select count(*)::int from booking where sender_key = $1', [
      `tel:${recipient}`,
    ]);
    expect(count).toBe(1);
  });

  test('to a number that is no WhatsApp user fails for good, and says why', async ({ expect }) => {
    const { register, send, recipient, sent, outbox } = phone({ status: 400, code: 63024 });
    await register();
    const failed = await outbox('has failed', ({ status }) => status === 'FAILED');
    expect(failed).toMatchObject({ attempts: 1, provider_id: null, fault: expect.stringContaining('63024') });
    await eventually('nothing is tried any more', async () => {
      const jobs = await app.query('select from graphile_worker.jobs where key = $1', [`deliver ${failed.id}`]);
      return jobs.length === 0;
    });
    // The next message is answered as if nothing had been.
    await send('#cek');
    expect((await sent())[0]?.body).toContain('Belum pasti');
    expect(app.twilio.messagesTo(recipient).length).toBe(1);
  });

  test('that our own settings keep back stays waiting with all of its number, and alarms', async ({ expect }) => {
    const [first, second] = [phone({ status: 401, code: 20003 }), phone()];
    await first.register(JAKARTA);
    const waiting = await first.outbox('has failed', ({ fault }) => fault !== null);
    expect(waiting).toMatchObject({ status: 'WAITING', fault: expect.stringContaining('20003') });
    await eventually('it is logged', () => app.faults.some((fault) => fault.includes('20003')));
    await second.register(JAKARTA);
    await second.outbox('waits for the number', ({ waits }) => waits === 'PAUSE');
    expect(await stopped()).toMatchObject([{ fault: expect.stringContaining('20003') }]);
    // The time to try again has come: one message gets through, and all others follow it.
    await app.query('update sending set paused_until = now() where fault is not null');
    await app.retryNow(first.recipient);
    expect((await first.sent()).length + (await second.sent()).length).toBe(2);
    expect(await first.outbox('is sent', isSent)).toMatchObject({ fault: null });
    expect(await stopped()).toEqual([]);
  });

  test('what is kept of faults and logged of them names no token, number or text', async ({ expect }) => {
    const { register, recipient, name, outbox } = phone({ status: 500 }, { status: 400, code: 21211 });
    await register();
    const { fault } = await outbox('has failed', (row) => row.fault !== null);
    await eventually('it is logged', () => app.faults.length > 0);
    for (const secret of [app.twilio.authToken, recipient, name]) {
      expect(fault).not.toContain(secret);
      expect(app.faults.join()).not.toContain(secret);
    }
  });
});

describe.concurrent('a status', () => {
  const statuses = async (sid: string, ...list: string[]) => {
    const answers = await app.twilio.deliverStatuses(app.url, sid, list);
    for (const { status } of answers) expect(status).toBe(204);
  };

  test('moves a reply forward and never back, in whatever order and however often it comes', async ({ expect }) => {
    const { register, sent, outbox } = phone();
    await register();
    const sid = (await sent())[0]?.sid as string;
    await outbox('is sent', isSent);
    const now = async () => (await outbox('is there', () => true)).status;
    await statuses(sid, 'queued', 'sending', 'sent');
    expect(await now()).toBe('SENT');
    await statuses(sid, 'delivered', 'sent', 'queued', 'delivered');
    expect(await now()).toBe('DELIVERED');
    await statuses(sid, 'read', 'delivered', 'sent', 'read', 'failed');
    expect(await now()).toBe('READ');
    const kept = await app.query('select status from delivery_receipt where provider_id = $1 order by status', [sid]);
    expect(kept.map(({ status }) => status)).toEqual(['delivered', 'failed', 'queued', 'read', 'sent']);
  });

  test('of failure is kept with its code', async ({ expect }) => {
    const { register, sent, outbox } = phone();
    await register();
    const sid = (await sent())[0]?.sid as string;
    await outbox('is sent', isSent);
    await app.twilio.deliverStatuses(app.url, sid, ['undelivered'], { ErrorCode: '63016' });
    expect(await outbox('has failed', ({ status }) => status === 'FAILED')).toMatchObject({ fault: '63016' });
    await statuses(sid, 'delivered', 'sent');
    expect(await outbox('is there', () => true)).toMatchObject({ status: 'FAILED', fault: '63016' });
  });

  /** Keeps the server from writing down that a reply was sent, until it is let go. */
  async function heldBack(recipient: string, key: number) {
    const client = await app.connect();
    await client.query('select pg_advisory_lock($1)', [key]);
    await client.query(`
      create function hold_${key}() returns trigger language plpgsql as $$ begin
        perform pg_advisory_xact_lock_shared(${key}); return new; end $$`);
    await client.query(`create trigger hold_${key} before update on outbox_message for each row
      when (new.recipient = '${recipient}' and new.provider_id is not null) execute function hold_${key}()`);
    const [{ holder }] = (await client.query('select pg_backend_pid() as holder')).rows;
    return { holder, letGo: () => client.query('select pg_advisory_unlock($1)', [key]) };
  }

  test.for([
    ['delivered', 'DELIVERED', null],
    ['read', 'READ', null],
    ['failed', 'FAILED', '63016'],
  ] as const)(
    '%s that comes before the sending is written down is not lost',
    async ([told, status, fault], { expect }) => {
      const { register, recipient, sent, outbox } = phone();
      const { holder, letGo } = await heldBack(recipient, 4000 + senders);
      await register();
      const sid = (await sent())[0]?.sid as string;
      const answered = app.twilio.deliverStatuses(app.url, sid, ['sent', told], fault ? { ErrorCode: fault } : {});
      // Either the statuses are kept first, or they wait for the writing: both must come to the same.
      await eventually('the statuses are kept or wait', async () => {
        const kept = await app.query('select from delivery_receipt where provider_id = $1', [sid]);
        const waiting = await app.query(
          `select from pg_stat_activity a, unnest(pg_blocking_pids(a.pid)) held where $1 = any(pg_blocking_pids(held))`,
          [holder],
        );
        return kept.length === 2 || waiting.length > 0;
      });
      await letGo();
      for (const answer of await answered) expect(answer.status).toBe(204);
      expect(await outbox('is written down', (row) => row.provider_id !== null)).toMatchObject({ status, fault });
    },
  );

  test('of a message no one knows is kept, and changes nothing', async ({ expect }) => {
    const { register, sent, outbox } = phone('drop');
    await register();
    const [lost] = await sent();
    await statuses(lost?.sid as string, 'delivered');
    expect(await outbox('is there', () => true)).toMatchObject({ provider_id: null });
    expect(codeIn(lost?.body as string)).toMatch(/^\w{8}$/);
  });
});
