// The hot statements find their rows by an index, with what PostgreSQL knows of an almost empty, a usual and a large table.
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { CLOCKED_STATEMENTS, HOT_STATEMENTS, PLAIN_STATEMENTS } from '../../bench/hotStatements.ts';
import { openPool } from '../../src/database.ts';
import { SENDER_BURST } from '../../src/inbox/senderPace.ts';
import { rollAll } from '../../src/jobs/clockwork.ts';
import { analyzeGrown } from '../../src/jobs/growth.ts';
import { apiOf, MONDAY, TUESDAY } from '../support/api.ts';
import { ADMIN_KEY, codeIn, eventually, openApp } from '../support/app.ts';
import { databaseOf } from '../support/appDatabase.ts';
import { atEnd } from '../support/atEnd.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { multiplyRows } from '../support/multiply.ts';
import { hurryPacedQueues } from '../support/pacedQueues.ts';
import { queueAt } from '../support/queue.ts';
import { watchBoard } from '../support/watchBoard.ts';

interface SentStatement {
  text: string;
  values: readonly unknown[];
}

/** The named statements that were sent since, with the values of the last time. */
function recordStatements(): Map<string, SentStatement> {
  const sent = new Map<string, SentStatement>();
  const query = pg.Client.prototype.query;
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  // biome-ignore lint/suspicious/noExplicitAny: the driver's query has many shapes; all are passed on as they are.
  spy.mockImplementation(function (this: pg.Client, ...given: any[]): any {
    const [config] = given;
    if (config?.name) sent.set(config.name, { text: config.text, values: config.values ?? [] });
    for (const { statement, values } of config?.statements ?? [])
      sent.set(statement.name, { text: statement.text, values: values ?? [] });
    return Reflect.apply(query, this, given);
  });
  atEnd(() => spy.mockRestore());
  return sent;
}

const PEOPLE = 8;
const AVAILABILITY = '{ answer: office(code: "BOGOR") { availability(days: 14) { date status } } }';

/** In each of the three ways in which the list of messages is read. */
const MESSAGES = `{
  all: messages(office: "BOGOR") { edges { cursor } }
  undone: messages(office: "BOGOR", filter: { states: [FAILED] }) { edges { cursor } }
  found: messages(office: "BOGOR", search: "Budi") { edges { cursor } }
}`;
const OFFICER = { authorization: `Bearer ${ADMIN_KEY}` };
const BOGOR_NUMBER = 'whatsapp:+628111100333';

/** Registrations by chat, by a provider and at the desk, changes, and a morning at a counter; answers with its database. */
async function spendADay(): Promise<string> {
  const app = await openApp();
  const bogor = queueAt(app.url);
  const { url, pool, offices } = await databaseOf(app);
  const codes: string[] = [];
  for (let person = 0; person < PEOPLE; person++) {
    const from = `whatsapp:${phoneOf(person)}`;
    await app.deliver({ from, to: BOGOR_NUMBER, body: `#${nameOf(person)}#25011987#07082017` });
    const [held] = await app.twilio.sentTo(from, 1);
    const code = codeIn(held?.body ?? '');
    await app.deliver({ from, to: BOGOR_NUMBER, body: code.toLowerCase() });
    await app.twilio.sentTo(from, 2);
    codes.push(code);
  }
  const machine = `whatsapp:${phoneOf(PEOPLE + 1)}`;
  for (let sent = 0; sent < SENDER_BURST + 2; sent++)
    await app.deliver({ from: machine, to: BOGOR_NUMBER, body: 'Halo' });
  await eventually('the paced queue has had its turn', async () => {
    await hurryPacedQueues((text) => pool.query(text));
    const { rowCount } = await pool.query('select from inbox_message where worked_at is null');
    return rowCount === 0;
  });
  // As few messages as people wrote: a small table is read as a whole for each message that is sent.
  await pool.query('delete from inbox_message where sender = $1', [phoneOf(PEOPLE + 1)]);
  await app.simulator({ from: phoneOf(PEOPLE), to: 'BOGOR', text: `#${nameOf(PEOPLE)}#25011987#07082017` });
  for (let person = 10; person < 10 + PEOPLE; person++)
    codes.push((await bogor.confirmed(person, { when: { date: MONDAY } })).code);
  const { code } = await bogor.confirmed(20, { when: { date: MONDAY } });
  await apiOf(app).reschedule(code, { when: { date: TUESDAY } }, OFFICER);
  await apiOf(app).cancel(code, {}, OFFICER);
  // A person who has a booking is refused by the rules, and not at once.
  const again = { office: 'BOGOR', applicant: { name: nameOf(0), birthDate: '1987-01-25' }, idempotencyKey: 'again' };
  expect(await apiOf(app).book(again)).toMatchObject({ __typename: 'Refusal' });
  const [open] = (await pool.query(`select id from capacity_window where office = 'BOGOR' and date = $1`, [TUESDAY]))
    .rows;
  const picked = { ...again, when: { window: open.id }, idempotencyKey: 'picked' };
  expect(await apiOf(app).book(picked)).toMatchObject({ __typename: 'Refusal' });
  await bogor.ask(AVAILABILITY);
  await bogor.ask(MESSAGES);

  app.clock.set(`${MONDAY}T00:00:00+07:00`);
  await rollAll(pool, offices, app.clock.now());
  app.clock.set(`${MONDAY}T07:30:00+07:00`);
  const board = await watchBoard(() => app.url);
  await bogor.openCounter(1);
  for (const code of codes) await bogor.checkIn(code);
  await bogor.issueTicket();
  for (let call = 0; call < PEOPLE; call++) {
    const { number } = await bogor.callNext(1);
    await bogor.step('serve', number);
    await bogor.step('finish', number);
  }
  await board.close();
  await eventually('the clock went round', async () => CLOCKED_STATEMENTS.every((name) => sent.has(name)));
  await app.stop();
  return url;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

/** A table of fewer rows than this may be read as a whole. */
const FEW_ROWS = 200;

/** One connection with the settings of the pool, on which statements are prepared and keep their plans. */
class Planner {
  readonly #client: pg.PoolClient;
  readonly #prepared = new Map<string, string>();

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** Those of the large tables that the plan of a statement reads as a whole. */
  async readsWhole(statement: SentStatement, large: ReadonlySet<string>): Promise<string[]> {
    const nodes = nodesOf(await this.#explain(statement, 'format json'));
    return nodes.flatMap(({ 'Node Type': type, 'Relation Name': table }) =>
      type === 'Seq Scan' && table !== undefined && large.has(table) ? [table] : [],
    );
  }

  /** The tables of which a statement reads many rows when it is worked on; one that writes is not worked on. */
  async readsMany(statement: SentStatement): Promise<string[]> {
    const nodes = nodesOf(await this.#explain(statement, 'format json'));
    if (nodes.some((node) => node['Node Type'] === 'ModifyTable')) return [];
    const worked = nodesOf(await this.#explain(statement, 'analyze, format json'));
    return worked.flatMap((node) => (rowsReadBy(node) > FEW_ROWS ? [node['Relation Name'] ?? ''] : []));
  }

  async #execution(text: string, values: readonly unknown[]): Promise<string> {
    const name = this.#prepared.get(text) ?? `hot_${this.#prepared.size}`;
    if (!this.#prepared.has(text)) await this.#client.query(`prepare ${name} as ${text}`);
    this.#prepared.set(text, name);
    const literals = values.map((value) => this.#literal(value)).join();
    return `execute ${name}${literals && `(${literals})`}`;
  }

  #literal(value: unknown): string {
    if (value === null || value === undefined) return 'null';
    if (!Array.isArray(value)) return this.#client.escapeLiteral(String(value));
    const items = value.map((item) => (item === null ? 'null' : JSON.stringify(String(item))));
    return this.#client.escapeLiteral(`{${items.join()}}`);
  }

  async #explain({ text, values }: SentStatement, how: string): Promise<PlanNode> {
    const execution = await this.#execution(text, values);
    await this.#client.query('begin');
    const { rows } = await this.#client.query(`explain (${how}) ${execution}`);
    await this.#client.query('rollback');
    return rows[0]['QUERY PLAN'][0].Plan;
  }
}

function rowsReadBy(node: PlanNode): number {
  if (node['Relation Name'] === undefined) return 0;
  return (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
}

const sent = recordStatements();
const url = await spendADay();
/** No server works at it any more. */
const planning = openPool(url, 2);
atEnd(() => planning.end());

test('every hot and every clocked statement is met in such a day, and those of the list of messages', () => {
  const lists = ['messages all', 'messages undone', 'messages found'];
  const listed = [...Object.keys(HOT_STATEMENTS), ...CLOCKED_STATEMENTS, ...lists];
  expect(listed.filter((name) => !sent.has(name))).toEqual([]);
});

/** `booking_event` for `booking_event_2017_08`. */
const withoutMonth = (table: string) => table.replace(/_(?:\d{4}_\d{2}|other)$/, '');
const TABLES_GROWN = ['booking', 'booking_event', 'capacity_window', 'inbox_message', 'outbox_message', 'ticket'];

test('plans that were made while tables were small find their rows by an index once the tables have grown', async () => {
  const client = await planning.connect();
  const planner = new Planner(client);
  const copier = new pg.Client({ connectionString: url });
  await copier.connect();
  try {
    await copier.query('analyze');
    const others = [...CLOCKED_STATEMENTS, ...Object.values(PLAIN_STATEMENTS).flat()];
    const planned = [...sent].filter(([name]) => name in HOT_STATEMENTS || others.includes(name));
    const readingMany = async (large: ReadonlySet<string>) => {
      const found: Record<string, string[]> = {};
      for (const [name, statement] of planned) {
        const whole = await planner.readsWhole(statement, large);
        const many = name in HOT_STATEMENTS ? await planner.readsMany(statement) : [];
        if (whole.length + many.length > 0) found[name] = [...whole, ...many];
      }
      return found;
    };
    const large = new Set<string>();
    expect(await readingMany(large)).toEqual({});
    for (const [from, to] of [
      [1, 100],
      [101, 1500],
    ] as const) {
      await multiplyRows(copier, from, to);
      for (const table of await analyzeGrown(planning)) large.add(table);
      expect([...large].map(withoutMonth)).toEqual(expect.arrayContaining(TABLES_GROWN));
      expect(await readingMany(large)).toEqual({});
    }
  } finally {
    await copier.end();
    client.release();
  }
});
