// A place beyond the free ones costs work by every door: HTTP, a socket, the form without scripts, and an API key.
import { describe, expect, test } from 'vitest';
import { nameOf } from '../support/house.ts';
import { openLive } from '../support/live.ts';
import { apiKey, type Headers, openServer } from '../support/server.ts';
import { doWork } from '../support/work.ts';

const server = await openServer();

let people = 0;
const applicant = () => ({ name: nameOf(people++), birthDate: '1987-01-25' });
const wish = (changes: object = {}) => ({ office: 'BOGOR', applicant: applicant(), ...changes });
const BOOK = `mutation ($input: BookInput!) { book(input: $input) { __typename ... on Booking { code work }
  ... on Refusal { reason message field work } } }`;
const book = (input: object, headers: Headers) => server.ask(BOOK, { input }, headers);
const from = (source: string): Headers => ({ 'x-forwarded-for': source });

/** Uses up the free places of a source. */
async function useUp(headers: Headers): Promise<void> {
  for (let time = 0; time < 5; time++) expect((await book(wish(), headers)).__typename).toBe('Booking');
}

test('a request over HTTP', async () => {
  const home = from('203.0.113.7');
  await useUp(home);
  const input = wish({ idempotencyKey: 'one place' });
  const refused = await book(input, home);
  expect(refused).toMatchObject({ reason: 'WORK_REQUIRED', field: 'work' });
  expect(refused.message).toContain('WhatsApp +628111100333');
  const work = await doWork(refused.work);
  const wrong = ['x', '{}', work.replace('"cost":500', '"cost":1'), work.replace(/"tries":\d+/, '"tries":2000')];
  for (const payload of wrong) expect((await book({ ...input, work: payload }, home)).reason).toBe('WORK_REQUIRED');
  const { code } = await book({ ...input, work }, home);
  expect(code).toMatch(/^\w{8}$/);
  expect((await book(input, home)).code).toBe(code);
  expect((await book(wish({ work }), home)).reason).toBe('WORK_REQUIRED');
});

test('work that another network did', async () => {
  const [mine, theirs] = [from('198.51.100.1'), from('192.0.2.1')];
  await useUp(mine);
  await useUp(theirs);
  const work = await doWork((await book(wish(), mine)).work);
  expect((await book(wish({ work }), theirs)).reason).toBe('WORK_REQUIRED');
  expect((await book(wish({ work }), mine)).code).toBeTruthy();
});

test('a request over a socket', async () => {
  const home = from('2001:db8:0:7::1');
  await useUp(home);
  const live = await openLive(server.url, { headers: from('2001:db8:0:7::2') });
  const send = async (input: object) => (await live.subscribe(BOOK, { input }).nth(1)).data.book;
  const refused = await send(wish());
  expect(refused).toMatchObject({ reason: 'WORK_REQUIRED', field: 'work' });
  expect((await send(wish({ work: await doWork(refused.work) }))).code).toMatch(/^\w{8}$/);
});

describe('a form without scripts', () => {
  const post = async (fields: object, headers: Headers) => {
    const response = await fetch(`${server.url}/channels/web`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ office: 'BOGOR', language: 'en', ...fields } as Record<string, string>),
    });
    return { status: response.status, text: await response.text() };
  };

  test('is shown again with the work to do, and taken with it', async () => {
    const home = from('203.0.200.9');
    await useUp(home);
    const fields = { ...applicant(), action: 'book' };
    const stopped = await post(fields, home);
    expect(stopped.status).toBe(429);
    expect(stopped.text).toContain('WhatsApp +628111100333');
    const challenge = /data-work="([^"]+)"/.exec(stopped.text)?.[1]?.replaceAll('&#34;', '"') ?? '';
    const taken = await post({ ...fields, work: await doWork(challenge) }, home);
    expect(taken.status).toBe(200);
    expect(taken.text).not.toContain('data-work');
    const [{ source }] = await server.query('select source from booking where name = $1', [fields.name]);
    expect(source).toBe('203.0.200.0/24');
  });
});

test('an API key that does not vouch: a key is a source; one that vouches pays nothing', async () => {
  const plain = (await apiKey(server, ['BOOK'])).signedIn;
  const vouching = (await apiKey(server, ['VOUCH'])).signedIn;
  await useUp(plain);
  const refused = await book(wish(), plain);
  expect(refused.reason).toBe('WORK_REQUIRED');
  expect((await book(wish({ work: await doWork(refused.work) }), plain)).code).toBeTruthy();
  for (let time = 0; time < 7; time++) expect((await book(wish(), vouching)).code).toBeTruthy();
});
