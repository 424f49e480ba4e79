// One line of the log for each step: from the name of a number all that happened is found, and no one is told of.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runTraceCommand } from '../../server/traceCommand.ts';
import { STEP_NAMES } from '../../src/steps.ts';
import { codeIn } from '../support/app.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { eventually } from '../support/eventually.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import { queueAt } from '../support/queue.ts';
import { ADMIN, openServer, type Server } from '../support/server.ts';
import { post } from '../support/webhooks.ts';

const PUBLIC_URL = 'https://antrean.example';
const BOGOR = 'whatsapp:+628111100333';
const PHONE = '+6281355577001';
const GIVEN_TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRACEPARENT = `00-${GIVEN_TRACE}-00f067aa0ba902b7-01`;

// biome-ignore lint/suspicious/noExplicitAny: what a test asks for is what it reads.
type Line = Record<string, any>;

let twilio: FakeTwilio;
let server: Server;
let code: string;
const stepsOf = (): Line[] => server.lines.map((line) => JSON.parse(line)).filter(({ step }) => step);

async function write(body: string, headers: Record<string, string> = {}): Promise<number> {
  const request = twilio.webhook({ from: `whatsapp:${PHONE}`, to: BOGOR, body });
  const response = await post(server.url, { ...request, headers: { ...request.headers, ...headers } });
  return response.status;
}

beforeAll(async () => {
  twilio = await startFakeTwilio({ publicUrl: PUBLIC_URL });
  const account = { TWILIO_ACCOUNT_SID: twilio.accountSid, TWILIO_AUTH_TOKEN: twilio.authToken };
  server = await openServer({ environment: { PUBLIC_URL, TWILIO_BASE_URL: twilio.url, ...account } });
  expect(await write('#Ani Wijaya#25011987#07082017', { traceparent: TRACEPARENT })).toBe(204);
  const [held] = await twilio.sentTo(PHONE, 1);
  code = codeIn(held?.body as string);
  await write(code);
  const [, confirmed] = await twilio.sentTo(PHONE, 2);
  // Reports that come together are worked on together, and the later one says it all.
  for (const status of ['delivered', 'read'] as const) {
    await twilio.deliverStatuses(server.url, confirmed?.sid as string, [status]);
    await eventually(`it is ${status}`, () => stepsOf().some(({ step }) => step === `message.${status}`));
  }
  server.clock.set('2017-08-07T07:30:00+07:00');
  const queue = queueAt(server.url, 'BOGOR', ADMIN.authorization.slice(7));
  const { number } = await queue.checkIn(code);
  await queue.openCounter(1);
  await queue.callNext(1);
  await queue.step('serve', number);
  await queue.step('finish', number);
  await eventually('all is told', () => stepsOf().some(({ step }) => step === 'ticket.served'));
});
afterAll(() => twilio.close());

test('each step of a booking and its messages has a line, in their order', () => {
  const steps = stepsOf();
  const person = steps.find(({ step }) => step === 'booking.held')?.['person'];
  const booking = steps.find(({ step }) => step === 'booking.held')?.['booking'];
  const own = steps.filter((line) => line['person'] === person || line['booking'] === booking);
  const order = own.map(({ step }) => step).filter((step) => !step.startsWith('message.'));
  expect(order).toEqual([
    'booking.held',
    'booking.confirmed',
    'booking.checked_in',
    'ticket.called',
    'ticket.serving',
    'ticket.served',
  ]);
  const messages = own.filter(({ step, message }) => step.startsWith('message.') && !message);
  expect(messages.map(({ step, intent }) => [step, intent])).toEqual([
    ['message.received', undefined],
    ['message.understood', 'REGISTER'],
    ['message.received', undefined],
    ['message.understood', 'CONFIRM'],
  ]);
  const sent = Map.groupBy(
    own.filter(({ message }) => message),
    ({ message }) => message,
  );
  const lives = [...sent.values()].map((lines) => lines.map(({ step }) => step));
  expect(lives.slice(0, 2)).toEqual([
    ['message.queued', 'message.sent'],
    ['message.queued', 'message.sent', 'message.delivered', 'message.read'],
  ]);
  expect(steps.filter(({ step }) => !STEP_NAMES.includes(step))).toEqual([]);
  const numbered = own.filter(({ step }) => step.startsWith('ticket.')).map(({ number }) => number);
  expect(new Set(numbered).size).toBe(1);
  expect(numbered[0]).toMatch(/^A\d+$/);
});

test('no line has a name, a number, a code or a text', () => {
  const whole = server.lines.filter((line) => line.includes('"step"')).join('');
  for (const secret of [PHONE, PHONE.slice(3), code, 'Wijaya', twilio.authToken]) expect(whole).not.toContain(secret);
  // Times, traces and pseudonyms have any letters and digits.
  const told = stepsOf().map(({ time: _, trace: __, person: ___, booking: ____, message: _____, ...rest }) => rest);
  for (const secret of [code.slice(0, 4), 'Ani', '1987']) expect(JSON.stringify(told)).not.toContain(secret);
});

test('the trace of a webhook goes on in its booking, its reply and what the provider did with it', () => {
  const steps = stepsOf().filter(({ trace }) => trace === GIVEN_TRACE);
  // The booking is committed by itself, before the group of its message.
  expect(steps.map(({ step }) => step)).toEqual([
    'message.received',
    'booking.held',
    'message.understood',
    'message.queued',
    'message.sent',
  ]);
  const confirming = stepsOf().filter(({ step }) => step === 'booking.confirmed' || step === 'message.delivered');
  const [own] = confirming.map(({ trace }) => trace);
  expect(own).toMatch(/^[0-9a-f]{32}$/);
  expect(confirming.map(({ trace }) => trace)).toEqual([own, own]);
});

test('a request goes on in the trace that it brings, and has one of its own by its id without', async () => {
  const book = `mutation ($input: BookInput!) { answer: book(input: $input) { ... on Booking { code } ... on Refusal { reason } } }`;
  const applicant = { name: 'Budi Santoso', birthDate: '1990-05-02' };
  const variables = { input: { office: 'BOGOR', when: { date: '2017-08-09' }, applicant, phone: '+6281355577002' } };
  const trace = 'a'.repeat(32);
  const given = await server.graphql(book, variables, { traceparent: `00-${trace}-${'b'.repeat(16)}-00` });
  const answer = await server.graphql(book, variables, { traceparent: 'nonsense' });
  expect(given.errors ?? answer.errors).toBeUndefined();
  const id = answer.headers.get('x-request-id')?.replaceAll('-', '');
  await eventually('both are told', () => stepsOf().some((line) => line['trace'] === id));
  const told = stepsOf().filter((line) => line['trace'] === trace || line['trace'] === id);
  expect(told.map(({ step, reason }) => [step, reason])).toEqual([
    ['booking.held', undefined],
    ['booking.refused', 'ALREADY_BOOKED'],
  ]);
});

describe('antrean trace', () => {
  async function traced(...words: string[]): Promise<string[]> {
    const said: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line));
    try {
      await runTraceCommand({ DATABASE_URL: server.databaseUrl, DATA_DIR: await temporaryDirectory() }, words);
    } finally {
      log.mockRestore();
    }
    return said;
  }

  test.each([
    ['a number however it is written', () => '0813-5557-7001', 'person'],
    ['a code', () => code, 'booking'],
  ])('shows all that happened by the log: %s', async (_, subject, kind) => {
    const file = join(await temporaryDirectory(), 'antrean.log');
    await writeFile(file, `a line of another program\n${server.lines.map((line) => `app-1  | ${line}`).join('')}`);
    const [name, ...lines] = await traced(subject(), file);
    const line = stepsOf().find(({ step }) => step === 'booking.held') as Line;
    expect(name).toBe(`In the log: ${kind}=${line[kind]}`);
    const told = lines.map((each) => each.split(' ')[1]);
    for (const step of ['booking.held', 'booking.confirmed', 'ticket.called', 'ticket.served'])
      expect(told).toContain(step);
    expect(told.includes('message.delivered')).toBe(kind === 'person');
    expect(lines.at(-1)).toMatch(new RegExp(`^${lines.length - 1} lines of \\d+ lines\\.$`));
    expect(await readFile(file, 'utf8')).toContain('booking.held');
  });

  test('says of a log without steps how to have them', async () => {
    const file = join(await temporaryDirectory(), 'antrean.log');
    await writeFile(file, `${server.lines.filter((line) => !line.includes('"step"')).join('')}{"level":40}\n`);
    const [, counts, hint] = await traced(code, file);
    expect(counts).toMatch(/^0 lines of \d+ lines\.$/);
    expect(hint).toMatch(/LOG_LEVEL=info/);
  });

  test('says the name alone without a log, another for each number', async () => {
    const [one, other] = [await traced('+6281355577001'), await traced('+6281355577003')];
    expect(one).toHaveLength(1);
    expect(other[0]).not.toBe(one[0]);
  });
});

test('the lines of the documents have the fields of real ones', () => {
  const [block] = blocksOf('docs/operations.md').filter(({ language }) => language === 'log');
  const documented: Line[] = (block?.text ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(documented.length).toBe(3);
  for (const line of documented) {
    const alike = stepsOf().filter(({ step }) => step === line['step']);
    expect(alike.map((each) => Object.keys(each).join())).toContain(Object.keys(line).join());
    for (const kind of ['person', 'booking', 'message'])
      if (line[kind]) expect(line[kind]).toHaveLength(alike.find((each) => each[kind])?.[kind].length);
  }
});
