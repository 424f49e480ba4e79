// Makes the bookings of one day of an office by the rules of the core, as an administrator who has the people at the desk.
import { bookGroup } from '../../src/booking/book.ts';
import type { Booking } from '../../src/booking/booking.ts';
import { confirmGroup } from '../../src/booking/confirm.ts';
import { digestOfReference, importedBefore, noteImported } from '../../src/booking/imported.ts';
import { prepareBooking } from '../../src/booking/prepare.ts';
import type { CapacityWindow } from '../../src/capacity/window.ts';
import { windowsBetween } from '../../src/capacity/windows.ts';
import type { Transaction } from '../../src/database.ts';
import type { Announcement } from '../../src/events.ts';
import { itemAt } from '../../src/items.ts';
import { sayRefusal } from '../../src/messages/index.ts';
import { hoursOn } from '../../src/office/hours.ts';
import { GENERAL } from '../../src/office/quotas.ts';
import type { Offices } from '../../src/office/settings.ts';
import { isRefusal, type Refusal, type RefusalCode } from '../../src/refusal.ts';
import { type Instant, timeIn } from '../../src/time.ts';
import type { BookingRow } from './bookingTable.ts';
import { importedNotices } from './importedNotices.ts';
import { IMPORTER } from './importer.ts';
import { raisePlaces } from './raisePlaces.ts';

export interface ImportOptions {
  /** Windows get as many places as the other system has sold. */
  overCapacity: boolean;
  /** People whose number is known are told their code and queue number. */
  notify: boolean;
}

export interface ImportScene {
  options: ImportOptions;
  offices: Offices;
  now: Instant;
}

export interface RefusedRow {
  row: BookingRow;
  /** null: no rule of the core refused it. */
  refused: RefusalCode | null;
  why: string;
}

export interface ImportedRows {
  made: number;
  /** Those that were imported before. */
  before: number;
  refused: RefusedRow[];
}

/** `rows`: all of one office and one day. */
export async function importDay(tx: Transaction, rows: readonly BookingRow[], scene: ImportScene) {
  const { options, offices, now } = scene;
  const known = await importedBefore(tx, rows.map(foreignOf));
  const fresh = rows.filter((row) => !known.has(digestOfReference(foreignOf(row))));
  const first = await tryRows(tx, fresh, scene);
  const full = options.overCapacity ? first.refused.filter(isFullHour) : [];
  const fullRows = full.map(({ row }) => row);
  const raised = full.length > 0 ? await raisePlaces(tx, fullRows, now) : [];
  const second = full.length > 0 ? await tryRows(tx, fullRows, scene) : NONE_TRIED;
  const made = [...first.made, ...second.made];
  const confirmations = made.map(({ booking: { code } }) => ({ code, asker: IMPORTER, proof: {} }));
  const confirmed = await confirmGroup(tx, confirmations, offices, now);
  noteImported(
    tx,
    made.map(({ row, booking: { code } }) => ({ ...foreignOf(row), code })),
    now,
  );
  const bookings = confirmed.answer.map(confirmedBooking);
  const answer: ImportedRows = {
    made: made.length,
    before: rows.length - fresh.length,
    refused: [...first.refused.filter((one) => !full.includes(one)), ...second.refused],
  };
  return {
    answer,
    announcements: [...first.announcements, ...raised, ...second.announcements, ...confirmed.announcements],
    notices: { at: now, all: options.notify ? importedNotices(bookings, offices) : [] },
  };
}

/** @throws Error if it was refused: the rows of the day are then not imported, rather than held until they lapse. */
function confirmedBooking(answer: Booking | Refusal): Booking {
  if (isRefusal(answer)) throw new Error(`An imported booking was not confirmed: ${sayRefusal('en', answer)}`);
  return answer;
}

interface TriedRows {
  made: { row: BookingRow; booking: Booking }[];
  refused: RefusedRow[];
  announcements: Announcement[];
}
const NONE_TRIED: TriedRows = { made: [], refused: [], announcements: [] };

/** Holds a place for each row that the rules allow one. */
async function tryRows(tx: Transaction, rows: readonly BookingRow[], { now }: ImportScene): Promise<TriedRows> {
  const [first] = rows;
  if (!first) return NONE_TRIED;
  const day = { office: first.office.code, from: first.date, to: first.date };
  const windows = itemAt(await windowsBetween(tx, [day]), 0);
  const tried: TriedRows = { made: [], refused: [], announcements: [] };
  const asking = rows.flatMap((row) => {
    const window = row.time === null ? null : windowAt(row, windows);
    const why = window === undefined ? noWindow(row, windows) : null;
    if (why !== null) tried.refused.push({ row, refused: null, why });
    const request = { ...row.request, window: window?.id ?? null };
    return why === null ? [{ row, wanted: prepareBooking({ request, office: row.office, asker: IMPORTER, now }) }] : [];
  });
  const wanted = asking.map((one) => one.wanted);
  const { answer: answers, announcements } = await bookGroup(tx, wanted, now);
  for (const [index, { row }] of asking.entries()) {
    const answer = itemAt(answers, index);
    if (answer instanceof Error) throw answer;
    if (!isRefusal(answer)) tried.made.push({ row, booking: answer });
    else tried.refused.push({ row, refused: answer.refused, why: sayRefusal('en', answer) });
  }
  return { ...tried, announcements };
}

/** Any share of the window leads to those that the person may have; undefined: there is none, and the day is open. */
function windowAt({ office, date, time }: BookingRow, windows: readonly CapacityWindow[]) {
  // A day that is closed is refused as such.
  if (!hoursOn(office, date)) return null;
  const there = windows.filter(({ startsAt }) => timeIn(office.timeZone, startsAt) === time);
  return there.find(({ quota }) => quota === GENERAL) ?? there[0];
}

function noWindow({ office, time }: BookingRow, windows: readonly CapacityWindow[]): string | null {
  if (windows.length === 0) return null;
  const times = new Set(windows.map(({ startsAt }) => timeIn(office.timeZone, startsAt)));
  return `no window begins at ${time} on that day: they begin at ${[...times].join(', ')}`;
}

/** Only a row that names its hour says which window is to have more places. */
function isFullHour({ row, refused }: RefusedRow): boolean {
  return refused === 'FULL' && row.time !== null;
}

export function foreignOf({ office, reference }: BookingRow) {
  return { office: office.code, reference };
}
