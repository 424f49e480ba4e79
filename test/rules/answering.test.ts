// The rules of answering by hand: the time of a take-over, who may be written to, and what the automaton leaves to officers.
import { expect, test } from 'vitest';
import { countMisread, officerWish } from '../../adapters/conversation/officerWish.ts';
import { isForOfficer, type State, silentState } from '../../adapters/index.ts';
import { isSilent } from '../../src/answering/attend.ts';
import {
  isOptedOut,
  refusedIfTaken,
  refusedReply,
  strongerReason,
  takenOverUntil,
  takerOf,
} from '../../src/answering/rules.ts';
import type { InboundMessage } from '../../src/channel/messages.ts';
import { addMinutes, instant } from '../../src/time.ts';

const NOW = instant('2017-08-01T09:00:00+07:00');
const ZONE = 'Asia/Jakarta';
const later = (minutes: number) => addMinutes(NOW, minutes);

test('a take-over lasts two hours to the minute', () => {
  const taken = { takenBy: 'officer 7', takenUntil: takenOverUntil(NOW) };
  expect(takerOf(taken, later(119))).toBe('officer 7');
  expect(takerOf(taken, later(120))).toBeNull();
  expect(refusedIfTaken(taken, 'officer 8', ZONE, later(119))).toMatchObject({ refused: 'CONVERSATION_TAKEN' });
  expect(refusedIfTaken(taken, 'officer 7', ZONE, later(119))).toBeNull();
  expect(refusedIfTaken(taken, 'officer 8', ZONE, later(120))).toBeNull();
});

test('the automaton is silent for the office that has the conversation, until its time is over', () => {
  const mark = { id: 1, office: 'BOGOR', silentUntil: later(120).toString() };
  expect(isSilent(mark, 'BOGOR', later(119))).toBe(true);
  expect(isSilent(mark, 'BOGOR', later(120))).toBe(false);
  expect(isSilent(mark, 'DEPOK', NOW)).toBe(false);
  expect(isSilent({ ...mark, silentUntil: null }, 'BOGOR', NOW)).toBe(false);
  expect(isSilent(null, 'BOGOR', NOW)).toBe(false);
});

test('free text goes for as long as the channel takes it', () => {
  const reach = { hasNumber: true, heardAt: NOW, windowHours: 24, optOutAt: null };
  expect(refusedReply(reach, ZONE, later(24 * 60 - 1))).toBeNull();
  expect(refusedReply(reach, ZONE, later(24 * 60))).toMatchObject({
    refused: 'REPLY_WINDOW_CLOSED',
    parameters: { hours: 24, untilDate: '2017-08-02' },
  });
  expect(refusedReply({ ...reach, heardAt: null }, ZONE, NOW)).toMatchObject({ refused: 'REPLY_WINDOW_CLOSED' });
  expect(refusedReply({ ...reach, heardAt: null, windowHours: null }, ZONE, NOW)).toBeNull();
  expect(refusedReply({ ...reach, hasNumber: false }, ZONE, NOW)).toMatchObject({ refused: 'NUMBER_GIVEN_UP' });
});

test('a person who wants no messages is answered what they wrote after that, and nothing else', () => {
  expect(isOptedOut({ heardAt: NOW, optOutAt: NOW })).toBe(true);
  expect(isOptedOut({ heardAt: NOW, optOutAt: later(1) })).toBe(true);
  expect(isOptedOut({ heardAt: later(2), optOutAt: later(1) })).toBe(false);
  expect(isOptedOut({ heardAt: null, optOutAt: NOW })).toBe(true);
  expect(isOptedOut({ heardAt: null, optOutAt: null })).toBe(false);
  const reach = { hasNumber: true, heardAt: NOW, windowHours: null, optOutAt: later(1) };
  expect(refusedReply(reach, ZONE, later(2))).toMatchObject({ refused: 'OPTED_OUT' });
});

test('of two reasons the stronger one stays', () => {
  expect(strongerReason('NOT_UNDERSTOOD', 'COMPLAINT')).toBe('COMPLAINT');
  expect(strongerReason('COMPLAINT', 'NOT_UNDERSTOOD')).toBe('COMPLAINT');
  expect(strongerReason('WANTS_OFFICER', 'NO_ANSWER')).toBe('WANTS_OFFICER');
});

test('an officer is needed after two messages in a row that were not understood', () => {
  const unread = { intent: 'UNCLEAR', reason: 'UNKNOWN_TEXT' };
  const at = NOW.epochMilliseconds;
  const first = countMisread({}, unread, at);
  expect(officerWish(unread, first)).toBeNull();
  const second = countMisread(first, { intent: 'UNCLEAR', reason: 'BIRTHDATE_UNREADABLE' }, at + 1);
  expect(officerWish(unread, second)).toBe('NOT_UNDERSTOOD');
  expect(countMisread(second, { intent: 'STATUS', reason: null }, at + 2)).toEqual({});
  expect(officerWish(unread, countMisread(first, unread, at + 86_400_000))).toBeNull();
  const photo = { intent: 'UNCLEAR', reason: 'MEDIA_WITHOUT_TEXT' };
  expect(officerWish(photo, countMisread(first, photo, at + 1))).toBeNull();
});

test('an officer is needed at once for a wish for one, a complaint and a question without an answer', () => {
  expect(officerWish({ intent: 'HUMAN', reason: 'WANTS_OFFICER' }, {})).toBe('WANTS_OFFICER');
  expect(officerWish({ intent: 'COMPLAINT', reason: 'WANTS_OFFICER' }, {})).toBe('COMPLAINT');
  expect(officerWish({ intent: 'INSULT', reason: 'WANTS_OFFICER' }, {})).toBe('COMPLAINT');
  expect(officerWish({ intent: 'FEE', reason: 'NO_ANSWER' }, {})).toBe('NO_ANSWER');
  expect(officerWish({ intent: 'HOURS', reason: null }, {})).toBeNull();
});

test('while an officer has the conversation only a wish for no messages is carried out', () => {
  const message = (text: string, more: Partial<InboundMessage> = {}): InboundMessage => ({
    ...{ type: 'message', messageId: '1', from: { kind: 'phone', value: '+6281266600001' }, to: 'BOGOR', media: [] },
    ...{ text, ...more },
  });
  for (const text of ['ya', '#batal', '2345678A', 'mulai', '#Budi#25011987#07082017', 'jangan lupa kabari saya'])
    expect([text, isForOfficer(message(text), 'WHATSAPP')]).toEqual([text, true]);
  for (const text of ['stop', 'STOP', 'berhenti', '#berhenti', 'jangan kirim pesan lagi'])
    expect([text, isForOfficer(message(text), 'WHATSAPP')]).toEqual([text, false]);
  expect(isForOfficer(message('UNSUBSCRIBE'), 'SMS')).toBe(false);
  expect(isForOfficer(message('Halo', { optOut: 'stop' }), 'SMS')).toBe(false);
});

test('a question of the automaton is over once an officer has the conversation', () => {
  const state: State = {
    ...{ language: 'en', question: { wish: 'CANCEL', code: '2345678A', at: 1 } },
    ...{ choices: ['FEE'], draft: { name: 'Budi' } },
  };
  expect(silentState(state)).toEqual({ language: 'en', draft: { name: 'Budi' } });
});
