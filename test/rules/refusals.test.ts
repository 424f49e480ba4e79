// Each refusal of a booking carries the values that its sentence names, and the field that is at fault.
import { expect, test } from 'vitest';
import { bookingRefusal } from '../../src/booking/request.ts';
import { refusedCancel, refusedChange, refusedConfirmation } from '../../src/booking/rules.ts';
import type { Refusal, RefusalCode } from '../../src/refusal.ts';
import { instant } from '../../src/time.ts';
import { anonymous, makeBooking, makeOffice, makeRequest, sender } from './make.ts';

const NOW = instant('2017-08-01T09:00:00+07:00');
const bogor = makeOffice();
const batam = makeOffice('BATAM');
const depok = makeOffice('DEPOK');
const zone = 'Asia/Jakarta';
const held = makeBooking(bogor);
const confirmed = makeBooking(bogor, { status: 'CONFIRMED' });
const often = { ...confirmed, changes: 9 };
const cancelled = makeBooking(bogor, { status: 'CANCELLED' });
const [birthDate, unclaimed] = ['1987-01-25', makeBooking(depok, { senderKey: null, channel: 'WEB' })];
const step = (booking: typeof held, now = NOW) => ({ booking, office: bogor, asker: sender(), proof: {}, now });
const asked = (changes: Parameters<typeof makeRequest>[0], office = bogor, asker = anonymous) =>
  bookingRefusal(makeRequest({ office: office.code, visitDate: null, ...changes }), office, asker, NOW);

const office = 'Kantor Imigrasi Bogor';
const service = bogor.services[1]?.name.id;
const byForm = () =>
  refusedConfirmation({
    booking: { ...unclaimed, proven: false },
    office: depok,
    asker: anonymous,
    proof: { birthDate },
    now: NOW,
  });

test.each<[RefusalCode, () => Refusal | null, object, string | null]>([
  ['NOT_OFFERED', () => asked({ service: 'DIVINATION' }), { office }, 'service'],
  ['NOT_BY_CHANNEL', () => asked({ service: 'LOST_OR_DAMAGED' }), { service, office }, 'service'],
  ['PHOTO_REQUIRED', () => asked({}, batam, sender()), {}, 'photo'],
  ['WORK_NEEDED', byForm, {}, 'work'],
  ['TOO_MANY_CHANGES', () => refusedChange(step(often)), { limit: 2 }, null],
  [
    'TOO_LATE_TO_CHANGE',
    () => refusedChange(step(confirmed, instant('2017-08-06T08:00:00+07:00'))),
    { hours: 24 },
    null,
  ],
  ['HOLD_EXPIRED', () => refusedCancel(step(held, held.confirmBy)), { confirmBy: { at: held.confirmBy, zone } }, null],
  ['TOO_LATE', () => refusedCancel(step(confirmed, held.forfeitAt)), { deadline: { at: held.forfeitAt, zone } }, null],
  ['NOT_ALLOWED_NOW', () => refusedCancel(step(cancelled)), { status: 'CANCELLED' }, null],
])('%s has its values and its field', (refused, refusal, parameters, field) => {
  expect(refusal()).toEqual({ refused, parameters, field, near: null });
});
