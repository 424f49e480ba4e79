// The tables of an export, without secrets, the state of machines, and pictures, which are no lines of text.
import { TABLES } from '../../src/migrations/frozen.ts';

/** Tables of which nothing is of use to others. */
const UNEXPORTED_TABLES: ReadonlySet<string> = new Set([
  'secret',
  'idempotency',
  'worker_owner',
  'guess',
  'number_claim',
  'number_proof',
  'proof_sent',
  'board_frame',
  'place_cursor',
  'listed_until',
  'sending',
  'push_subscription',
  'limit_count',
]);

/** They open something, or are opened by it; and bytes of pictures. */
const UNEXPORTED_COLUMNS =
  /^(digest|\w+_digest|pin|sealed|seed|bytes|secret|signature|public_key|secrets|\w+_secret|pairing_until)$/;

export interface ExportedTable {
  name: string;
  columns: string[];
  /** A condition on its rows, SQL, with the office as `$office`; null: its rows are of no office. */
  ofOffice: string | null;
}

const IN_BOOKING = '(select code from booking where office = $office)';

/** The first column of these that a table has says of which office a row is. */
const WAYS_TO_OFFICE: readonly [string, string][] = [
  ['office', 'office = $office'],
  ['booking', `booking in ${IN_BOOKING}`],
  ['ticket', 'ticket in (select id from ticket where office = $office)'],
  ['staff', 'staff in (select id from staff where office = $office)'],
];

export function exportedTables(): ExportedTable[] {
  return Object.entries(TABLES).flatMap(([name, described]) => {
    if (UNEXPORTED_TABLES.has(name)) return [];
    const all = described.map((column) => column.split(' ')[0] ?? '');
    const way = name === 'office' ? 'code = $office' : WAYS_TO_OFFICE.find(([column]) => all.includes(column))?.[1];
    return [{ name, columns: all.filter((column) => !UNEXPORTED_COLUMNS.test(column)), ofOffice: way ?? null }];
  });
}
