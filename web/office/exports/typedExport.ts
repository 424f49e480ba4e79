// A file that a manager asks for, and its range of days as typed: checked, and made the address of the file. Pure.
import { mustBeRead } from '../../fields/typedNumber.ts';
import type { ExportTexts } from '../../texts/exports/texts.ts';
import { dateTyped } from '../typedDate.ts';
import { plusDays } from '../when.ts';

export const EXPORT_KINDS = ['FIGURES', 'BOOKINGS', 'APPLICANTS', 'PLACES'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];
export const SPREADSHEETS = ['SEMICOLON', 'COMMA'] as const;
export type Spreadsheet = (typeof SPREADSHEETS)[number];

export interface TypedExport {
  kind: ExportKind;
  from: string;
  to: string;
}

/** Bounds as the API has them. */
const MAX_DAYS_AFTER: Readonly<Record<ExportKind, number>> = {
  FIGURES: 399,
  BOOKINGS: 399,
  APPLICANTS: 30,
  PLACES: 399,
};

export type ExportFaults = Partial<Record<'from' | 'to', string>>;

export function faultsOfExport({ kind, ...typed }: TypedExport, say: ExportTexts): ExportFaults {
  const [from, to] = [dateTyped(typed.from), dateTyped(typed.to)];
  const most = MAX_DAYS_AFTER[kind];
  return {
    ...(!from && { from: say.needDate }),
    ...(!to && { to: say.needDate }),
    ...(from && to && to < from && { to: say.needLater }),
    ...(from && to && to > plusDays(from, most) && { to: say.needFewerDays(most) }),
  };
}

/** @throws Error where `faultsOfExport` finds what cannot be read. */
export function rangeOfExport(typed: TypedExport): { from: string; to: string } {
  return { from: mustBeRead(dateTyped(typed.from)), to: mustBeRead(dateTyped(typed.to)) };
}

/** On the server of this page, which may have other names; with the look of the table. */
export function addressOfFile(link: string, spreadsheet: Spreadsheet, language: string): string {
  const { pathname, searchParams } = new URL(link);
  if (pathname.endsWith('.csv')) {
    searchParams.set('separator', spreadsheet === 'SEMICOLON' ? ';' : ',');
    searchParams.set('language', language);
  }
  return `${pathname}?${searchParams}`;
}

/** `BOGOR-2017-08-07.csv`, as the server calls it; null if it does not. */
export function nameOfFile(disposition: string | null): string | null {
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? null;
}

/** Whether a table has nothing but its head. */
export function isEmptyTable(text: string): boolean {
  return text.trim().split('\n').length <= 1;
}
