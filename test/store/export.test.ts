// An export is what the database holds, of one moment, without what opens something: all of it, of one office, of one person.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { withCopyConnection } from '../../server/backup/backupConnection.ts';
import { writeNewFile } from '../../server/backup/newFile.ts';
import { type ExportedRows, exportedLines } from '../../server/export/exportData.ts';
import { exportedTables } from '../../server/export/exportedTables.ts';
import { linesOfPerson } from '../../server/export/exportPerson.ts';
import { urlsOf } from '../../server/postgres/roles.ts';
import { TABLES } from '../../src/migrations/frozen.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { made, nameOf, openHouse, phoneOf, sender, wanted } from '../support/house.ts';

interface ExportLine {
  table: string;
  row: Record<string, unknown>;
}

const house = await openHouse(new Date().toISOString());
const { pool } = house.database;
const folder = await temporaryDirectory();
const ODD = 'two\nlines, "quoted" \\ tab\t — 🎫  \u0001\u0002';

async function bookAt(office: string, number: number) {
  const asker = sender(phoneOf(number));
  return made(await house.book(wanted(house, number, { asker, office, visitDate: null })));
}

async function exported(office: string | null): Promise<{ lines: ExportLine[]; counted: ExportedRows; text: string }> {
  const counted: ExportedRows = {};
  const path = join(folder, `export-${office}-${Math.random()}.jsonl`);
  await withCopyConnection(urlsOf(house.url).ownerUrl, (client) =>
    writeNewFile(path, exportedLines(client, office, counted)),
  );
  const text = await readFile(path, 'utf8');
  return {
    lines: text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
    counted,
    text,
  };
}

const rowsOf = (lines: ExportLine[], name: string) => lines.flatMap(({ table, row }) => (table === name ? [row] : []));

let bogor: string;
beforeAll(async () => {
  bogor = (await bookAt('BOGOR', 1)).code;
  await bookAt('MEDAN', 2);
  await pool.query(`insert into saved_reply (office, title, text) values ('BOGOR', 'odd', $1)`, [
    ODD.replaceAll(/[\x01\x02]/g, ''),
  ]);
  await pool.query(`insert into secret (name, value) values ('a secret', 'plain words')`);
});

describe('an export of everything', () => {
  test('has each row of each table as a line of JSON', async () => {
    const { lines, counted } = await exported(null);
    for (const [table, count] of Object.entries(counted)) {
      const { rows } = await pool.query(`select count(*)::int as count from ${table}`);
      expect([table, count, rowsOf(lines, table).length]).toEqual([table, rows[0].count, rows[0].count]);
    }
    expect(
      rowsOf(lines, 'booking')
        .map(({ office }) => office)
        .toSorted(),
    ).toEqual(['BOGOR', 'MEDAN']);
    expect(rowsOf(lines, 'booking').find(({ code }) => code === bogor)).toMatchObject({
      name: nameOf(1),
      status: 'HELD',
    });
    expect(rowsOf(lines, 'saved_reply')[0]?.['text']).toBe(ODD.replaceAll(/[\x01\x02]/g, ''));
  });

  test('has nothing that opens something', async () => {
    const { text } = await exported(null);
    expect(text).not.toContain('plain words');
    const columns = exportedTables().flatMap(({ name, columns: some }) => some.map((column) => `${name}.${column}`));
    expect(columns.filter((column) => /digest|secret$|\.pin$|sealed|\.seed$|bytes/.test(column))).toEqual([]);
    const names = exportedTables().map(({ name }) => name);
    expect(Object.keys(TABLES).filter((name) => !names.includes(name))).toEqual([
      ...['board_frame', 'guess', 'idempotency', 'limit_count', 'listed_until', 'number_claim', 'number_proof'],
      ...['place_cursor', 'proof_sent', 'push_subscription', 'secret', 'sending', 'worker_owner'],
    ]);
  });
});

describe('an export of one office', () => {
  test('has what is of that office, and nothing of another', async () => {
    const { lines, text } = await exported('BOGOR');
    expect(rowsOf(lines, 'booking').map(({ code }) => code)).toEqual([bogor]);
    expect(rowsOf(lines, 'booking_event').map(({ booking }) => booking)).toEqual([bogor]);
    expect(rowsOf(lines, 'office').map(({ code }) => code)).toEqual(['BOGOR']);
    expect(text).not.toContain('MEDAN');
    expect(text).not.toContain(nameOf(2));
  });

  test('that there is not is refused', async () => {
    await expect(exported('NOWHERE')).rejects.toThrow(/^There is no office NOWHERE\. There are: .*BOGOR/);
  });
});

describe('an export of one person', () => {
  test('is the copy that the person may ask for', async () => {
    const lines = (await linesOfPerson(house.database, bogor)).map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ kind: 'copy', record: { office: { code: 'BOGOR' } } });
    const booking = lines.find(({ kind }) => kind === 'bookings')?.record;
    expect(booking).toMatchObject({ code: bogor, name: nameOf(1), history: [{ action: 'BOOK' }] });
    expect(JSON.stringify(lines)).not.toContain(nameOf(2));
  });

  test('whose booking is unknown is refused', async () => {
    await expect(linesOfPerson(house.database, '22222222')).rejects.toThrow('There is no booking 22222222');
  });
});
