// Reads the pictures of a code as a scanner does, and what a phone's calendar reads in the file of a visit.
import { describe, expect, test } from 'vitest';
import { type VisitForCalendar, visitCalendar } from '../../server/routes/calendarFile.ts';
import { code128Png, code128Svg, qrPng, qrSvg, spacedCode } from '../../server/routes/pictures.ts';
import { barsOf, blankMargins, modulesOfRows, modulesOfSvg, pixels, readCode128, readQr, runsOf } from './scanner.ts';

const codes = ['K7M2PQ4X', 'HJ3N9RTW'];

describe('QR code', () => {
  // Level M is the least that is asked for; 8 characters have room for H in a code of the same size.
  test.each(codes)('%s is read from the PNG, at level H, with 4 white modules around', async (code) => {
    const rows = pixels(await qrPng(code));
    expect(rows.length).toBeGreaterThanOrEqual(400);
    expect(rows[0]).toHaveLength(rows.length);
    const size = rows.length / (21 + 2 * 4);
    expect(blankMargins(rows)).toEqual({ left: 4 * size, right: 4 * size, top: 4 * size, bottom: 4 * size });
    expect(readQr(modulesOfRows(rows))).toEqual({ level: 'H', text: code });
  });

  test.each(codes)('%s is read from the SVG', (code) => {
    const svg = qrSvg(code);
    expect(svg).toMatch(/^<svg viewBox="0 0 58 58" xmlns="http:\/\/www.w3.org\/2000\/svg">\s*<rect [^>]*"#FFFFFF"/);
    expect(svg.trimEnd()).toMatch(/<\/svg>$/);
    expect(readQr(modulesOfSvg(svg)).text).toBe(code);
  });
});

describe('Code 128', () => {
  test.each([...codes, '23456789', 'AB345678'])(
    '%s is read from the PNG, 10 white modules on either side',
    async (code) => {
      const rows = pixels(await code128Png(code));
      const runs = runsOf(rows[Math.floor(rows.length / 3)]!);
      expect([runs[0], runs.at(-1)]).toEqual([40, 40]);
      expect(readCode128(runs.slice(1, -1).map((run) => run / 4))).toBe(code);
    },
  );

  test.each([...codes, '23456789'])('%s is read from the SVG, on white', (code) => {
    const svg = code128Svg(code);
    expect(svg).toMatch(/^<svg viewBox="0 0 \d+ \d+" xmlns="http:\/\/www.w3.org\/2000\/svg">\s*<rect [^>]*"#FFFFFF"/);
    expect(readCode128(barsOf(svg))).toBe(code);
  });

  test('has the readable code below the bars', async () => {
    expect(spacedCode('K7M2PQ4X')).toBe('K7M2-PQ4X');
    const rows = pixels(await code128Png('K7M2PQ4X'));
    const inked = rows.map((row) => row.some(Boolean));
    const text = rows.slice(inked.indexOf(false, inked.indexOf(true)));
    const columns = rows[0]!.map((_, x) => text.some((row) => row[x]!));
    const letters = runsOf(columns).filter((_, i) => i % 2);
    expect(letters).toHaveLength('K7M2-PQ4X'.length);
  });
});

describe('calendar file', () => {
  test('has what a calendar needs, and no more', () => {
    expect(properties(visitCalendar(visit()))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Antrean//Antrean//ID',
      'METHOD:PUBLISH',
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Jakarta',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0700',
      'TZOFFSETTO:+0700',
      'TZNAME:WIB',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:K7M2PQ4X@antrean',
      'SEQUENCE:1',
      'DTSTAMP:20260301T031500Z',
      'DTSTART;TZID=Asia/Jakarta:20260302T090000',
      'DTEND;TZID=Asia/Jakarta:20260302T100000',
      'SUMMARY:Antrean A312\\, Kantor Imigrasi Bogor',
      'LOCATION:Kantor Imigrasi Bogor\\, Bogor',
      'DESCRIPTION:Kode: K7M2-PQ4X\\nHarap tiba paling lambat pukul 08.30 WIB.',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER;RELATED=START:-PT1H30M',
      'DESCRIPTION:Kode: K7M2-PQ4X\\nHarap tiba paling lambat pukul 08.30 WIB.',
      'END:VALARM',
      'STATUS:CONFIRMED',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  test('speaks English', () => {
    const file = properties(visitCalendar(visit({ language: 'en' })));
    expect(file).toContain('SUMMARY:Queue A312\\, Kantor Imigrasi Bogor');
    expect(file).toContain('DESCRIPTION:Code: K7M2-PQ4X\\nPlease be there by 08:30 WIB.');
  });

  test.each([
    ['id', 'SUMMARY:Antrean di Kantor Imigrasi Bogor'],
    ['en', 'SUMMARY:Queue at Kantor Imigrasi Bogor'],
  ] as const)('says where, before there is a number (%s)', (language, line) => {
    expect(properties(visitCalendar(visit({ language, queueNumber: null })))).toContain(line);
  });

  test.each([
    ['Asia/Jakarta', '090000', '+0700', 'WIB', '08.30'],
    ['Asia/Pontianak', '090000', '+0700', 'WIB', '08.30'],
    ['Asia/Makassar', '100000', '+0800', 'WITA', '09.30'],
    ['Asia/Jayapura', '110000', '+0900', 'WIT', '10.30'],
  ])('tells the time of %s', (timeZone, start, offset, label, arriveBy) => {
    const file = properties(visitCalendar(visit({ timeZone })));
    expect(file).toContain(`TZID:${timeZone}`);
    expect(file).toContain(`TZOFFSETFROM:${offset}`);
    expect(file).toContain(`TZOFFSETTO:${offset}`);
    expect(file).toContain(`TZNAME:${label}`);
    expect(file).toContain(`DTSTART;TZID=${timeZone}:20260302T${start}`);
    expect(file).toContain('DTSTAMP:20260301T031500Z');
    expect(file.join()).toContain(`pukul ${arriveBy} ${label}.`);
  });

  test('uses UTC for a zone that changes its clocks', () => {
    const file = properties(visitCalendar(visit({ timeZone: 'Europe/Amsterdam' })));
    expect(file).toContain('DTSTART:20260302T020000Z');
    expect(file).toContain('DTEND:20260302T030000Z');
    expect(file.join()).not.toMatch(/VTIMEZONE|TZID/);
  });

  test('a move keeps the UID and raises the sequence', () => {
    const moved = { version: 2, startsAt: '2026-03-03T13:00:00+07:00', endsAt: '2026-03-03T14:00:00+07:00' };
    const file = properties(visitCalendar(visit({ ...moved, arriveBy: '2026-03-03T12:30:00+07:00' })));
    expect(file).toContain('UID:K7M2PQ4X@antrean');
    expect(file).toContain('SEQUENCE:2');
    expect(file).toContain('DTSTART;TZID=Asia/Jakarta:20260303T130000');
  });

  test('a cancellation takes the visit away and wakes no one', () => {
    const file = properties(visitCalendar(visit({ version: 3, cancelled: true })));
    expect(file).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'UID:K7M2PQ4X@antrean', 'SEQUENCE:3', 'STATUS:CANCELLED']),
    );
    expect(file).not.toContain('BEGIN:VALARM');
  });

  test('escapes text and folds by octets', () => {
    const officeName = `Kantor; "Utama", Lantai\\2\r\nX-EVIL:1 ${'é🏛'.repeat(40)}`;
    const text = visitCalendar(visit({ officeName }));
    const escaped = `Kantor\\; "Utama"\\, Lantai\\\\2\\nX-EVIL:1 ${'é🏛'.repeat(40)}`;
    expect(properties(text)).toContain(`SUMMARY:Antrean A312\\, ${escaped}`);
    expect(text).not.toMatch(/^X-EVIL/m);
  });
});

function visit(changed: Partial<VisitForCalendar> = {}): VisitForCalendar {
  return {
    code: 'K7M2PQ4X',
    version: 1,
    cancelled: false,
    at: '2026-03-01T10:15:00+07:00',
    startsAt: '2026-03-02T09:00:00+07:00',
    endsAt: '2026-03-02T10:00:00+07:00',
    arriveBy: '2026-03-02T08:30:00+07:00',
    timeZone: 'Asia/Jakarta',
    officeName: 'Kantor Imigrasi Bogor',
    city: 'Bogor',
    queueNumber: 'A312',
    language: 'id',
    ...changed,
  };
}

/** Unfolds the lines, having seen that each ends in CRLF, has 75 octets at most and is whole UTF-8. */
function properties(file: string): string[] {
  expect(file).toMatch(/\r\n$/);
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of file.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line.isWellFormed()).toBe(true);
  }
  return file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
}
