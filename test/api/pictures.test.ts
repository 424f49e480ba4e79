// The addresses a booking gives out: pictures of its code, a calendar file that follows it, and nothing anywhere else.
import { describe, expect, test } from 'vitest';
import { modulesOfRows, pixels, readCode128, readQr, runsOf } from '../server/scanner.ts';
import { apiOf, MONDAY, TUESDAY } from '../support/api.ts';
import { openApp, PUBLIC_URL } from '../support/app.ts';

const app = await openApp();
const api = apiOf(app);
const booked = await api.confirm((await api.book({ office: 'DENPASAR' })).code);

async function bytes(address: string) {
  const answer = await app.visit(address);
  const type = answer.headers.get('content-type');
  return { status: answer.status, type, body: Buffer.from(await answer.arrayBuffer()) };
}

/** The file's lines, folded ones put together. */
async function calendar(address: string): Promise<string[]> {
  const { status, type, body } = await bytes(address);
  expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
  return body.toString('utf8').replaceAll('\r\n ', '').split('\r\n');
}

describe('the pictures', () => {
  test('barcodeUrl is a QR code of the booking', async () => {
    const { status, type, body } = await bytes(booked.barcodeUrl);
    expect([status, type]).toEqual([200, 'image/png']);
    expect(readQr(modulesOfRows(pixels(body))).text).toBe(booked.code);
  });

  test('code128Url is a Code 128 of the booking', async () => {
    const { status, type, body } = await bytes(booked.code128Url);
    expect([status, type]).toEqual([200, 'image/png']);
    const rows = pixels(body);
    const bars = runsOf(rows[Math.floor(rows.length / 3)] as boolean[]).slice(1, -1);
    expect(readCode128(bars.map((run) => run / 4))).toBe(booked.code);
  });

  test('are had as SVG too', async () => {
    for (const name of ['qr', 'code128']) {
      const { type, body } = await bytes(booked.barcodeUrl.replace('qr.png', `${name}.svg`));
      expect(type).toMatch(/^image\/svg\+xml/);
      expect(body.toString()).toMatch(/^<svg /);
    }
  });

  test('are addresses of the server as the world knows it, and name no one', () => {
    for (const address of [booked.barcodeUrl, booked.code128Url, booked.calendarUrl]) {
      expect(address).toMatch(new RegExp(`^${PUBLIC_URL}/bookings/${booked.code}/[\\w-]{22}/`));
    }
  });

  test('there are none at an address that was not given out', async () => {
    const other = await api.book({ office: 'DENPASAR' });
    const [, , , , code, signature] = booked.barcodeUrl.split('/');
    const changed = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    for (const file of ['qr.png', 'code128.png', 'visit.ics', 'qr.svg']) {
      const base = `${PUBLIC_URL}/bookings`;
      for (const address of [
        `${base}/${code}/${changed}/${file}`,
        `${base}/${other.code}/${signature}/${file}`,
        `${base}/${code.toLowerCase()}/${signature}/${file}`,
        `${base}/${code}/${signature.slice(0, -1)}/${file}`,
        `${base}/${code}//${file}`,
      ]) {
        expect((await bytes(address)).status, address).toBe(404);
      }
    }
    for (const file of ['', 'toString', 'qr.gif', '..%2fqr.png']) {
      expect((await bytes(`${PUBLIC_URL}/bookings/${code}/${signature}/${file}`)).status, file).toBe(404);
    }
  });
});

describe('the calendar file', () => {
  test('has the hour, the office, the number and the code, and names no person', async () => {
    const lines = await calendar(booked.calendarUrl);
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        'DTSTART;TZID=Asia/Makassar:20170807T080000',
        'DTEND;TZID=Asia/Makassar:20170807T090000',
        `SUMMARY:Antrean ${booked.queueNumber}\\, Kantor Imigrasi Denpasar`,
        'STATUS:CONFIRMED',
      ]),
    );
    expect(lines.join('\n')).toContain('07.30 WITA');
    expect(lines.join('\n')).not.toContain(booked.applicant.name);
  });

  test('moves with the booking, as a newer version of the same event', async () => {
    const { code, calendarUrl } = await api.confirm((await api.book({ office: 'DENPASAR' })).code);
    const of = (lines: string[], name: string) => lines.find((line) => line.startsWith(`${name}:`))?.split(':')[1];
    const before = await calendar(calendarUrl);
    await api.reschedule(code, { when: { date: TUESDAY } });
    const after = await calendar(calendarUrl);
    expect(after).toContain('DTSTART;TZID=Asia/Makassar:20170808T080000');
    expect(of(after, 'UID')).toBe(of(before, 'UID'));
    expect(Number(of(after, 'SEQUENCE'))).toBeGreaterThan(Number(of(before, 'SEQUENCE')));
  });

  test('of a cancelled booking says so', async () => {
    const { code, calendarUrl } = await api.confirm((await api.book({ office: 'DENPASAR' })).code);
    await api.cancel(code);
    const lines = await calendar(calendarUrl);
    expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'STATUS:CANCELLED']));
    expect(lines.join()).not.toContain('VALARM');
    expect((await api.booking(code)).calendarUrl).toBe(calendarUrl);
  });

  test('is not given out while the place is only held', async () => {
    expect((await api.book({ office: 'DENPASAR', when: { date: MONDAY } })).calendarUrl).toBeNull();
  });

  test('is kept by no one on the way, a picture may be', async () => {
    const cache = async (address: string) => (await app.visit(address)).headers.get('cache-control');
    expect(await cache(booked.calendarUrl)).toContain('no-store');
    expect(await cache(booked.barcodeUrl)).toContain('private');
  });
});
