// Managers word the texts of their office: what there is, how it would reach applicants, and why a wording is not taken.
import { describe, expect, test } from 'vitest';
import { REPLIES } from '../../src/messages/index.ts';
import { ADMIN_KEY, openApp } from '../support/app.ts';

const app = await openApp();
const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
const LIST = `{ answer: messageTexts(office: "BOGOR") {
  key onPage placeholders requiredPlaceholders standard { language text smsText } } }`;
const TRY = `query ($input: TryTextInput!) { answer: tryText(input: $input) {
  previews { channel subject text smsCount } fault smsFault } }`;
const CHANGE = `mutation ($input: ChangeOfficeInput!) { answer: changeOffice(input: $input) {
  ... on Office { texts { key language text sms } } ... on Refusal { reason field message count } } }`;

const ask = async (document: string, input: object, language = 'id') =>
  (await app.graphql(document, { input: { office: 'BOGOR', ...input } }, { ...ADMIN, 'accept-language': language }))
    .data.answer;

test('all of them are listed with their standard wording and what they may hold', async () => {
  const { data } = await app.graphql(LIST, {}, ADMIN);
  expect(data.answer.map(({ key }: { key: string }) => key)).toEqual(Object.keys(REPLIES));
  expect(data.answer.find(({ key }: { key: string }) => key === 'called')).toEqual({
    key: 'called',
    onPage: false,
    placeholders: ['{office}', '{number}', '{counter}'],
    requiredPlaceholders: ['{number}', '{counter}'],
    standard: [
      { language: 'id', text: '{office}: nomor {number} dipanggil. Silakan ke loket {counter}.', smsText: null },
      { language: 'en', text: '{office}: number {number} is called. Please go to counter {counter}.', smsText: null },
    ],
  });
  // Of a text that counts something the wording for most numbers is shown.
  const near = data.answer.find(({ key }: { key: string }) => key === 'turnNear');
  expect(near.standard[1].text).toContain('{ahead} people');
});

describe('a wording is tried', () => {
  test('by each channel, with the name of the office, long values and the number of SMS', async () => {
    const text = 'Nomor {number}, loket {counter}, {office}.';
    const { previews, fault, smsFault } = await ask(TRY, { key: 'called', language: 'id', text });
    const said = 'Nomor A312, loket 12, Kantor Imigrasi Bogor.';
    expect(previews).toEqual([
      { channel: 'WHATSAPP', subject: null, text: said, smsCount: null },
      { channel: 'SMS', subject: null, text: said, smsCount: 1 },
      { channel: 'EMAIL', subject: 'Pendaftaran KTWNNQ7F, Kantor Imigrasi Bogor', text: said, smsCount: null },
    ]);
    expect([fault, smsFault]).toEqual([null, null]);
  });

  test('by SMS in words of its own, whose sixteen-bit letters cost more', async () => {
    const smsText = `{number} {counter} 👍 ${'x'.repeat(70)}`;
    const { previews } = await ask(TRY, { key: 'called', language: 'en', smsText });
    const texts = previews.map(({ text }: { text: string }) => text);
    expect(texts[0]).toBe('Kantor Imigrasi Bogor: number A312 is called. Please go to counter 12.');
    expect(texts[1]).toBe(`A312 12 👍 ${'x'.repeat(70)}`);
    expect(previews[1].smsCount).toBe(2);
  });

  test('of the privacy notice on its page alone', async () => {
    const { previews } = await ask(TRY, { key: 'privacyData', language: 'id', text: 'Nama dan nomor.' });
    expect(previews).toEqual([{ channel: 'WEB', subject: null, text: 'Nama dan nomor.', smsCount: null }]);
  });

  test('and a text that there is none of is said so', async () => {
    const input = { office: 'BOGOR', key: 'greeting', language: 'id' };
    const { errors } = await app.graphql(TRY, { input }, ADMIN);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' }, message: 'There is no text greeting.' });
  });
});

const WRONG_WORDINGS = [
  {
    text: { key: 'howTo', language: 'id', text: 'Kirim {exampel}' },
    reason: 'TEXT_PLACEHOLDER_UNKNOWN',
    id: '{exampel} tidak dikenal dalam teks ini. Yang dapat dipakai: {office}, {example}.',
    en: '{exampel} is not known in this text. These can be used: {office}, {example}.',
  },
  {
    text: { key: 'confirmed', language: 'id', text: 'Sampai jumpa di {office}' },
    reason: 'TEXT_PLACEHOLDER_MISSING',
    id: 'Teks ini harus memuat {number}: tanpa itu penerima tidak terbantu.',
    en: 'This text must hold {number}: without it the message is of no help.',
  },
  {
    text: { key: 'languageSet', language: 'id', text: 'Baik, {name}' },
    reason: 'TEXT_WITHOUT_PLACEHOLDERS',
    id: '{name} tidak dikenal: teks ini tidak punya isian.',
    en: '{name} is not known: this text has no placeholders.',
  },
  {
    text: { key: 'languageSet', language: 'id', text: '  ' },
    reason: 'TEXT_LENGTH',
    id: 'Teks ini harus berisi 1 sampai 1.000 karakter.',
    en: 'This text must have 1 to 1,000 characters.',
  },
  {
    text: { key: 'languageSet', language: 'id', sms: true, text: 'ع'.repeat(700) },
    reason: 'TEXT_TOO_MANY_SMS',
    id: 'Teks ini menjadi 11 SMS, paling banyak 10. Persingkat, dan pakai huruf biasa tanpa emoji.',
    en: 'This text takes 11 SMS, at most 10. Shorten it, and use plain letters without emoji.',
  },
] as const;

test.each(WRONG_WORDINGS)('$reason is said in words, when it is tried and when it is saved', async (wrong) => {
  const { text, reason } = wrong;
  const right = { key: 'called', language: 'id', text: '{number} ke {counter}' };
  for (const language of ['id', 'en'] as const) {
    expect(await ask(CHANGE, { settings: { texts: [right, text] } }, language)).toMatchObject({
      ...{ reason, field: 'settings.texts.1.text', message: wrong[language] },
    });
    const isSms = 'sms' in text;
    const tried = { key: text.key, language: text.language, [isSms ? 'smsText' : 'text']: text.text };
    expect((await ask(TRY, tried, language))[isSms ? 'smsFault' : 'fault']).toBe(wrong[language]);
  }
  expect((await app.graphql('{ office(code: "BOGOR") { texts { key } } }')).data.office.texts).toEqual([]);
});
