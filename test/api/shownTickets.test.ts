// Whether a person in the line is disabled, pregnant or old is for the office's officers and that person, whatever is asked.
import { describe, expect, test } from 'vitest';
import { BIRTH_DATE } from '../support/api.ts';
import { openLive } from '../support/live.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, apiKey, type Headers, openServer } from '../support/server.ts';

const server = await openServer({ change: { defaults: { queue: { priorityEvery: 1 } } } });
const bogor = queueAt(server.url, 'BOGOR', ADMIN.authorization.slice(7));

const first = await bogor.confirmed(2, { when: { date: '2017-08-07' } });
const { code } = await bogor.confirmed(1, { when: { date: '2017-08-07' }, priority: 'DISABILITY' });
server.clock.set('2017-08-07T07:40:00+07:00');
await bogor.checkIn(first.code);
const { number: called } = await bogor.checkIn(code);
await bogor.openCounter(1);
await bogor.callNext(1);
const { number: waiting } = await bogor.issueTicket({ priority: 'PREGNANT' });
const { number: putOff } = await bogor.issueTicket();
const { visitUrl } = (await server.ask(`{ ticket(office: "BOGOR", number: "${putOff}") { visitUrl } }`, {}, ADMIN)) as {
  visitUrl: string;
};
await server.ask('mutation ($input: VisitInput!) { askForTime(input: $input) { __typename } }', {
  input: { secret: visitUrl.split('/').at(-1) },
});

const CALLERS: [caller: string, signedIn: Headers, sees: boolean][] = [
  ['anybody', {}, false],
  ['a key to read', (await apiKey(server, ['READ'])).signedIn, false],
  ['a key to book', (await apiKey(server, ['BOOK'])).signedIn, false],
  ['staff of another office', await server.staff('MANAGER', 'DEPOK'), false],
  ['the front desk', await server.staff('FRONT_DESK'), true],
  ['a counter officer', await server.staff('COUNTER_OFFICER'), true],
  ['the manager', await server.staff('MANAGER'), true],
  ['the administrator', ADMIN, true],
];

const CALLED = { number: called, priority: 'DISABILITY', callReason: 'PRIORITY' };
const hidden = (ticket: object) => ({ ...ticket, priority: null, callReason: null });
const FIELDS = 'number priority callReason';

describe.each(CALLERS)('%s', (_, signedIn, sees) => {
  const shown = (ticket: object) => (sees ? ticket : hidden(ticket));

  test('by the number on the board', async () => {
    const ticket = (number: string) =>
      server.ask(`{ ticket(office: "BOGOR", number: "${number}") { ${FIELDS} } }`, {}, signedIn);
    expect(await ticket(called)).toEqual(shown(CALLED));
    expect(await ticket(waiting)).toEqual(shown({ number: waiting, priority: 'PREGNANT', callReason: null }));
  });

  test('the time that its person asked for, while it lasts', async () => {
    const document = `{ ticket(office: "BOGOR", number: "${putOff}") { notBefore } }`;
    const notBefore = sees ? '2017-08-07T07:50:00+07:00' : null;
    expect(await server.ask(document, {}, signedIn)).toEqual({ notBefore });
    expect(await server.ask(document.replace(putOff, waiting), {}, signedIn)).toEqual({ notBefore: null });
  });

  test('by the counter that calls', async () => {
    const office = await server.ask(`{ office(code: "BOGOR") { counters { serving { ${FIELDS} } } } }`, {}, signedIn);
    expect(office.counters[0].serving).toEqual(shown(CALLED));
    const back = `{ ticket(office: "BOGOR", number: "${called}") { counter { serving { ${FIELDS} } } } }`;
    expect((await server.ask(back, {}, signedIn)).counter.serving).toEqual(shown(CALLED));
  });

  test('the officer at a counter is shown to officers of the same office only', async () => {
    const { data } = await server.graphql(
      '{ office(code: "BOGOR") { counters { label officer { kind role name } } } }',
      {},
      signedIn,
    );
    const [counter] = data.office.counters;
    expect(counter).toEqual({
      label: '1',
      officer: sees ? { kind: 'STAFF', role: 'ADMINISTRATOR', name: null } : null,
    });
  });

  test('by a subscription, though others who see more have the same one', async () => {
    const document = `subscription { ticket(office: "BOGOR", number: "${waiting}") { ${FIELDS} } }`;
    const others = await openLive(server.url, { signedIn: sees ? {} : ADMIN });
    await others.subscribe(document).nth(1);
    const live = await openLive(server.url, { signedIn });
    const frame = (await live.subscribe(document).nth(1)) as { data: { ticket: object } };
    expect(frame.data.ticket).toEqual(shown({ number: waiting, priority: 'PREGNANT', callReason: null }));
  });
});

test('the holder sees it by code and birth date, and nothing more of the same line', async () => {
  const { data } = await server.graphql(
    `{ booking(code: "${code}", birthDate: "${BIRTH_DATE}") { priority ticket { ${FIELDS} counter { serving { ${FIELDS} } } } }
       ticket(office: "BOGOR", number: "${waiting}") { ${FIELDS} } }`,
  );
  expect(data.booking).toMatchObject({ priority: 'DISABILITY', ticket: CALLED });
  expect(data.booking.ticket.counter.serving).toEqual(hidden(CALLED));
  expect(data.ticket).toEqual(hidden({ number: waiting }));
});

test('without the birth date there is no booking to see it by', async () => {
  const query = (proof: string) => `{ booking(code: "${code}"${proof}) { ticket { ${FIELDS} } } }`;
  expect(await server.ask(query(''))).toBeNull();
  expect(await server.ask(query(', birthDate: "1987-01-26"'))).toBeNull();
});
