// The rules for callers who have proven nothing hold by every door: HTTP, a socket, the form without scripts, an API key.
import { describe, expect, test } from 'vitest';
import { eventually } from '../support/app.ts';
import { sendCode } from '../support/bookPage.ts';
import { openDoors } from '../support/doors.ts';
import { nameOf } from '../support/house.ts';
import { apiKey, openServer } from '../support/server.ts';
import { doWork, doWorkAsDocumented } from '../support/work.ts';

const server = await openServer();

let people = 0;
const newApplicant = () => ({ office: 'BOGOR', name: nameOf(people++) });
let networks = 0;
/** An address in a network, and a wider network, of its own. */
const newSource = () => `10.${networks++}.0.7`;
const BOGOR = 'WhatsApp +628111100333';

describe.each(openDoors(server).map((door) => [door.name, door] as const))('by %s', (_, door) => {
  /** Uses up the free places of a source. */
  const useUp = async (source: string) => {
    for (let time = 0; time < 5; time++) expect((await door.book(newApplicant(), source)).code).toMatch(/^\w{8}$/);
  };

  test('a place beyond the free ones costs work, done for that network, once', async () => {
    const [home, other] = [newSource(), newSource()];
    await useUp(home);
    await useUp(other);
    const refused = await door.book(newApplicant(), home);
    expect(refused.reason).toBe('WORK_REQUIRED');
    expect(refused.message).toContain(BOGOR);
    const work = await doWorkAsDocumented(refused);
    const wrong = ['x', '{}', work.replace('"cost":500', '"cost":1'), work.replace(/"tries":\d+/, '"tries":2000')];
    for (const payload of wrong)
      expect((await door.book({ ...newApplicant(), work: payload }, home)).reason).toBe('WORK_REQUIRED');
    expect((await door.book({ ...newApplicant(), work }, other)).reason).toBe('WORK_REQUIRED');
    expect((await door.book({ ...newApplicant(), work }, home)).code).toMatch(/^\w{8}$/);
    expect((await door.book({ ...newApplicant(), work }, home)).reason).toBe('WORK_REQUIRED');
  });

  test('a person holds one place, however the name is spelt', async () => {
    const number = people++;
    const letters = nameOf(number).slice('Pemohon '.length);
    const name = `Adi ${letters}`;
    const { code = '' } = await door.book({ office: 'BOGOR', name }, newSource());
    expect(code).toMatch(/^\w{8}$/);
    for (const spelling of [`${letters} Adi`, `Addi ${letters}`, `adi${letters}`, `ÁDI-${letters}`])
      expect((await door.book({ office: 'DEPOK', name: spelling }, newSource())).reason).toBe('ALREADY_BOOKED');
    await door.cancel(code, newSource());
    expect((await door.book({ office: 'DEPOK', name: `${letters} Adi` }, newSource())).code).toMatch(/^\w{8}$/);
  });

  test('digits go to numbers of the country that cost no more than others', async () => {
    for (const phone of ['+252612345678', '+628091234567']) {
      const { code = '' } = await door.book({ ...newApplicant(), phone }, newSource());
      const refused = await door.sendDigits(code, newSource());
      expect(refused.reason).toBe('NUMBER_NOT_SERVED');
      expect(refused.message).toContain(BOGOR);
      await door.cancel(code, newSource());
    }
  });

  test('a place that is only claimed gives way to a key that vouches, and to the number that writes', async () => {
    const vouching = (await apiKey(server, ['VOUCH'])).signedIn;
    const claimed = newApplicant();
    const { code: claim = '' } = await door.book(claimed, newSource());
    const applicant = { name: claimed.name, birthDate: '1987-01-25' };
    const BOOK = 'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }';
    const { code } = await server.ask(BOOK, { input: { office: 'BOGOR', applicant } }, vouching);
    expect(code).toMatch(/^\w{8}$/);
    const second = newApplicant();
    const { code: other = '' } = await door.book(second, newSource());
    await sendCode(server, '+628111100333', `#${second.name}#25011987#07082017#`);
    const states = (name: string) =>
      server.query('select code, proven, live from booking where name = $1 order by proven', [name]);
    expect(await states(claimed.name)).toEqual([
      { code: claim, proven: false, live: false },
      { code, proven: true, live: true },
    ]);
    await eventually('the place of the number', async () => (await states(second.name)).length === 2);
    expect(await states(second.name)).toMatchObject([
      { code: other, proven: false, live: false },
      { proven: true, live: true },
    ]);
  });

  test("callers without a proof are told of another's booking five times, then as little as of none", async () => {
    const vouching = (await apiKey(server, ['VOUCH'])).signedIn;
    const [booked, other] = [newApplicant(), newApplicant()];
    const phone = `+62812${String(20_000_000 + people)}`;
    const BOOK = 'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }';
    const applicant = { name: booked.name, birthDate: '1987-01-25' };
    const { code } = await server.ask(BOOK, { input: { office: 'BOGOR', phone, applicant } }, vouching);
    for (let time = 0; time < 5; time++)
      expect((await door.book({ ...booked, phone }, newSource())).reason).toBe('ALREADY_BOOKED');
    const neutral = await door.book({ ...booked, phone }, newSource());
    expect(neutral.reason).toBe('REGISTER_OTHERWISE');
    expect(neutral.message).toContain(BOGOR);
    expect(await door.book({ ...other, phone }, newSource())).toEqual(neutral);
    expect(await door.book(booked, newSource())).toEqual(neutral);
    const CANCEL = 'mutation ($input: CancelBookingInput!) { cancelBooking(input: $input) { __typename } }';
    await server.ask(CANCEL, { input: { code, birthDate: '1987-01-25' } }, vouching);
    expect(await door.book(booked, newSource())).toEqual(neutral);
    expect((await door.book(other, newSource())).code).toMatch(/^\w{8}$/);
    expect((await server.ask(BOOK, { input: { office: 'BOGOR', applicant } }, vouching)).code).toMatch(/^\w{8}$/);
  });

  test('holding, cancelling and holding again ends after three places', async () => {
    const person = newApplicant();
    for (let time = 0; time < 3; time++) {
      const { code = '' } = await door.book(person, newSource());
      expect(code).toMatch(/^\w{8}$/);
      await door.cancel(code, newSource());
    }
    const refused = await door.book(person, newSource());
    expect(refused.reason).toBe('HELD_TOO_OFTEN');
    expect(refused.message).toContain(BOGOR);
    expect(refused.message).toContain('10.00 WIB');
  });
});

test('an API key that does not vouch is a source; one that vouches pays nothing', async () => {
  const plain = (await apiKey(server, ['BOOK'])).signedIn;
  const vouching = (await apiKey(server, ['VOUCH'])).signedIn;
  const BOOK = `mutation ($input: BookInput!) { book(input: $input) { __typename ... on Booking { code }
    ... on Refusal { reason work } } }`;
  const book = (headers: Record<string, string>, more: object = {}) => {
    const { office, name } = newApplicant();
    return server.ask(BOOK, { input: { office, applicant: { name, birthDate: '1987-01-25' }, ...more } }, headers);
  };
  for (let time = 0; time < 5; time++) expect((await book(plain)).code).toBeTruthy();
  const refused = await book(plain);
  expect(refused.reason).toBe('WORK_REQUIRED');
  expect((await book(plain, { work: await doWork(refused.work) })).code).toBeTruthy();
  for (let time = 0; time < 7; time++) expect((await book(vouching)).code).toBeTruthy();
});

test('the same request comes again with the work and the same idempotency key', async () => {
  const headers = { 'x-forwarded-for': newSource() };
  const BOOK = `mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } ... on Refusal { work } } }`;
  const applicant = () => ({ name: newApplicant().name, birthDate: '1987-01-25' });
  const book = (input: object) => server.ask(BOOK, { input: { office: 'BOGOR', ...input } }, headers);
  for (let time = 0; time < 5; time++) await book({ applicant: applicant() });
  const input = { applicant: applicant(), idempotencyKey: 'one place' };
  const { work } = await book(input);
  const { code } = await book({ ...input, work: await doWork(work) });
  expect(code).toMatch(/^\w{8}$/);
  expect((await book(input)).code).toBe(code);
});
