// A visit by its secret over the API: who is given the address, what it shows, how it is followed, and what a guess meets.
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { BIRTH_DATE, BOOK, CANCEL } from '../support/api.ts';
import { openLive } from '../support/live.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, apiKey, openServer, post } from '../support/server.ts';

const server = await openServer();
const bogor = queueAt(server.url, 'BOGOR', ADMIN.authorization.slice(7));
const DAY = { when: { date: '2017-08-07' } };

const FIELDS = `state number code startsAt arriveBy forfeitsAt checkInOpensAt confirmBy calls calledAt changesAt over pageUntil date at
  movedByOffice transferred ahead estimatedWaitMinutes counter { label } proofs { kind link } barcodeUrl calendarUrl
  office { code name } service { code }`;
const VISIT = `query ($secret: String!) { visit(secret: $secret) { ${FIELDS} } }`;
const URL_OF =
  'query ($code: BookingCode!, $birthDate: Date) { booking(code: $code, birthDate: $birthDate) { visitUrl } }';

const secretIn = (url: string) => /^http:\/\/localhost:\d+\/t\/([\w-]{22})$/.exec(url)?.[1] ?? `no secret in ${url}`;
const visit = (secret: string, headers = {}) => server.ask(VISIT, { secret }, headers);

describe('the address of a visit', () => {
  test('is given to those who prove the booking, and to officers and kiosks for the slip', async () => {
    server.clock.set('2017-08-07T07:40:00+07:00');
    const { code } = await bogor.confirmed(1, DAY);
    const byDate = (await server.ask(URL_OF, { code, birthDate: BIRTH_DATE })).visitUrl;
    expect(secretIn(byDate)).toHaveLength(22);
    expect((await server.ask(URL_OF, { code }, ADMIN)).visitUrl).toBe(byDate);
    expect(await server.ask(URL_OF, { code })).toBeNull();
    const issue =
      'mutation ($input: IssueTicketInput!) { issueTicket(input: $input) { ... on Ticket { number visitUrl } } }';
    const checkIn = 'mutation ($input: CheckInInput!) { checkIn(input: $input) { ... on Ticket { number visitUrl } } }';
    expect((await server.ask(checkIn, { input: { office: 'BOGOR', code } }, ADMIN)).visitUrl).toBe(byDate);
    const { number, visitUrl } = await server.ask(issue, { input: { office: 'BOGOR' } }, ADMIN);
    expect((await visit(secretIn(visitUrl))).number).toBe(number);
    const ofTicket = { query: `{ ticket(office: "BOGOR", number: "${number}") { number visitUrl } }` };
    for (const headers of [{}, (await apiKey(server, ['READ'])).signedIn]) {
      const { errors } = await post(server.url, ofTicket, headers);
      expect(errors?.[0]?.extensions?.code).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
    }
  });
});

describe('a visit', () => {
  test('is shown without a name, a birth date or a code once its person has come, and followed live to its end', async () => {
    server.clock.set('2017-08-07T07:40:00+07:00');
    const { code, queueNumber } = await bogor.confirmed(2, DAY);
    const secret = secretIn((await server.ask(URL_OF, { code }, ADMIN)).visitUrl);
    expect(await visit(secret)).toMatchObject({
      state: 'CHECK_IN_OPEN',
      code,
      number: queueNumber,
      startsAt: '2017-08-07T09:00:00+07:00',
      arriveBy: '2017-08-07T08:30:00+07:00',
      changesAt: '2017-08-07T08:30:00+07:00',
      over: false,
      pageUntil: '2017-08-15T00:00:00+07:00',
      movedByOffice: false,
      proofs: [],
    });
    const live = await openLive(server.url);
    const stream = live.subscribe(`subscription ($secret: String!) { visit(secret: $secret) { ${FIELDS} } }`, {
      secret,
    });
    const until = async (state: string) => (await stream.until(state, (data) => data.visit.state === state)).visit;
    await until('CHECK_IN_OPEN');
    await bogor.checkIn(code);
    expect(await until('WAITING')).toMatchObject({ code: null, barcodeUrl: null, number: queueNumber, calls: 0 });
    await bogor.openCounter(1);
    for (;;) {
      const { number } = await bogor.callNext(1);
      if (number === queueNumber) break;
      await bogor.step('markNoShow', number);
    }
    expect(await until('CALLED')).toMatchObject({ counter: { label: '1' }, calls: 1, ahead: null });
    await bogor.step('markNoShow', queueNumber);
    await until('NO_SHOW');
    await bogor.step('resume', queueNumber);
    await until('WAITING');
    expect(JSON.stringify(stream.heard)).not.toContain('Pemohon');
    live.close();
  });

  test('that is held tells how the place is kept, and ends with its cancelling', async () => {
    server.clock.set('2017-08-07T07:40:00+07:00');
    const applicant = { name: 'Siti Nurhaliza', birthDate: BIRTH_DATE };
    const { code } = await server.ask(BOOK, { input: { office: 'BOGOR', applicant, when: { date: '2017-08-11' } } });
    const secret = secretIn((await server.ask(URL_OF, { code, birthDate: BIRTH_DATE })).visitUrl);
    const held = await visit(secret);
    expect(held).toMatchObject({ state: 'HELD', code, number: null, confirmBy: held.changesAt });
    expect(held.proofs.map(({ link }: { link: string }) => link).join()).toContain(code);
    const live = await openLive(server.url);
    const stream = live.subscribe('subscription ($secret: String!) { visit(secret: $secret) { state code } }', {
      secret,
    });
    await stream.nth(1);
    await server.ask(CANCEL, { input: { code, birthDate: BIRTH_DATE } });
    expect((await stream.until('cancelled', (data) => data.visit.state === 'CANCELLED')).visit.code).toBeNull();
    await stream.completed();
    live.close();
  });
});

describe('the slip of a visit', () => {
  const SLIP = 'query ($secret: String!) { visit(secret: $secret) { slipUrl } }';
  const slipOf = async (secret: string) => (await server.ask(SLIP, { secret }))?.slipUrl as string | null;
  const load = async (address: string, headers = {}) => {
    const { pathname, search } = new URL(address);
    const answer = await fetch(`${server.url}${pathname}${search}`, { headers });
    if (answer.status !== 200) return { status: answer.status };
    const paper = await PDFDocument.load(await answer.arrayBuffer());
    return { status: 200, headers: answer.headers, pages: paper.getPageCount(), title: paper.getTitle() };
  };

  test('is a PDF for as long as there is something to come, in the language of the booking or of the address', async () => {
    server.clock.set('2017-08-07T07:40:00+07:00');
    const { code, queueNumber } = await bogor.confirmed(11, DAY);
    const asked =
      'query ($code: BookingCode!, $birthDate: Date) { booking(code: $code, birthDate: $birthDate) { slipUrl visitUrl } }';
    expect(await server.ask(asked, { code })).toBeNull();
    const { slipUrl, visitUrl } = await server.ask(asked, { code, birthDate: BIRTH_DATE });
    const secret = secretIn(visitUrl);
    expect(slipUrl).toMatch(new RegExp(`^http://localhost:\\d+/slips/${secret}/antrean\\.pdf$`));
    expect(await slipOf(secret)).toBe(slipUrl);
    const title = `Antrean ${queueNumber}, Kantor Imigrasi Bogor`;
    const { headers, ...slip } = await load(slipUrl, { 'accept-language': 'en' });
    expect(slip).toEqual({ status: 200, pages: 1, title });
    expect(headers?.get('content-type')).toBe('application/pdf');
    expect(headers?.get('content-disposition')).toBe(`attachment; filename="antrean-${queueNumber}.pdf"`);
    expect(headers?.get('cache-control')).toContain('no-store');
    expect((await load(`${slipUrl}?lang=en`)).title).toBe(`Queue ${queueNumber}, Kantor Imigrasi Bogor`);
    expect((await load(`${slipUrl}?lang=xx`)).title).toBe(title);

    // Once its person has come the number counts, and the picture leads to the page.
    await bogor.checkIn(code);
    expect((await load(slipUrl)).title).toBe(title);
    expect((await server.ask(asked, { code, birthDate: BIRTH_DATE })).slipUrl).toBeNull();
    const other = await bogor.confirmed(12, DAY);
    const otherSecret = secretIn((await server.ask(URL_OF, { code: other.code }, ADMIN)).visitUrl);
    const address = (await slipOf(otherSecret)) ?? '';
    await server.ask(CANCEL, { input: { code: other.code, birthDate: BIRTH_DATE } });
    expect(await slipOf(otherSecret)).toBeNull();
    expect((await load(address)).status).toBe(404);
  });

  test('is there for walk-ins, and at no address that was not given out', async () => {
    server.clock.set('2017-08-07T09:40:00+07:00');
    const { number, visitUrl } = await server.ask(
      'mutation { issueTicket(input: { office: "BOGOR" }) { ... on Ticket { number visitUrl } } }',
      {},
      ADMIN,
    );
    const address = (await slipOf(secretIn(visitUrl))) ?? '';
    expect((await load(address, { 'accept-language': 'en' })).title).toBe(`Queue ${number}, Kantor Imigrasi Bogor`);
    for (const secret of ['AAAAAAAAAAAAAAAAAAAAAA', 'x', encodeURIComponent('../../t')])
      expect((await load(`${server.url}/slips/${secret}/antrean.pdf`)).status).toBe(404);
    expect(server.lines.join('')).not.toContain(secretIn(visitUrl));
  });
});

test('wrong secrets open nothing, and count as guesses until no more are looked at', async () => {
  const from = { 'x-forwarded-for': '203.0.113.77' };
  const guess = (secret: string) => post(server.url, { query: VISIT, variables: { secret } }, from);
  expect((await guess('x'.repeat(41))).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  expect((await guess('AAAAAAAAAAAAAAAAAAAAAA')).data).toEqual({ visit: null });
  const live = await openLive(server.url, { headers: from });
  const stream = live.subscribe('subscription { visit(secret: "AAAAAAAAAAAAAAAAAAAAAA") { state } }');
  expect((await stream.errors())[0]?.extensions?.code).toBe('NOT_FOUND');
  const tries = await Promise.all(Array.from({ length: 110 }, () => guess('AAAAAAAAAAAAAAAAAAAAAA')));
  expect(tries.map(({ errors }) => errors?.[0]?.extensions?.code)).toContain('RATE_LIMITED');
  const { code } = await bogor.confirmed(3, { when: { date: '2017-08-11' } });
  const right = secretIn((await server.ask(URL_OF, { code }, ADMIN)).visitUrl);
  expect((await guess(right)).data?.visit.code).toBe(code);
});
