// Figures for Prometheus: there, readable, and right after some work.
import { describe, expect, test } from 'vitest';
import { BOOK, somebody } from '../support/api.ts';
import { eventually } from '../support/app.ts';
import { openLive } from '../support/live.ts';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer({ start: '2017-08-07T09:00:00+07:00' });

interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const LABELS = /(\w+)="((?:[^"\\]|\\.)*)"(?:,|$)/g;
// Prometheus reads NaN in any case; the library writes Nan.
const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Inf)|Na[Nn]`;
const SAMPLE = new RegExp(String.raw`^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (${NUMBER})(?: \d+)?$`);
const TYPE = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram|summary|untyped)$/;

/** Reads the format to the letter: a line that is neither a sample nor a remark fails. */
async function figures() {
  // Readings of the database are shared for five seconds.
  server.clock.set(server.clock.now().add({ seconds: 6 }));
  const response = await fetch(`${server.url}/metrics`);
  const text = await response.text();
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.split('\n').filter((each) => each !== '')) {
    if (line.startsWith('#')) {
      const type = TYPE.exec(line);
      if (type) types.set(type[1] as string, type[2] as string);
      else expect(line).toMatch(/^# HELP [a-zA-Z_:][\w:]* .+$/);
      continue;
    }
    const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [line];
    expect(line).toMatch(SAMPLE);
    expect(labels.replace(LABELS, '')).toBe('');
    const pairs = [...labels.matchAll(LABELS)].map(([, label, text]) => [label, text]);
    samples.push({ name, labels: Object.fromEntries(pairs), value: Number(value.replace('Inf', 'Infinity')) });
  }
  const sum = (name: string, labels: Record<string, string> = {}) =>
    samples
      .filter(
        (sample) => sample.name === name && Object.entries(labels).every(([key, text]) => sample.labels[key] === text),
      )
      .reduce((total, { value }) => total + value, 0);
  return { type: response.headers.get('content-type'), text, types, samples, sum };
}

const ISSUE = 'mutation { issueTicket(input: { office: "BOGOR" }) { __typename } }';

describe('the figures', () => {
  test('are of the families that are promised, each with its kind and its help', async () => {
    const { type, types, text } = await figures();
    expect(type).toMatch(/^text\/plain; version=0\.0\.4/);
    const FAMILIES = {
      antrean_request_seconds: 'histogram',
      antrean_bookings_total: 'counter',
      antrean_subscribers: 'gauge',
      antrean_queue_length: 'gauge',
      antrean_digits_hour: 'gauge',
      antrean_outbox_messages: 'gauge',
      antrean_outbox_oldest_seconds: 'gauge',
      antrean_inbox_waiting: 'gauge',
      antrean_inbox_last_seconds: 'gauge',
      antrean_sending_paused: 'gauge',
      antrean_provider_alarms: 'gauge',
      antrean_jobs_lag_seconds: 'gauge',
      antrean_deliveries_total: 'counter',
      antrean_webhook_seconds: 'histogram',
      process_cpu_seconds_total: 'counter',
      nodejs_eventloop_lag_seconds: 'gauge',
    };
    for (const [family, kind] of Object.entries(FAMILIES)) {
      expect([family, types.get(family)]).toEqual([family, kind]);
      expect(text).toContain(`# HELP ${family} `);
    }
  });

  test('count bookings by channel and outcome', async () => {
    const applicant = somebody();
    const input = { office: 'BOGOR', when: { date: '2017-08-08' }, applicant };
    const before = await figures();
    await server.ask(BOOK, { input });
    await server.ask(BOOK, { input: { ...input, applicant: somebody() } });
    expect(await server.ask(BOOK, { input })).toMatchObject({ reason: 'ALREADY_BOOKED' });
    await server.ask(BOOK, { input: { ...input, applicant: somebody() } }, ADMIN);
    const after = await figures();
    const more = (labels: Record<string, string>) =>
      after.sum('antrean_bookings_total', labels) - before.sum('antrean_bookings_total', labels);
    expect(more({ channel: 'WEB', outcome: 'HELD' })).toBe(2);
    expect(more({ channel: 'WEB', outcome: 'ALREADY_BOOKED' })).toBe(1);
    expect(more({ channel: 'COUNTER', outcome: 'HELD' })).toBe(1);
    expect(more({})).toBe(4);
  });

  test('count the digits that each office sent in the last hour', async () => {
    const now = server.clock.now();
    const sent = [
      ['BOGOR', 59],
      ['BOGOR', 1],
      ['DEPOK', 30],
      ['DEPOK', 61],
      [null, 1],
    ] as const;
    for (const [office, minutes] of sent) {
      const values = [office, now.subtract({ minutes }).toString()];
      await server.query(`insert into proof_sent (number, office, at) values ('+628123456789', $1, $2)`, values);
    }
    const { sum, samples } = await figures();
    expect(sum('antrean_digits_hour', { office: 'BOGOR' })).toBe(2);
    expect(sum('antrean_digits_hour', { office: 'DEPOK' })).toBe(1);
    expect(samples.filter(({ name }) => name === 'antrean_digits_hour')).toHaveLength(2);
    await server.query('delete from proof_sent');
    expect((await figures()).sum('antrean_digits_hour')).toBe(0);
  });

  test('tell the length of each line', async () => {
    for (let person = 0; person < 3; person++) await server.ask(ISSUE, {}, ADMIN);
    expect((await figures()).sum('antrean_queue_length', { office: 'BOGOR' })).toBe(3);
    await server.ask('mutation { openCounter(input: { counter: "BOGOR/1" }) { __typename } }', {}, ADMIN);
    await server.ask('mutation { callNext(input: { counter: "BOGOR/1" }) { __typename } }', {}, ADMIN);
    const { sum, samples } = await figures();
    expect(sum('antrean_queue_length', { office: 'BOGOR' })).toBe(2);
    expect(samples.filter(({ name }) => name === 'antrean_queue_length')).toHaveLength(1);
    await server.query(`update ticket set status = 'CANCELLED' where status = 'WAITING'`);
    expect((await figures()).sum('antrean_queue_length')).toBe(0);
  });

  test('tell who listens', async () => {
    const live = await openLive(server.url);
    const streams = ['BOGOR', 'BOGOR', 'BATAM'].map((office) =>
      live.subscribe(`subscription { board(office: "${office}") { at } }`),
    );
    for (const stream of streams) await stream.nth(1);
    await eventually('three listeners', async () => (await figures()).sum('antrean_subscribers') === 3);
    live.close();
    await eventually('no one', async () => (await figures()).sum('antrean_subscribers') === 0);
  });

  test('tell of messages that come and go', async () => {
    const say = (text: string) =>
      fetch(`${server.url}/channels/simulator`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ from: '+628123456789', to: '+628111100333', text }),
      });
    await say('#Budi#25011987#08082017');
    const { sum } = await figures();
    expect(sum('antrean_outbox_messages')).toBeGreaterThan(0);
    expect(sum('antrean_inbox_waiting')).toBe(0);
    expect(sum('antrean_outbox_oldest_seconds')).toBeGreaterThanOrEqual(0);
    expect(sum('antrean_inbox_last_seconds', { number: '+628111100333' })).toBe(6);
    expect(sum('antrean_webhook_seconds_count', { channel: 'simulator', status: '200' })).toBe(1);
    await fetch(`${server.url}/channels/nowhere`, { method: 'POST' });
    const { samples } = await figures();
    const channels = samples.filter(({ name }) => name === 'antrean_webhook_seconds_count');
    expect(channels.map(({ labels }) => labels.channel)).toEqual(['simulator']);
    server.clock.advance(5);
    expect((await figures()).sum('antrean_inbox_last_seconds', { number: '+628111100333' })).toBe(318);
    await server.query(`update inbox_message set worked_at = null`);
    expect((await figures()).sum('antrean_inbox_waiting')).toBeGreaterThan(0);
  });

  test('time requests by route, not by address', async () => {
    const began = performance.now();
    const before = await figures();
    for (let number = 0; number < 3; number++) {
      await server.graphql('{ viewer { kind } }');
      await fetch(`${server.url}/bookings/2222222${number}/x/qr.png`);
      await fetch(`${server.url}/nowhere/${number}`);
    }
    const after = await figures();
    const more = (labels: Record<string, string>) =>
      after.sum('antrean_request_seconds_count', labels) - before.sum('antrean_request_seconds_count', labels);
    expect(more({ route: '/graphql', status: '200' })).toBe(3);
    expect(more({ route: '/bookings/:code/:signature/:file', status: '404' })).toBe(3);
    expect(more({ route: 'none', status: '404' })).toBe(3);
    expect(new Set(after.samples.flatMap(({ labels }) => labels.route ?? []))).not.toContain('/nowhere/1');
    // Every request is in the last bucket, and took some time.
    expect(after.sum('antrean_request_seconds_bucket', { route: '/graphql', le: '+Inf' })).toBe(
      after.sum('antrean_request_seconds_count', { route: '/graphql' }),
    );
    const seconds = (of: typeof after) => of.sum('antrean_request_seconds_sum', { route: '/graphql' });
    expect(seconds(after) - seconds(before)).toBeGreaterThan(0);
    // One after the other, they took no longer than all of it.
    expect(seconds(after) - seconds(before)).toBeLessThanOrEqual((performance.now() - began) / 1000);
  });

  test('hold nothing of people', async () => {
    const { text } = await figures();
    expect(text).not.toMatch(/8123456789|Budi|Pemohon|2222222/);
  });
});
