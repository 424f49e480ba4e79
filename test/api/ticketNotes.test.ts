// Officers write a note on a ticket, and the name of a walk-in: kept for their office alone, and for its days.
import { beforeAll, expect, test } from 'vitest';
import { nameOf, phoneOf } from '../support/house.ts';
import { ADMIN, apiKey, type Headers, openServer } from '../support/server.ts';

const TEXTS = 'number status note walkInName';
const NO = '... on Refusal { reason message field }';
const NOTE = `mutation ($input: NoteTicketInput!) { noteTicket(input: $input) { ... on Ticket { ${TEXTS} } ${NO} } }`;
const ISSUE = `mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ... on Ticket { ${TEXTS} } ${NO} } }`;
const ISSUE_BY_PROGRAM = `mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ... on Ticket { number visitUrl } ${NO} } }`;
const TICKET = `query ($number: String!) { ticket(office: "BOGOR", number: $number) { ${TEXTS} } }`;
const CALL = 'mutation ($input: CallTicketInput!) { callTicket(input: $input) { ... on Ticket { number } } }';
const OPEN = 'mutation { openCounter(input: { counter: "BOGOR/1" }) { ... on Counter { open } } }';

const server = await openServer({ start: '2017-08-07T07:30:00+07:00' });
let desk: Headers;
let counter: Headers;
let elsewhere: Headers;

beforeAll(async () => {
  [desk, counter] = [await server.staff('FRONT_DESK'), await server.staff('COUNTER_OFFICER')];
  elsewhere = await server.staff('FRONT_DESK', 'DEPOK');
  await server.ask(OPEN, {}, counter);
});

const write = (input: object, by = desk) => server.ask(NOTE, { input: { office: 'BOGOR', ...input } }, by);
const issue = (input: object = {}, by = desk) => server.ask(ISSUE, { input: { office: 'BOGOR', ...input } }, by);
const step = (name: string, number: string, more = '') =>
  server.ask(
    `mutation { ${name}(input: { office: "BOGOR", number: "${number}"${more} }) { ... on Ticket { ${TEXTS} } ${NO} } }`,
    {},
    counter,
  );

test('a note stays with the ticket when it is called, put back and sent on', async () => {
  const { number } = await issue();
  expect(await write({ number, note: ' Membawa  bayi,\n lewat pintu samping ' })).toMatchObject({
    note: 'Membawa bayi, lewat pintu samping',
  });
  const call = { input: { counter: 'BOGOR/1', number } };
  await server.ask(CALL, call, counter);
  const note = 'Membawa bayi, lewat pintu samping';
  expect(await step('putBack', number)).toMatchObject({ status: 'WAITING', note });
  await server.ask(CALL, call, counter);
  await step('serve', number);
  expect(await step('transfer', number, ', service: "LOST_OR_DAMAGED"')).toMatchObject({ status: 'WAITING', note });
  expect(await server.ask(TICKET, { number }, counter)).toMatchObject({ note });
  expect(await write({ number, note: null })).toMatchObject({ note: null });
});

test('a walk-in has a name by the rules of names, which can be corrected and removed', async () => {
  const named = await issue({ name: ' Siti   Aminah ' });
  expect(named).toMatchObject({ walkInName: 'Siti Aminah', note: null });
  const { number } = named;
  for (const name of ['12345', 'menang.com', 'x'.repeat(101)])
    expect(await issue({ name })).toMatchObject({ reason: 'INVALID_NAME', field: 'name' });
  expect(await write({ number, note: 'a' })).toMatchObject({ walkInName: 'Siti Aminah', note: 'a' });
  expect(await write({ number, note: 'a', walkInName: 'Siti Aminah, S.H.' })).toMatchObject({ note: 'a' });
  expect(await write({ number, walkInName: '12345' })).toMatchObject({ reason: 'INVALID_NAME', field: 'walkInName' });
  expect(await write({ number, note: 'a', walkInName: null })).toMatchObject({ walkInName: null, note: 'a' });
  expect(await issue({ name: '  ' })).toMatchObject({ walkInName: null });
});

test('neither is shown to others, on boards or to programs that give numbers', async () => {
  const { number } = await issue({ name: 'Rahasia Sekali' });
  await write({ number, note: 'Hanya untuk petugas' });
  const publicTicket = await server.graphql(TICKET, { number });
  expect(publicTicket.errors?.map(({ extensions }) => extensions.code)).toContain('UNAUTHENTICATED');
  expect(JSON.stringify(publicTicket.data)).not.toMatch(/Rahasia|petugas/);
  expect(await server.ask(TICKET, { number }, elsewhere)).toMatchObject({ note: null, walkInName: null });
  await server.ask(CALL, { input: { counter: 'BOGOR/1', number } }, counter);
  const board = 'called { number counter } recent { number } notice waiting { next }';
  const shown = await server.graphql(`{ board(office: "BOGOR") { ${board} } }`);
  expect(JSON.stringify(shown.data)).toContain(number);
  expect(JSON.stringify(shown.data)).not.toMatch(/Rahasia|petugas/);
  await step('markNoShow', number);

  const { signedIn } = await apiKey(server, ['WALK_IN'], 1000, ['BOGOR']);
  const given = await server.ask(ISSUE_BY_PROGRAM, { input: { office: 'BOGOR', name: 'Budi' } }, signedIn);
  expect(await server.ask(TICKET, { number: given.number }, desk)).toMatchObject({ walkInName: 'Budi' });
  const asked = await server.graphql(TICKET, { number: given.number }, signedIn);
  expect(asked.errors?.map(({ extensions }) => extensions.code)).toContain('FORBIDDEN');
  const frames = await server.query('select frame::text from board_frame');
  const feed = await server.query('select data::text from feed_event');
  expect(JSON.stringify([frames, feed])).not.toMatch(/Rahasia|petugas/);
});

test('only officers of the office write, on its tickets of today, and not on those of people with a booking', async () => {
  const { number } = await issue();
  const { signedIn } = await apiKey(server, ['DESK'], 1000, ['BOGOR']);
  for (const by of [elsewhere, signedIn]) await expect(write({ number, note: 'x' }, by)).rejects.toThrow('FORBIDDEN');
  await expect(write({ number, note: 'x'.repeat(201) })).rejects.toThrow('BAD_USER_INPUT');
  await expect(write({ number: 'W99', note: 'x' })).rejects.toThrow('NOT_FOUND');
  const applicant = { name: nameOf(1), birthDate: '1987-01-25' };
  const BOOK =
    'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } ... on Refusal { message } } }';
  const { code } = await server.ask(
    BOOK,
    { input: { office: 'BOGOR', when: { date: '2017-08-07' }, applicant, phone: phoneOf(1) } },
    ADMIN,
  );
  await server.ask(
    'mutation ($code: BookingCode!) { confirmBooking(input: { code: $code }) { __typename } }',
    { code },
    ADMIN,
  );
  const CHECK_IN = `mutation ($code: BookingCode!) { checkIn(input: { office: "BOGOR", code: $code }) { ... on Ticket { number } ${NO} } }`;
  const booked = await server.ask(CHECK_IN, { code }, desk);
  await expect(write({ number: booked.number, walkInName: 'Budi' })).rejects.toThrow('BAD_USER_INPUT');
  expect(await write({ number: booked.number, note: 'KTP rusak' })).toMatchObject({ note: 'KTP rusak' });

  // The person's copy has it, and the erasure removes it.
  const DATA =
    'mutation ($code: BookingCode!) { myData(input: { code: $code }) { ... on PersonalData { text json } } }';
  expect((await server.ask(DATA, { code }, desk)).text).toContain('Catatan petugas: KTP rusak');
  await server.ask(CALL, { input: { counter: 'BOGOR/1', number: booked.number } }, counter);
  await step('serve', booked.number);
  await step('finish', booked.number);
  const ERASE = 'mutation ($code: BookingCode!) { eraseMyData(input: { code: $code }) { __typename } }';
  await server.ask(ERASE, { code }, desk);
  expect(await server.query('select note from ticket where booking = $1', [code])).toEqual([{ note: null }]);
});

test('writing and reading are in the log, without the texts', async () => {
  const { number } = await issue({ name: 'Dian Sastro' });
  await write({ number, note: 'Minta kursi' }, counter);
  const AUDIT = '{ audit(office: "BOGOR", first: 3) { nodes { what subject } } }';
  const manager = await server.staff('MANAGER');
  expect((await server.ask(AUDIT, {}, manager)).nodes).toContainEqual({ what: 'noteTicket', subject: number });
  const READINGS = `{ readings(office: "BOGOR", about: "ticket 2017-08-07 ${number}") { nodes { what subjects } } }`;
  await server.ask(TICKET, { number }, counter);
  const { nodes } = await server.ask(READINGS, {}, manager);
  expect(nodes.map(({ what }: { what: string }) => what)).toContain('ticket');
  const rows = await server.query('select to_jsonb(a) from audit a');
  expect(JSON.stringify(rows)).not.toMatch(/Dian|kursi/);
});

test('on another day texts can only be removed', async () => {
  const { number } = await issue({ name: 'Putri Ayu' });
  await write({ number, note: 'x' });
  await server.query(`update ticket set date = '2017-08-04' where number = $1`, [number]);
  const old = { number, date: '2017-08-04' };
  await expect(write({ ...old, note: 'y' })).rejects.toThrow('BAD_USER_INPUT');
  await expect(write({ ...old, walkInName: 'Putri' })).rejects.toThrow('BAD_USER_INPUT');
  expect(await write({ ...old, note: null, walkInName: null })).toMatchObject({ note: null, walkInName: null });
});
