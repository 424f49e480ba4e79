// The codes of the screen at the door: how long each counts, and what tells one that is over from one that was made up.
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { instant } from '../../src/time.ts';
import { openDoorCodes } from '../../src/visit/doorCodes.ts';

const signer = (key: string) => (text: string) =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);
const doors = openDoorCodes(signer('the secret of a server'));
const BOGOR = { office: 'BOGOR', minutes: 2 };
const at = (time: string) => instant(`2017-08-07T${time}+07:00`);
const { code, until } = doors.codeAt(BOGOR, at('08:01:59'));
const read = (text: string, time: string, door = BOGOR) => doors.read(door, text, at(time));

describe('a code at the door', () => {
  test('is the same for as long as it is shown, and another one in each such time, office and server', () => {
    expect(until).toEqual(at('08:02:00'));
    expect(doors.codeAt(BOGOR, at('08:00:00'))).toEqual({ code, until });
    const others = [
      doors.codeAt(BOGOR, at('08:02:00')),
      doors.codeAt({ office: 'DEPOK', minutes: 2 }, at('08:01:59')),
      openDoorCodes(signer('another')).codeAt(BOGOR, at('08:01:59')),
    ];
    expect(new Set([code, ...others.map((other) => other.code)]).size).toBe(4);
    expect(code).toMatch(/^[\w.-]{1,26}$/);
  });

  test.each([
    ['07:59:50', 'SHOWN'],
    ['07:59:49', 'EXPIRED'],
    ['08:00:00', 'SHOWN'],
    ['08:02:00', 'SHOWN'],
    ['08:03:59', 'SHOWN'],
    ['08:04:00', 'EXPIRED'],
    ['23:59:59', 'EXPIRED'],
  ])('counts while it is shown and while the next one is: at %s it is %s', (time, reading) => {
    expect(read(code, time)).toBe(reading);
  });

  test('is worth nothing at another office, changed, or made up', () => {
    const [begin = '', mark = ''] = code.split('.');
    const later = `${(Number.parseInt(begin, 36) + 120).toString(36)}.${mark}`;
    expect(read(code, '08:00:00', { office: 'DEPOK', minutes: 2 })).toBe('UNKNOWN');
    const last = mark.endsWith('A') ? 'B' : 'A';
    const other = `${begin}.${mark.slice(0, -1)}${last}`;
    for (const text of [later, other, `0${code}`, code.toUpperCase(), mark, `${code}x`, '', '.', 'zzzzzzzzz.x'])
      expect([text, read(text, '08:00:00')]).toEqual([text, 'UNKNOWN']);
  });

  test('keeps its age when the office changes how long codes last', () => {
    expect(read(code, '08:01:59', { office: 'BOGOR', minutes: 1 })).toBe('SHOWN');
    expect(read(code, '08:02:00', { office: 'BOGOR', minutes: 1 })).toBe('EXPIRED');
    expect(read(code, '08:59:00', { office: 'BOGOR', minutes: 60 })).toBe('SHOWN');
    // No code is read where there is none.
    expect(read(code, '08:00:00', { office: 'BOGOR', minutes: 0 })).toBe('EXPIRED');
  });
});
