// Readings of personal data: each is noted with key, field and persons, and refused beyond the office's daily ceiling.
import { expect, test } from 'vitest';
import { BY, byStaff } from '../support/actors.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { openLive } from '../support/live.ts';
import { ADMIN, apiKey, type Headers, openServer } from '../support/server.ts';
import { step } from '../support/step.ts';

const START = '2017-08-07T07:30:00+07:00';
const DATE = '2017-08-07';
const BIRTH_DATE = '1987-01-25';
const BOOK = 'mutation ($input: BookInput!) { book(input: $input) { ... on Booking { code } } }';
const LIST = `query ($first: Int) { bookings(office: "BOGOR", date: "${DATE}", first: $first) {
  edges { node { code applicant { name } } } } }`;
const ONE =
  'query ($code: BookingCode!, $birthDate: Date) { booking(code: $code, birthDate: $birthDate) { applicant { name } } }';
const READINGS = `query ($asker: ID, $about: ID, $since: DateTime, $until: DateTime) {
  readings(office: "BOGOR", asker: $asker, about: $about, since: $since, until: $until) {
    nodes { ${BY} asker what subject persons subjects source at } } }`;

async function openWith(people: number) {
  const server = await openServer({ start: START });
  const codes: string[] = [];
  for (let person = 0; person < people; person++) {
    const applicant = { name: nameOf(person), birthDate: BIRTH_DATE };
    const input = { office: 'BOGOR', when: { date: DATE }, applicant, phone: phoneOf(person) };
    codes.push((await server.ask(BOOK, { input }, ADMIN)).code);
  }
  const manager = await server.staff('MANAGER', 'BOGOR', 'Siti');
  const readings = async (variables: object = {}, as: Headers = manager) =>
    (await server.ask(READINGS, variables, as)).nodes;
  return { server, codes, manager, readings };
}

test('who read whose data, by which field', async () => {
  const { server, codes, manager, readings } = await openWith(3);
  const [one, two] = codes as [string, string, string];
  const desk = await server.staff('FRONT_DESK', 'BOGOR', 'Dewi');
  const counter = await server.staff('COUNTER_OFFICER', 'BOGOR', 'Eka');
  const dewi = {
    by: byStaff('FRONT_DESK', 'Dewi'),
    asker: expect.stringMatching(/^officer \d+$/),
  };
  const keyOf = async (name: string) =>
    (await readings()).find(({ by }: { by: { name: string | null } }) => by.name === name)?.asker;

  await step('of lists and single bookings', async () => {
    await server.ask(LIST, { first: 2 }, desk);
    const found = (await readings())[0];
    expect(found).toMatchObject({ ...dewi, what: 'bookings', persons: 2, source: '127.0.0.1', at: START });
    expect(new Set(found.subjects)).toEqual(new Set(found.subjects.filter((code: string) => codes.includes(code))));
    await server.ask(`{ again: booking(code: "${two}") { applicant { name } } }`, {}, desk);
    expect((await readings())[0]).toMatchObject({ ...dewi, what: 'booking', persons: 1, subjects: [two] });
    const hidden = `query { ...Hidden } fragment Hidden on Query { ... { book: booking(code: "${one}") { applicant { name } } } }`;
    await server.ask(hidden, {}, desk);
    expect((await readings())[0]).toMatchObject({ ...dewi, what: 'booking', subjects: [one] });
  });

  await step('of tickets, and by a document that is asked often', async () => {
    const input = { office: 'BOGOR', code: one };
    await server.ask(
      'mutation ($code: BookingCode!) { confirmBooking(input: { code: $code }) { __typename } }',
      { code: one },
      desk,
    );
    await server.ask('mutation ($input: CheckInInput!) { checkIn(input: $input) { __typename } }', { input }, desk);
    for (let times = 0; times < 25; times++)
      await server.ask(
        '{ tickets(office: "BOGOR") { edges { node { booking { applicant { phone } } } } } }',
        {},
        counter,
      );
    expect((await readings())[0]).toMatchObject({ what: 'tickets', persons: 1, subjects: [one] });
  });

  await step('of live views, each reader for itself', async () => {
    const eka = await keyOf('Eka');
    const boris = await server.staff('COUNTER_OFFICER', 'BOGOR', 'Boris');
    await server.ask('mutation { openCounter(input: { counter: "BOGOR/1" }) { __typename } }', {}, counter);
    await server.ask('mutation { callNext(input: { counter: "BOGOR/1" }) { __typename } }', {}, counter);
    const VIEW = 'subscription { counters(office: "BOGOR") { serving { booking { applicant { name } } } } }';
    for (const signedIn of [counter, boris]) {
      const live = await openLive(server.url, { signedIn });
      await live.subscribe(VIEW).nth(1);
    }
    const seen = (await readings()).filter(({ what }: { what: string }) => what === 'counters');
    // The call may be announced after the first view has opened: its next state is then one more reading.
    expect(new Set(seen.map(({ persons }: { persons: number }) => persons))).toEqual(new Set([1]));
    const askers = new Set(seen.map(({ asker }: { asker: string }) => asker));
    expect(askers.has(eka)).toBe(true);
    expect(askers.size).toBe(2);
  });

  await step('of others who are reached by way of a booking just made, and not of the one who is booked', async () => {
    const applicant = { name: nameOf(8), birthDate: BIRTH_DATE };
    const input = { office: 'BOGOR', when: { date: '2017-08-08' }, applicant, phone: phoneOf(8) };
    const inside = 'applicant { name } office { counters { serving { booking { applicant { name } } } } }';
    await server.ask(
      `mutation ($input: BookInput!) { book(input: $input) { ... on Booking { ${inside} } } }`,
      { input },
      desk,
    );
    expect((await readings())[0]).toMatchObject({ ...dewi, what: 'book', persons: 1, subjects: [one] });
  });

  await step('of messages, failed ones, blocks and suspicious numbers: by references', async () => {
    const block = await server.ask(
      'mutation ($input: BlockAddressInput!) { blockAddress(input: $input) { ... on Block { id } } }',
      { input: { office: 'BOGOR', address: phoneOf(0), reason: 'Calo' } },
      manager,
    );
    await server.ask('{ blocks(office: "BOGOR") { edges { node { address } } } }', {}, manager);
    await server.ask('{ messages(office: "BOGOR") { edges { node { text } } } }', {}, manager);
    await server.ask('{ failedMessages(office: "BOGOR") { nodes { text } } }', {}, manager);
    await server.ask('{ suspiciousAddresses(office: "BOGOR") { edges { node { address } } } }', {}, manager);
    const found = await readings();
    const of = (what: string) => found.find((reading: { what: string }) => reading.what === what);
    expect(of('blocks')).toMatchObject({ persons: 1, subjects: [`block ${block.id}`] });
    for (const what of ['messages', 'failedMessages', 'suspiciousAddresses'])
      expect(of(what)).toMatchObject({ persons: expect.any(Number), by: byStaff('MANAGER', 'Siti') });
    expect(JSON.stringify(found)).not.toContain(phoneOf(0).slice(3));
  });

  await step('of files', async () => {
    const file = await fetch(`${server.url}/offices/BOGOR/days/${DATE}.csv`, { headers: desk });
    expect(file.status).toBe(200);
    await file.text();
    const [read] = await readings();
    expect(read).toMatchObject({ ...dewi, what: 'exportDayList', subject: `${DATE}.csv`, persons: 3 });
    expect(read.subjects.toSorted()).toEqual(codes.toSorted());
  });

  await step('of API keys, and not of applicants', async () => {
    const before = (await readings()).length;
    await server.ask(ONE, { code: two, birthDate: BIRTH_DATE });
    expect(await readings()).toHaveLength(before);
    const { id, signedIn } = await apiKey(server, ['READ']);
    await server.ask(ONE, { code: two, birthDate: BIRTH_DATE }, signedIn);
    expect((await readings())[0]).toMatchObject({ asker: `api key ${id}`, subjects: [two] });
  });

  await step('are found by key, person and time', async () => {
    const asker = await keyOf('Dewi');
    const own = await readings({ asker });
    expect(own.length).toBeGreaterThan(2);
    expect(new Set(own.map((reading: { asker: string }) => reading.asker))).toEqual(new Set([asker]));
    for (const { subjects } of await readings({ about: two })) expect(subjects).toContain(two);
    expect(await readings({ asker, since: '2017-08-08T00:00:00+07:00' })).toEqual([]);
    expect(await readings({ asker, until: START })).toEqual([]);
    expect(await readings({ asker, since: START, until: '2017-08-08T00:00:00+07:00' })).toEqual(own);
    const { nodes } = await server.ask('{ audit(office: "BOGOR", first: 200) { nodes { what } } }', {}, manager);
    expect(nodes).not.toContainEqual({
      what: 'bookings',
    });
    expect((await server.graphql(READINGS, {}, desk)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

test('the daily ceiling of a key', async () => {
  const { server, codes, manager, readings } = await openWith(5);
  const desk = await server.staff('FRONT_DESK', 'BOGOR', 'Dewi');
  const other = await server.staff('FRONT_DESK', 'BOGOR', 'Eka');
  const limit = (count: number) =>
    server.ask(
      'mutation ($input: ChangeOfficeInput!) { changeOffice(input: $input) { __typename } }',
      { input: { office: 'BOGOR', settings: { policy: { dailyReadings: count } } } },
      manager,
    );
  const read = (code: string | undefined, as = desk) => server.graphql(ONE, { code }, as);
  const faultOf = async (code: string | undefined, as = desk) => (await read(code, as)).errors?.[0]?.extensions.code;
  await limit(3);

  await step('counts persons, not readings', async () => {
    for (let times = 0; times < 3; times++)
      for (const code of codes.slice(0, 3)) expect(await faultOf(code)).toBeUndefined();
  });

  await step('refuses further persons, one by one, in lists and in files, with an alarm', async () => {
    const { errors, data } = await read(codes[3]);
    expect(errors?.[0]?.extensions.code).toBe('READING_LIMIT');
    expect(data.booking).toBeNull();
    expect((await server.graphql(LIST, {}, desk)).errors?.[0]?.extensions.code).toBe('READING_LIMIT');
    const file = await fetch(`${server.url}/offices/BOGOR/days/${DATE}.csv`, { headers: desk });
    expect([file.status, JSON.parse(await file.text()).errors[0].extensions.code]).toEqual([429, 'READING_LIMIT']);
    expect(await faultOf(codes[0])).toBeUndefined();
    const alarms = server.lines.filter((line) => line.includes('reached the daily ceiling'));
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatch(/"asker":"officer \d+","office":"BOGOR","ceiling":3/);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/antrean_readings_refused_total\{office="BOGOR"\} 3/);
  });

  await step('is of each key and each day', async () => {
    expect(await faultOf(codes[3], other)).toBeUndefined();
    server.clock.set('2017-08-08T00:00:01+07:00');
    expect(await faultOf(codes[3])).toBeUndefined();
  });

  await step('leaves no reading unwritten at a shutdown', async () => {
    const before = (await readings()).length;
    await read(codes[4], other);
    const count = () => server.query('select count(*)::int as rows from audit where persons is not null');
    expect((await count())[0].rows).toBe(before);
    await server.stop();
    const { Client } = (await import('pg')).default;
    const client = new Client({ connectionString: server.databaseUrl });
    await client.connect();
    const { rows } = await client.query(
      'select subjects from audit where persons is not null order by id desc limit 1',
    );
    await client.end();
    expect(rows[0].subjects).toEqual([codes[4]]);
  });
});
