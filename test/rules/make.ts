// Builders for the tests of rules: an office of the seed, a request, a booking, each as usual unless told otherwise.
import { readFileSync } from 'node:fs';
import type { Asker } from '../../src/access/asker.ts';
import type { Booking } from '../../src/booking/booking.ts';
import type { BookRequest } from '../../src/booking/request.ts';
import type { CapacityWindow } from '../../src/capacity/window.ts';
import type { ChannelKind } from '../../src/channelKinds.ts';
import { readOffices } from '../../src/office/officesFile.ts';
import type { Office, Policy } from '../../src/office/settings.ts';
import { addMinutes, atTime, instant } from '../../src/time.ts';

export const OFFICES_FILE = readFileSync('offices.yaml', 'utf8');

const seed = readOffices(OFFICES_FILE, 'offices.yaml').map(({ code, settings, exceptions }) => ({
  code,
  ...settings,
  exceptions: new Map(exceptions.map((exception) => [exception.date, exception])),
  overrides: new Map(),
}));

export function makeOffice(
  code = 'BOGOR',
  changes: Partial<Omit<Office, 'policy'>> & { policy?: Partial<Policy> } = {},
) {
  const office = seed.find((one) => one.code === code) as Office;
  return { ...office, ...changes, policy: { ...office.policy, ...changes.policy } } satisfies Office;
}

/** One office in each zone of Indonesia. */
export const ZONES = [
  { zone: 'Asia/Jakarta', label: 'WIB', utcMidnight: '07:00', offset: '+07:00' },
  { zone: 'Asia/Makassar', label: 'WITA', utcMidnight: '08:00', offset: '+08:00' },
  { zone: 'Asia/Jayapura', label: 'WIT', utcMidnight: '09:00', offset: '+09:00' },
] as const;

export const APPLICANT = '+6281234567890';

export const administrator: Asker = { kind: 'administrator' };
export const anonymous: Asker = { kind: 'anonymous', source: 'test' };

export function sender(value = APPLICANT, channel: ChannelKind = 'WHATSAPP', sentAt: string | null = null): Asker {
  return { kind: 'sender', channel, address: { kind: 'phone', value }, sentAt: sentAt ? instant(sentAt) : null };
}

/** Budi's registration of the article, for Bogor. */
export function makeRequest(changes: Partial<BookRequest> = {}): BookRequest {
  return {
    office: 'BOGOR',
    name: 'Budi',
    birthDate: '1987-01-25',
    visitDate: '2017-08-07',
    language: 'id',
    ...changes,
  };
}

export function makeWindow(office: Office, date: string, from = '08:00', changes: Partial<CapacityWindow> = {}) {
  const startsAt = atTime(date, from, office.timeZone);
  const share = { quota: 'general', line: 'A', ordinal: 1, capacity: 50, taken: 1, opensToAllAt: null };
  const place = { id: 1, office: office.code, date, ...share };
  return { ...place, startsAt, endsAt: addMinutes(startsAt, 60), ...changes } satisfies CapacityWindow;
}

/** Budi's booking for the 7th of August at eight, held on the 1st at nine until half past. */
export function makeBooking(office: Office, changes: Partial<Booking> = {}): Booking {
  const window = changes.window ?? makeWindow(office, '2017-08-07');
  const heldAt = instant('2017-08-01T09:00:00+07:00');
  const status = changes.status ?? 'HELD';
  return {
    code: '2345678A',
    status,
    live: status === 'HELD' || status === 'CONFIRMED' || status === 'CHECKED_IN',
    office: office.code,
    service: 'PASSPORT',
    window,
    name: 'Budi',
    birthDate: '1987-01-25',
    address: null,
    phone: null,
    photo: null,
    senderKey: `tel:${APPLICANT}`,
    proven: true,
    source: null,
    channel: 'WHATSAPP',
    language: 'id',
    priority: 'NORMAL',
    queueNumber: null,
    heldAt,
    confirmBy: addMinutes(heldAt, office.policy.holdMinutes),
    confirmedAt: null,
    forfeitAt: addMinutes(window.startsAt, office.policy.graceMinutes),
    overflowedFrom: null,
    changes: 0,
    freeChanges: 0,
    version: 1,
    ...changes,
  };
}
