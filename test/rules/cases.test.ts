// The collected messages, each as a test by its name: what people really typed, and what is understood of it or why not.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Intent } from '../../adapters/conversation/intent.ts';
import { REASONS } from '../../adapters/conversation/refused.ts';
import { bookingRefusal } from '../../src/booking/request.ts';
import type { RefusalCode } from '../../src/refusal.ts';
import { instant } from '../../src/time.ts';
import { makeRequest, sender } from './make.ts';
import { type Case, officeOf, readCase } from './reading.ts';

const collected: Case[] = JSON.parse(readFileSync('test/cases/messages.json', 'utf8'));
const more: Case[] = JSON.parse(readFileSync('test/cases/moreMessages.json', 'utf8'));

/** Only the rules of booking can refuse these: the reading is a registration, and the office refuses it. */
const BY_THE_RULES = new Set([
  'VISITDATE_PAST',
  'VISITDATE_CLOSED',
  'VISITDATE_TOO_FAR',
  'MEDIA_MISSING',
  'OUTSIDE_HOURS',
]);
/** Only the database can refuse these: the API's refusal, and the intent that is read; the journeys show the rest. */
const BY_THE_DATABASE: Record<string, [refusal: RefusalCode, intent: string]> = {
  VISITDATE_FULL: ['FULL', 'REGISTER'],
  ALREADY_BOOKED: ['ALREADY_BOOKED', 'REGISTER'],
  CODE_UNKNOWN: ['UNKNOWN_CODE', 'CONFIRM'],
  CODE_EXPIRED: ['HOLD_EXPIRED', 'CONFIRM'],
};

/** Why the office would not take the registration, by the name the conversation has for it. */
function refused(one: Case, intent: Intent): string | null {
  if (intent.intent !== 'REGISTER') return `not read: ${JSON.stringify(intent)}`;
  const office = officeOf(one);
  const { name, birthDate, visitDate, address, service, media } = intent;
  const photo = media.length > 0 ? 'photo' : null;
  const request = makeRequest({ office: office.code, name, birthDate, visitDate, address, service, photo });
  const asker = sender(undefined, 'WHATSAPP', one.context?.sentAt ?? null);
  const refusal = bookingRefusal(request, office, asker, instant(one.receivedAt))?.refused;
  return refusal ? (REASONS[refusal] ?? refusal) : null;
}

/** The suggestions of a case, as the reading has them: what is missing, what was understood, and choices. */
function suggested(intent: Intent): object {
  if (intent.intent !== 'UNCLEAR') return {};
  const { missing, applicants, understood, choices, reason } = intent;
  const dates = reason.startsWith('VISITDATE') ? { visitDate: choices } : { birthDate: choices };
  return { missing, applicants, ...understood, ...(choices && dates) };
}

function check(one: Case): void {
  const intent = readCase(one);
  if (one.expect) {
    const { warnings = [], ...expected } = one.expect;
    expect(intent).toMatchObject(expected);
    if ('warnings' in intent) expect(intent.warnings.toSorted()).toEqual(warnings.toSorted());
    return;
  }
  const error = one.error as string;
  const stored = BY_THE_DATABASE[error];
  if (BY_THE_RULES.has(error)) expect(refused(one, intent)).toBe(error);
  else if (stored) expect([REASONS[stored[0]] ?? stored[0], intent.intent]).toEqual([error, stored[1]]);
  else expect(intent).toMatchObject({ intent: 'UNCLEAR', reason: error });
  if (one.suggest && !stored) expect(suggested(intent)).toMatchObject(one.suggest);
}

describe('the collected messages', () => {
  test('are all there, each with an id of its own', () => {
    expect(collected.length).toBe(113);
    expect(more.length).toBeGreaterThanOrEqual(60);
    const ids = [...collected, ...more].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(collected.map((one) => [one.id, one.note, one] as const))('%s: %s', (_id, _note, one) => {
    check(one);
    // A registration that is understood is also taken, by the rules of the office it was sent to.
    if (one.expect?.intent === 'REGISTER') expect(refused(one, readCase(one))).toBeNull();
  });
});

describe('messages of the same kinds and of others', () => {
  test.each(more.map((one) => [one.id, one.note, one] as const))('%s: %s', (_id, _note, one) => check(one));
});
