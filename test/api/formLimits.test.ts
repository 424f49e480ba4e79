// The web form takes few fields and bytes, and any signs in them without a fault of the server.
import { expect, test } from 'vitest';
import { openServer } from '../support/server.ts';

const server = await openServer();
const send = (body: string, type = 'application/x-www-form-urlencoded') =>
  fetch(`${server.url}/channels/web`, {
    method: 'POST',
    headers: { 'content-type': type, accept: 'application/json' },
    body,
  });
const usual = { action: 'book', office: 'BOGOR', name: 'Budi Santoso', birthDate: '25-01-1987' };

test.each([
  ['bytes of a form', () => send(`name=${'x'.repeat(64 * 1024)}`)],
  ['bytes of JSON', () => send(JSON.stringify({ name: 'x'.repeat(64 * 1024) }), 'application/json')],
  ['fields', () => send(Array.from({ length: 201 }, (_, i) => `${i}=1`).join('&'))],
])('too many %s are refused before they are read', async (_, sent) => {
  expect((await sent()).status).toBe(413);
});

test.each([
  'office',
  'service',
  'name',
  'birthDate',
  'visitDate',
  'phone',
  'address',
  'priority',
  'photo',
  'code',
  'digits',
  'key',
  'action',
])('whatever stands in %s is no fault of ours', async (name) => {
  for (const text of ['a\0b', '\u0301'.repeat(9000), 'x'.repeat(5000), '\u202E\u200B', '9'.repeat(500), "'%\\"])
    for (const action of ['book', 'show', 'confirm', 'move', 'cancel']) {
      const { status } = await send(String(new URLSearchParams({ ...usual, code: '22222222', action, [name]: text })));
      expect([text.slice(0, 3), action, status < 500]).toEqual([text.slice(0, 3), action, true]);
    }
});

test('an address that is too long is said to be so', async () => {
  const answer = await send(String(new URLSearchParams({ ...usual, address: 'x'.repeat(301) })));
  expect(await answer.json()).toMatchObject({ faults: [{ field: 'address', fault: 'tooLong' }] });
});

test.each(['9999-12-31', '9999-10-01', '0001-01-01'])(
  'availability from %s ends where the calendar does',
  async (from) => {
    const query = 'query ($from: Date) { office(code: "BOGOR") { availability(from: $from, days: 92) { date } } }';
    expect((await server.graphql(query, { from })).errors).toBeUndefined();
  },
);

test('the year 0 is no year of the calendar', async () => {
  const query = 'query ($from: Date) { office(code: "BOGOR") { availability(from: $from, days: 92) { date } } }';
  expect((await server.graphql(query, { from: '0000-01-01' })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
