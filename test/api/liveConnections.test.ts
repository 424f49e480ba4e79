// Pages of other sites follow live views: they are welcome or not, choose their language, and tell tickets apart.
import { expect, test } from 'vitest';
import { addDays } from '../../src/time.ts';
import { MONDAY } from '../support/api.ts';
import { connect, openLive } from '../support/live.ts';
import { ADMIN, openServer } from '../support/server.ts';

const server = await openServer({
  start: `${MONDAY}T09:00:00+07:00`,
  environment: { CORS_ORIGINS: 'https://portal.example' },
});
const SERVICES = 'subscription { board(office: "BOGOR") { waiting { service { name } } } }';

/** The code with which the server closes, or `acknowledged`. */
async function connection(headers: Record<string, string>): Promise<string> {
  const { socket, send, message } = connect(server.url, { headers });
  const refused = new Promise<string>((resolve) => {
    socket.on('unexpected-response', (_request, { statusCode }) => resolve(String(statusCode)));
  });
  socket.on('open', () => send({ type: 'connection_init' }));
  return Promise.race([refused, message('connection_ack').then(() => 'acknowledged')]);
}

test('pages of other origins are welcome as CORS_ORIGINS says; programs and own pages always', async () => {
  expect(await connection({ origin: 'https://evil.example' })).toBe('403');
  expect(await connection({ origin: 'null' })).toBe('403');
  expect(await connection({ origin: 'https://portal.example' })).toBe('acknowledged');
  expect(await connection({ origin: server.url })).toBe('acknowledged');
  expect(await connection({})).toBe('acknowledged');
});

test('the first message says the language, in either spelling, and goes before the header of the upgrade', async () => {
  for (const name of ['accept-language', 'Accept-Language']) {
    const live = await openLive(server.url, { headers: { 'accept-language': 'id' }, signedIn: { [name]: 'en' } });
    const { data } = await live.subscribe(SERVICES).nth(1);
    expect(data.board.waiting[0].service.name).toBe('New passport or renewal');
    live.close();
  }
});

test('a number of today is another ticket tomorrow', async () => {
  const issue = 'mutation { issueTicket(input: { office: "BOGOR" }) { ... on Ticket { id number date } } }';
  const today = await server.ask(issue, {}, ADMIN);
  expect(today).toMatchObject({ number: 'W01', date: MONDAY });
  server.clock.set(`${addDays(MONDAY, 1)}T09:00:00+07:00`);
  const tomorrow = await server.ask(issue, {}, ADMIN);
  expect(tomorrow).toMatchObject({ number: 'W01', date: addDays(MONDAY, 1) });
  expect(tomorrow.id).not.toBe(today.id);
});
