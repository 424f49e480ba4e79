// The message log beside many messages: whatever is asked for looks at few rows; and no code is cut in two by the search.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newCode } from '../../src/bookingCode.ts';
import { type MessageList, messagesOf } from '../../src/correspondence/list.ts';
import { isFoundBy, officeWord, readSearch } from '../../src/correspondence/search.ts';
import { countMessages, lastHeard, oldestUnsent } from '../../src/correspondence/statistics.ts';
import { inTransaction, type Queryable, queriesOn, type Transaction } from '../../src/database.ts';
import { instant } from '../../src/time.ts';
import { cloneDatabase } from '../support/database.ts';

const { pool } = await (await cloneDatabase()).open();
const BOGOR = '+628111100333';
/** Each with its number. */
const OFFICES = [
  ['BOGOR', BOGOR],
  ['DEPOK', '+6281299004406'],
] as const;
/** The number of messages each way at each office, a minute apart; every hundredth has failed. */
const MESSAGES = 30_000;
const LAST = instant('2017-08-01T09:00:00+07:00');

await pool.query(
  `insert into inbox_message (channel, message_id, sender_kind, sender, recipient, office, text, received_at, worked_at, intent)
  select 'whatsapp', number || n, 'phone', '+62812' || lpad((n / 10)::text, 8, '0'), number, office, '#Budi Pemohon' || n || '#25011987',
    $1::timestamptz - make_interval(mins => n), $1, 'REGISTER'
  from generate_series(0, ${MESSAGES - 1}) n, unnest($2::text[], $3::text[]) as offices (office, number)`,
  [LAST.toString(), OFFICES.map(([code]) => code), OFFICES.map(([, number]) => number)],
);
await pool.query(
  `insert into outbox_message (purpose, channel, sender, office, recipient_kind, recipient, key, text, status, attempts, created_at)
  select number || n, 'whatsapp', number, office, 'phone', '+62812' || lpad((n / 10)::text, 8, '0'), 'held', 'Balas dengan kode ABCDEFG' || n,
    case when n % 100 = 99 then 'FAILED' when n = 500 then 'WAITING' else 'DELIVERED' end, 1, $1::timestamptz - make_interval(mins => n)
  from generate_series(0, ${MESSAGES - 1}) n, unnest($2::text[], $3::text[]) as offices (office, number)`,
  [LAST.toString(), OFFICES.map(([code]) => code), OFFICES.map(([, number]) => number)],
);
await pool.query('vacuum analyze inbox_message, outbox_message');
const client = await pool.connect();
// A new connection makes the plans again that were made while the tables were empty.
client.release(true);

/** Rows that have been read of a table, and entries of its indexes. */
const READ = `
  select c.relname as name, (pg_stat_get_xact_tuples_returned(c.oid) + pg_stat_get_xact_tuples_fetched(c.oid)
    + (select coalesce(sum(pg_stat_get_xact_tuples_returned(i.indexrelid)), 0) from pg_index i where i.indrelid = c.oid))::int as rows
  from pg_class c where c.relname in ('inbox_message', 'outbox_message')`;

async function rowsRead(step: (tx: Transaction) => Promise<unknown>): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const sum = async () => (await tx.query<{ rows: number }>(READ)).reduce((total, { rows }) => total + rows, 0);
    const before = await sum();
    await step(tx);
    return (await sum()) - before;
  });
}

const all: MessageList = {
  ...{ office: 'BOGOR', search: null, direction: null, states: null, kinds: null, channels: null },
  ...{ since: null, until: null },
};
const page = (more: Partial<MessageList>) => (db: Queryable) => messagesOf(db, { ...all, ...more }, 50, null);
const FEW = 700;

describe('few rows are looked at', () => {
  test('and the measure sees a table that is read from end to end', async () => {
    const read = await rowsRead((tx) => tx.query(`select count(*) from inbox_message where text = 'none'`));
    expect(read).toBeGreaterThanOrEqual(2 * MESSAGES);
  });

  const cases: [string, Partial<MessageList>, number][] = [
    ['of all', {}, 50],
    ['of one direction', { direction: 'INBOUND' }, 50],
    ['of those that failed', { states: ['FAILED'] }, 50],
    ['of those that wait', { states: ['WAITING'] }, 1],
    ['of a time long ago', { until: LAST.subtract({ hours: 400 }) }, 50],
    ['of a number', { search: readSearch('0812 0000 0123') }, 20],
    ['of a word', { search: readSearch('pemohon1234') }, 11],
    ['of what is nowhere', { search: readSearch('jayapura') }, 0],
  ];
  test.each(cases)('%s', async (_what, more, count) => {
    const { items } = await page(more)(queriesOn(pool));
    expect(items).toHaveLength(count);
    expect(await rowsRead(page(more))).toBeLessThan(FEW);
  });

  test('of a page far down', async () => {
    const after = { at: LAST.subtract({ hours: 300 }), direction: 'INBOUND', id: 1 } as const;
    expect(await rowsRead((tx) => messagesOf(tx, all, 50, after))).toBeLessThan(FEW);
  });

  test('for what is counted: those of the time alone', async () => {
    const hour = LAST.subtract({ minutes: 60 });
    expect(await countMessages(queriesOn(pool), ['BOGOR'], hour)).toMatchObject([
      { direction: 'INBOUND', kind: 'REGISTER', state: 'DONE', count: 61 },
      { direction: 'OUTBOUND', kind: 'held', state: 'DELIVERED', count: 61 },
    ]);
    expect(await rowsRead((tx) => countMessages(tx, ['BOGOR'], hour))).toBeLessThan(FEW);
  });

  test('for the oldest unsent and what was last heard', async () => {
    const tx = queriesOn(pool);
    expect(await oldestUnsent(tx, ['MEDAN', 'BOGOR'])).toEqual(LAST.subtract({ minutes: 500 }));
    expect(await oldestUnsent(tx, ['MEDAN'])).toBeNull();
    const heard = [
      { number: BOGOR, at: LAST },
      { number: '+62', at: null },
    ];
    expect(await lastHeard(tx, [{ office: 'BOGOR', numbers: [BOGOR, '+62'] }])).toEqual(heard);
    const read = await rowsRead(async (own) => [
      await oldestUnsent(own, ['BOGOR']),
      await lastHeard(own, [{ office: 'BOGOR', numbers: [BOGOR] }]),
    ]);
    expect(read).toBeLessThan(20);
  });
});

/** Whether a message with that text is found. */
async function isFound(text: string, searched: string): Promise<boolean> {
  const search = readSearch(searched) ?? { whole: `'x'`, parted: '' };
  const where = isFoundBy(`message_words('BOGOR', $1, $1, null)`, { office: '$2', whole: '$3', parted: '$4' });
  const values = [text, officeWord('BOGOR'), search.whole, search.parted];
  const [row] = await queriesOn(pool).query<{ found: boolean }>(`select ${where} as found`, values);
  return row?.found ?? false;
}

describe('a search', () => {
  test.each([
    ['satu…dua', 'satu…dua'],
    ['satu…dua', 'dua'],
    ['Kantor Ⅲ nomor １２', 'iii 12'],
    ['ﬁle e´', 'file'],
  ])('finds in "%s", however its signs are written: %s', async (text, searched) => {
    expect(await isFound(text, searched)).toBe(true);
  });

  test('finds any code, in whatever text it stands', async () => {
    const codes = fc.sample(
      fc.tuple(
        fc.uint8Array({ minLength: 200, maxLength: 200 }),
        fc.constantFrom('#batal CODE', 'Kode CODE, ya.', 'CODE', '(CODE)Budi'),
      ),
      { numRuns: 400, seed: 7 },
    );
    for (const [bytes, frame] of codes) {
      const code = newCode(sure(bytes));
      expect([frame, code, await isFound(frame.replace('CODE', code), code)]).toEqual([frame, code, true]);
    }
  });

  // PostgreSQL takes the beginning of each for a number with an exponent, or for signs between words.
  test.each(['2E4TW5TF', '352E6KZH', '78E6JSXM', '2E4-TW5TF', '12e3456abc', 'Jalan—Raya', '١٢e٣abc'])(
    'finds %s, a part of which PostgreSQL reads as something else',
    async (word) => {
      expect(await isFound(`Kode ${word} sebelum`, word)).toBe(true);
      expect(await isFound(`Kode ${word} sebelum`, `${word.slice(0, -1)}`)).toBe(true);
      expect(await isFound('Kode 352E6 sebelum KZH', word)).toBe(false);
    },
  );

  test('takes whatever is typed and whatever was sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const kept = text.replaceAll('\0', '').toWellFormed();
        expect(typeof (await isFound(kept, kept))).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});

/** Random bytes, then others that end any drawing. */
function sure(bytes: Uint8Array): (count: number) => Uint8Array {
  let used = 0;
  return (count) => {
    used += count;
    return used <= bytes.length
      ? bytes.subarray(used - count, used)
      : Uint8Array.from({ length: count }, (_, place) => place * 3);
  };
}
