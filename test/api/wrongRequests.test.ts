// Some two hundred wrong requests, as strangers send them: each is told what is wrong, in one shape, and changes nothing.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { apiKey, type Headers, openServer } from '../support/server.ts';
import { WRONG_INPUTS, type WrongCaller } from '../support/wrongInputs.ts';
import { WRONG_REQUESTS } from '../support/wrongRequests.ts';

const server = await openServer();
const callers: Record<WrongCaller, Headers> = {
  none: {},
  read: (await apiKey(server, ['READ'])).signedIn,
  book: (await apiKey(server, ['BOOK'])).signedIn,
  bogor: (await apiKey(server, ['BOOK'], 100, ['BOGOR'])).signedIn,
  desk: await server.staff('FRONT_DESK'),
  counter: await server.staff('COUNTER_OFFICER'),
  manager: await server.staff('MANAGER'),
  admin: await server.staff('ADMINISTRATOR'),
};

/** The figures of all that a request could have left behind. */
const LEFT_BEHIND = `select (select count(*) from booking) bookings, (select count(*) from ticket) tickets,
  (select sum(taken) from capacity_window) places, (select count(*) from outbox_message) messages,
  (select count(*) from block) blocks, (select count(*) from webhook) webhooks, (select count(*) from api_key) keys,
  (select count(*) from staff) staff, (select count(*) from number_claim) claims, (select count(*) from audit) audited`;
let before: unknown;
beforeAll(async () => {
  before = await server.query(LEFT_BEHIND);
});
afterEach(async () => {
  expect(await server.query(LEFT_BEHIND)).toEqual(before);
});

/** Traces of the inside of the server, which no answer shows. */
const INSIDE = /node_modules|\.ts:\d|\bat \w+ \(|select .* from |insert into|postgres|\/work\//i;

interface FaultyAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; locations?: unknown[]; extensions: { code: string } }[];
}

async function read(response: Response): Promise<FaultyAnswer> {
  const text = await response.text();
  expect(text).not.toMatch(INSIDE);
  // A hundred faults of a document are told at most.
  expect(text.length).toBeLessThan(25_000);
  return JSON.parse(text) as FaultyAnswer;
}

describe('a request that is wrong before anything is executed', () => {
  test.each(WRONG_REQUESTS)('$name: $status $code', async ({ path, init, status, code, says }) => {
    for (const accept of [undefined, 'application/graphql-response+json']) {
      const headers = { ...(accept && { accept }), ...(init.headers as Headers) };
      const response = await fetch(`${server.url}/graphql${path}`, { ...init, headers });
      const answer = await read(response);
      expect([response.status, answer.errors?.[0]?.extensions.code]).toEqual([status, code]);
      expect(Object.keys(answer)).toEqual(['errors']);
      expect(answer.errors?.map(({ message }) => message).join('\n')).toMatch(says);
      expect(response.headers.get('content-type')).toContain(headers.accept === accept && accept ? accept : 'json');
      if (status === 405) expect(response.headers.get('allow')).toMatch(/POST/);
      if (status === 401) expect(response.headers.get('www-authenticate')).toBe('Bearer');
    }
  });
});

describe('a value that is wrong', () => {
  test.each(WRONG_INPUTS)('$name: $code', async ({ query, variables, caller, code, says, isRefusal }) => {
    const sentences: string[] = [];
    for (const language of ['id', 'en']) {
      const headers = { 'accept-language': language, ...callers[caller] };
      const { status, data, errors } = await server.graphql(query, variables, headers);
      expect(status).toBeLessThan(500);
      if (isRefusal) {
        const { __typename, reason, field, message } = data.answer;
        expect([errors, __typename, reason, field]).toEqual([undefined, 'Refusal', code, says]);
        sentences.push(message);
        continue;
      }
      const [error] = errors ?? [];
      expect([error?.extensions.code, error?.message]).toEqual([code, expect.stringMatching(says as RegExp)]);
      expect(error?.message.length).toBeLessThan(400);
      // Either nothing was executed, or the field that failed is named.
      if (data === undefined) expect(status).toBe(400);
      else expect(error?.path?.length).toBeGreaterThan(0);
      sentences.push(error?.message ?? '');
    }
    // A refusal is for people, in their language; an error is for developers.
    expect(new Set(sentences).size).toBe(isRefusal ? 2 : 1);
  });
});
