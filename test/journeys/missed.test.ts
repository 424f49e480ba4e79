// A message that a webhook failed to bring is found in the provider's list, and answered once.
import { beforeAll, describe, expect, test } from 'vitest';
import { eventually, openApp } from '../support/app.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { newSid } from '../support/twilioWebhook.ts';

const app = await openApp();
const BOGOR = 'whatsapp:+628111100333';

const until = async () => (await app.query('select channel, at from listed_until order by channel')) as { at: Date }[];

/** Lets a turn be taken now. */
async function look(): Promise<void> {
  const [before] = await until();
  await app.query(
    `select graphile_worker.add_job('missed', '{}'::json, job_key => 'missed', job_key_mode => 'replace')`,
  );
  await eventually('the list was read', async () => {
    const [after] = await until();
    return after && after.at.getTime() > (before?.at.getTime() ?? 0);
  });
}

let senders = 0;
function somebody() {
  const number = 880 + senders++;
  return { from: `whatsapp:${phoneOf(number)}`, line: `#${nameOf(number)}#25011987#07082017` };
}

describe('a message whose webhook was lost', () => {
  beforeAll(() => eventually('both channels listen', async () => (await until()).length === 2));

  test('from before we began to listen is someone else’s to answer', async () => {
    const { from, line } = somebody();
    app.twilio.keep({ from, to: BOGOR, body: line }, new Date(Date.now() - 3_600_000).toISOString());
    await look();
    expect(await app.query('select from inbox_message where sender = $1', [from.slice(9)])).toEqual([]);
  });

  test('is taken in, with its photo, and answered; looked at again, it is left alone', async () => {
    const { from, line } = somebody();
    const sent = new Date().toISOString();
    app.twilio.keep({ from, to: BOGOR, body: line, media: [{ url: '', contentType: 'image/jpeg' }] }, sent);
    await look();
    const [reply] = await app.twilio.sentTo(from);
    expect(reply?.body).toContain('Balas dengan kode');
    const rows = () => app.query('select media, sent_at from inbox_message where sender = $1', [from.slice(9)]);
    const [row] = await rows();
    expect(row.media).toMatchObject([{ contentType: 'image/jpeg' }]);
    expect(row.sent_at.getTime()).toBe(Math.floor(Date.parse(sent) / 1000) * 1000);
    await look();
    expect(await rows()).toHaveLength(1);
    expect(app.twilio.messagesTo(from)).toHaveLength(1);
  });

  test('and came after all, before or after, is one message', async () => {
    const [early, late] = [somebody(), somebody()];
    const [earlySid, lateSid] = [newSid('SM'), newSid('SM')];
    const now = new Date().toISOString();
    const one = { from: early.from, to: BOGOR, body: early.line, messageSid: earlySid };
    const two = { from: late.from, to: BOGOR, body: late.line, messageSid: lateSid };
    await app.deliver(one);
    app.twilio.keep(one, now);
    app.twilio.keep(two, now);
    await look();
    await app.deliver(two);
    await Promise.all([app.twilio.sentTo(early.from), app.twilio.sentTo(late.from)]);
    const rows = await app.query('select from inbox_message where message_id = any($1)', [[earlySid, lateSid]]);
    expect(rows).toHaveLength(2);
  });

  test('is found at the next turn when the provider could not be asked', async () => {
    const { from, line } = somebody();
    app.twilio.keep({ from, to: BOGOR, body: line }, new Date().toISOString());
    app.twilio.listings(false);
    const before = app.faults.length;
    await app.query(
      `select graphile_worker.add_job('missed', '{}'::json, job_key => 'missed', job_key_mode => 'replace')`,
    );
    await eventually('the fault is told', () => app.faults.length > before);
    app.twilio.listings(true);
    await look();
    expect(await app.twilio.sentTo(from)).toHaveLength(1);
  });

  test('of before the database was restored is left to officers, and not answered again', async () => {
    const [before, after] = [somebody(), somebody()];
    const now = Date.now();
    const restored = new Date(now - 60_000).toISOString();
    await app.query(`insert into restoration (restored_at, taken_at) values ($1, $1)`, [restored]);
    app.twilio.keep({ from: before.from, to: BOGOR, body: before.line }, new Date(now - 120_000).toISOString());
    app.twilio.keep({ from: after.from, to: BOGOR, body: after.line }, new Date(now).toISOString());
    await look();
    expect(await app.twilio.sentTo(after.from)).toHaveLength(1);
    const rows = await app.query(
      'select reason, worked_at is not null as is_done, office from inbox_message where sender = $1',
      [before.from.slice(9)],
    );
    expect(rows).toEqual([{ reason: 'RESTORED', is_done: true, office: 'BOGOR' }]);
    expect(app.twilio.messagesTo(before.from)).toEqual([]);
    await app.query('delete from restoration');
  });

  test('is looked for again and again: the next turn is always planned, and one alone', async () => {
    await eventually('the next turn is planned', async () => {
      const jobs = await app.query(
        `select run_at > now() + interval '4 minutes' as later from graphile_worker.jobs where key = 'missed'`,
      );
      return jobs.length === 1 && jobs[0].later;
    });
  });
});
