// By which channels an office can send digits: those that are set up, and that may write to people who never wrote.
import { describe, expect, test } from 'vitest';
import { type DigitMessage, digitKinds, digitRoutes } from '../../src/booking/digitRoutes.ts';
import type { Office } from '../../src/office/settings.ts';
import { fateOfAll } from '../../src/outbox/fate.ts';
import { isWindowOpen } from '../../src/outbox/reachable.ts';
import { addMinutes, instant } from '../../src/time.ts';
import { APPROVED_DIGITS, meansOf } from '../support/digitMeans.ts';
import { APPLICANT, makeOffice } from './make.ts';

const WHATSAPP = { kind: 'WHATSAPP', address: '+628111100333' } as const;
const SMS = { kind: 'SMS', address: '+628111100444' } as const;
const withChannels = (channels: Office['channels'], more: Parameters<typeof makeOffice>[1] = {}) =>
  makeOffice('BOGOR', { channels, ...more });
const none = makeOffice('TANGERANG', { channels: [] });
const directory = (...all: Office[]) => ({ all: () => all, get: (code: string) => makeOffice(code) });
const message = (office: Office, more: Partial<DigitMessage> = {}): DigitMessage => {
  return { office, to: { kind: 'phone', value: APPLICANT }, key: 'proof', language: 'id', wroteBy: null, ...more };
};
const window = { withWindow: ['WHATSAPP' as const] };

describe('digits go by a channel of the office', () => {
  test.each([
    ['WhatsApp without a template only to those who wrote', [WHATSAPP], {}, [['whatsapp', 24]], []],
    ['WhatsApp with a template to all', [WHATSAPP], APPROVED_DIGITS, [['whatsapp', null]], ['WHATSAPP']],
    ['SMS to all', [SMS], {}, [['sms', null]], ['SMS']],
    [
      'WhatsApp before SMS',
      [SMS, WHATSAPP],
      APPROVED_DIGITS,
      [
        ['whatsapp', null],
        ['sms', null],
      ],
      ['WHATSAPP', 'SMS'],
    ],
  ])('%s', (_, channels, more, routes, kinds) => {
    const office = withChannels(channels, more);
    const means = meansOf(directory(office), window);
    const found = digitRoutes(message(office), means);
    expect(found.map(({ reach, replyWindowHours }) => [reach.channel, replyWindowHours])).toEqual(routes);
    expect(digitKinds(office, 'id', means)).toEqual(kinds);
  });

  test('that is set up, in a language that was approved', () => {
    const office = withChannels([WHATSAPP, SMS], { approvedTemplates: { proof: { id: 'HX1' } } });
    expect(digitKinds(office, 'id', meansOf(directory(office), { ...window, missing: ['SMS'] }))).toEqual(['WHATSAPP']);
    expect(digitKinds(office, 'en', meansOf(directory(office), { ...window, missing: ['SMS'] }))).toEqual([]);
    expect(digitKinds(office, 'id', meansOf(directory(office), { missing: ['SMS', 'WHATSAPP'] }))).toEqual([]);
  });

  test('first by that by which the applicant wrote', () => {
    const office = withChannels([WHATSAPP, SMS]);
    const [first] = digitRoutes(message(office, { wroteBy: 'SMS' }), meansOf(directory(office)));
    expect(first?.reach.channel).toBe('sms');
    const hidden = message(office, { wroteBy: 'WHATSAPP', to: { kind: 'other', value: 'ID.4566123' } });
    expect(digitRoutes(hidden, meansOf(directory(office))).map(({ reach }) => reach.channel)).toEqual(['whatsapp']);
  });
});

describe('an office without WhatsApp and SMS', () => {
  const lender = withChannels([SMS], { policy: { sendsDigitsFor: ['TANGERANG'] } });

  test('has none, unless the operator of another one lets its number send', () => {
    const other = withChannels([SMS]);
    expect(digitRoutes(message(none), meansOf(directory(other, none)))).toEqual([]);
    const means = meansOf(directory(lender, none));
    const [route] = digitRoutes(message(none), means);
    expect(route?.reach).toEqual({ channel: 'sms', from: SMS.address, office: 'BOGOR', to: message(none).to });
    expect(route?.payer.code).toBe('BOGOR');
    expect(digitKinds(none, 'id', means)).toEqual(['SMS']);
    expect(digitRoutes(message(makeOffice('MEDAN', { channels: [] })), means)).toEqual([]);
  });

  test('reaches by it no country that the other one does not send to', () => {
    const malaysian = { ...lender, policy: { ...lender.policy, proofCountries: ['MY'] } };
    const means = meansOf(directory(malaysian, none));
    expect(digitRoutes(message(none), means)).toEqual([]);
    const to = { kind: 'phone', value: '+60123456789' } as const;
    expect(digitRoutes(message(none, { to }), means)).toHaveLength(1);
  });
});

test.each([
  [['FAILED'], 'FAILED'],
  [['DROPPED'], 'FAILED'],
  [[], 'FAILED'],
  [['FAILED', 'WAITING'], 'WAITING'],
  [['WAITING', 'SENT'], 'SENT'],
  [['FAILED', 'UNKNOWN'], 'SENT'],
  [['SENT', 'READ'], 'DELIVERED'],
  [['DELIVERED', 'FAILED'], 'DELIVERED'],
] as const)('what became of %j is %s', (statuses, fate) => {
  expect(fateOfAll(statuses)).toBe(fate);
});

test('free text goes until a day after the person wrote', () => {
  const now = instant('2017-08-01T09:00:00+07:00');
  expect(isWindowOpen(null, null, now)).toBe(true);
  expect(isWindowOpen(null, 24, now)).toBe(false);
  expect(isWindowOpen(addMinutes(now, -24 * 60 + 1), 24, now)).toBe(true);
  expect(isWindowOpen(addMinutes(now, -24 * 60), 24, now)).toBe(false);
});
