// The wording of a text as a manager types it: only what differs from the standard is the office's own.
import { expect, test } from 'vitest';
import {
  ownOf,
  ownTextsWith,
  refusedText,
  standardOf,
  type WordableText,
  wordingInForce,
} from '../../web/office/texts/typedWording.ts';

const CALLED: WordableText = {
  key: 'confirmed',
  onPage: false,
  placeholders: ['{number}'],
  requiredPlaceholders: ['{number}'],
  standard: [
    { language: 'id', text: 'Nomor antrean {number}', smsText: 'No {number}' },
    { language: 'en', text: 'Queue number {number}', smsText: null },
  ],
};
const OTHER = { key: 'welcome', language: 'id', text: 'Terima kasih', sms: false } as const;
const OWN = { key: 'confirmed', language: 'id', text: 'Nomor Anda {number}', sms: false } as const;

test('what is in force is the own wording, else the standard', () => {
  expect(wordingInForce(CALLED, [OTHER])).toEqual(standardOf(CALLED));
  expect(wordingInForce(CALLED, [OTHER, OWN])).toEqual({
    id: { text: 'Nomor Anda {number}', smsText: 'No {number}' },
    en: { text: 'Queue number {number}', smsText: '' },
  });
});

test('only what differs is the own wording; all others of the office stay', () => {
  const typed = { ...standardOf(CALLED), en: { text: 'Queue number {number}', smsText: 'Nr {number}' } };
  expect(ownOf(CALLED, typed, 'id')).toEqual({ text: null, smsText: null });
  expect(ownOf(CALLED, typed, 'en')).toEqual({ text: null, smsText: 'Nr {number}' });
  expect(ownTextsWith([OWN, OTHER], CALLED, typed)).toEqual([
    OTHER,
    { key: 'confirmed', language: 'en', text: 'Nr {number}', sms: true },
  ]);
  expect(ownTextsWith([OWN, OTHER], CALLED, standardOf(CALLED))).toEqual([OTHER]);
});

test('an SMS that is emptied although it has a standard is not taken for the standard', () => {
  const typed = { ...standardOf(CALLED), id: { text: 'Nomor antrean {number}', smsText: '' } };
  expect(ownOf(CALLED, typed, 'id')).toEqual({ text: null, smsText: '' });
});

test('a refusal names the text of the list that it is about', () => {
  expect(refusedText('settings.texts.1.text', [OTHER, OWN])).toEqual(OWN);
  expect(refusedText('settings.name', [OTHER])).toBeUndefined();
  expect(refusedText(null, [OTHER])).toBeUndefined();
});
