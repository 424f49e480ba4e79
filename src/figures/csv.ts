// Lists and figures as tables that spreadsheets open: UTF-8 with its mark, and nothing in a cell that they would carry out.
import { stringify } from 'csv-stringify/sync';
import { type ListWord, listWord } from '../messages/index.ts';
import { type Office, serviceOf } from '../office/settings.ts';
import type { Language } from '../time.ts';
import type { DayList } from './dayList.ts';
import type { DayFigures, Figures, Places } from './figures.ts';

export interface Table {
  language: Language;
  /** `;` where the spreadsheet takes the comma for the decimal sign, as in Indonesia: then numbers are written so, too. */
  separator: ',' | ';';
}

export type Cell = string | number | null;

function csv(head: readonly string[], rows: readonly Cell[][], table: Table): string {
  return csvLines([head, ...rows], table, true);
}

/** A part of a table; the first one has the mark. */
export function csvLines(rows: readonly (readonly Cell[])[], { separator }: Table, isFirst: boolean): string {
  return stringify([...rows], {
    delimiter: separator,
    record_delimiter: 'windows',
    bom: isFirst,
    escape_formulas: true,
    cast: {
      string: harmless,
      number: (value) => (separator === ';' ? String(value).replace('.', ',') : String(value)),
    },
  });
}

/**
 * A cell that begins like a formula is text: at its start, and after anything that a spreadsheet with other settings
 * could take for the start of one (https://owasp.org/www-community/attacks/CSV_Injection).
 */
function harmless(text: string): string {
  return text.replace(/(?<=(^|[,;|"'\t\r\n\0])\s*)(?=[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20])/g, "'");
}

const DAY_COLUMNS = [
  'window',
  'number',
  'code',
  'name',
  'birthDate',
  'service',
  'priority',
  'channel',
  'status',
] as const;

export function dayListCsv({ office, windows }: DayList, table: Table): string {
  const say = (word: ListWord) => listWord(table.language, word);
  const rows = windows.flatMap(({ from, to, people }) =>
    people.map(({ number, code, name, birthDate, service, priority, channel, status }) => [
      `${from}-${to}`,
      number,
      code,
      name,
      birthDate,
      csvServiceName(office, service, table),
      say(priority),
      channel,
      say(status as ListWord),
    ]),
  );
  return csv(DAY_COLUMNS.map(say), rows, table);
}

const COUNTED = [
  'booked',
  'confirmed',
  'overflowed',
  'cancelled',
  'lapsed',
  'forfeited',
  'checkedIn',
  'walkIns',
  'served',
  'noShows',
  'medianWaitMinutes',
  'p90WaitMinutes',
  'medianServiceMinutes',
  'p90ServiceMinutes',
] as const satisfies (keyof Figures)[];

/** A row for each day as a whole, and one for each service, channel, hour and counter of it. */
export function figuresCsv(office: Office, days: readonly DayFigures[], table: Table): string {
  const say = (word: ListWord) => listWord(table.language, word);
  const rows = days.flatMap(({ date, parts, ...total }) => {
    const row = (group: ListWord, of: string, figures: Figures & Partial<Places>): Cell[] => [
      office.code,
      date,
      say(group),
      of,
      ...COUNTED.map((name) => figures[name]),
      ...placesOf(figures),
    ];
    return [
      row('total', '', total),
      ...(parts?.services ?? []).map((part) => row('services', csvServiceName(office, part.service, table), part)),
      ...(parts?.channels ?? []).map((part) => row('channels', part.channel, part)),
      ...(parts?.hours ?? []).map((part) => row('hours', `${String(part.hour).padStart(2, '0')}:00`, part)),
      ...(parts?.counters ?? []).map((part) => row('counters', part.counter, part)),
    ];
  });
  const head = [
    ...(['office', 'date', 'group', 'of'] as const),
    ...COUNTED,
    ...(['capacity', 'taken', 'useOfCapacity'] as const),
  ];
  return csv(head.map(say), rows, table);
}

function placesOf({
  capacity = null,
  taken = null,
  useOfCapacity = null,
}: Partial<Record<keyof Places, number | null>>): Cell[] {
  return [capacity, taken, useOfCapacity === null ? null : Math.round(useOfCapacity * 1000) / 10];
}

export function csvServiceName(office: Office, service: string, { language }: Table): string {
  return serviceOf(office, service)?.name[language] ?? service;
}
