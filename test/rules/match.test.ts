// Parts of a text against the fields of a template: too many, too few, labels in turn, signs in free text.
import { describe, expect, test } from 'vitest';
import { matchPieces } from '../../adapters/conversation/match.ts';
import { readerOf } from '../../adapters/conversation/template.ts';
import { at, BATAM, BOGOR, officeOf } from './reading.ts';

function matched(text: string, template = BOGOR) {
  const { templates, services, today } = at(officeOf({ template }), '2017-08-01');
  return matchPieces(text.split('#'), '#', { readers: templates.map(readerOf), services, today, media: [] });
}

const BUDI = 'Budi#25011987#07082017';

test('empty parts are none, and blanks round a part are no part of it', () => {
  const budi = { intent: 'REGISTER', name: 'Budi', warnings: [] };
  for (const text of [`#${BUDI}#`, 'Budi##25011987# #07082017', ' Budi # 25011987 # 07082017 '])
    expect(matched(text), text).toMatchObject(budi);
  expect(matched('###')).toMatchObject({ reason: 'TOO_FEW_FIELDS', missing: ['name', 'birthDate', 'visitDate'] });
});

describe('more parts than fields', () => {
  test.each([
    ['a word that asks for nothing', `${BUDI}#terima kasih`, { intent: 'REGISTER', warnings: ['EXTRA_FIELD_IGNORED'] }],
    ['a word that cancels', `${BUDI}#batal`, { reason: 'TOO_MANY_FIELDS' }],
    ['an opening', `mau daftar#${BUDI}`, { intent: 'REGISTER', warnings: ['LEADING_TEXT'] }],
    ['an opening before what cannot be read', 'mau daftar#Budi#kapan#07082017', { reason: 'BIRTHDATE_UNREADABLE' }],
    ['an opening, and one more part', `mau daftar#${BUDI}#x`, { warnings: ['LEADING_TEXT', 'EXTRA_FIELD_IGNORED'] }],
    ['a person and half of another', `${BUDI}#Siti#kapan#07082017`, { reason: 'TOO_MANY_FIELDS' }],
    ['our sample for the name, and one more part', 'CONTOH#25011987#07082017#x', { reason: 'PLACEHOLDER_LEFT' }],
    ['our sample before a whole person', `CONTOH#${BUDI}`, { name: 'Budi', warnings: ['LEADING_TEXT'] }],
    ['a sentence behind the first sign', `#mau daftar#${BUDI}`, { reason: 'TOO_MANY_FIELDS' }],
    ['an opening of one word', `daftar#${BUDI}`, { intent: 'REGISTER', warnings: ['LEADING_TEXT'] }],
    ['an opening of one word, and one more part', `daftar#${BUDI}#x`, { reason: 'TOO_MANY_FIELDS' }],
    ['an opening of one word before what cannot be read', 'daftar#Budi#kapan#07082017', { reason: 'TOO_MANY_FIELDS' }],
    ['an opening before what holds nothing', 'mau daftar#x1#kapan#entah', { reason: 'TOO_MANY_FIELDS' }],
    ['a word behind what cannot be read', 'Budi#kapan#07082017#x', { reason: 'TOO_MANY_FIELDS' }],
    ['an opening, and another order', 'daftar#25011987#Budi#07082017', { intent: 'REGISTER', name: 'Budi' }],
    ['thanks behind the sample', 'CONTOH#25011987#07082017#terima kasih', { reason: 'PLACEHOLDER_LEFT' }],
    [
      'thanks behind a sample of two words',
      'contoh nama#25011987#07082017#terima kasih',
      { reason: 'PLACEHOLDER_LEFT' },
    ],
    ['two people, and one more part', `${BUDI}#Siti#26011987#07082017#x`, { reason: 'TOO_MANY_FIELDS' }],
  ])('%s: %s', (_, text, intent) => {
    expect(matched(text)).toMatchObject(intent);
  });

  test('that are whole families, up to sixty parts', () => {
    const people = (count: number) => matched(Array.from({ length: count }, () => BUDI).join('#'));
    const budi = expect.objectContaining({ name: 'Budi', birthDate: '1987-01-25' });
    expect(people(2)).toMatchObject({ reason: 'MULTIPLE_APPLICANTS', applicants: 2, people: [budi, budi] });
    expect(people(20)).toMatchObject({ reason: 'MULTIPLE_APPLICANTS', applicants: 20 });
    expect(people(21)).toMatchObject({ reason: 'TOO_MANY_FIELDS' });
  });
});

test.each([
  ['a number behind', `${BUDI}#x1`],
  ['a word in front', `batal#${BUDI}`],
  ['a day in front, and another behind', `besok#Budi#25011987#senin 7 agustus`],
])('%s is too much, and what is left is understood', (_, text) => {
  expect(matched(text)).toMatchObject({
    reason: 'TOO_MANY_FIELDS',
    understood: { name: 'Budi', birthDate: '1987-01-25', visitDate: '2017-08-07' },
  });
});

test('a wish may have the name behind it, and then opens no registration', () => {
  expect(matched('saya mau daftar Budi#25011987#07082017')).toMatchObject({ intent: 'REGISTER', name: 'Budi' });
});

test('a wish is left aside before the sign for fields, and before no other', () => {
  const { templates, services, today } = at(officeOf({ template: BOGOR }), '2017-08-01');
  const situation = { readers: templates.map(readerOf), services, today, media: [] };
  const pieces = ['saya mau daftar', 'Budi', '25011987', '07082017'];
  expect(matchPieces(pieces, '#', situation)).toMatchObject({ intent: 'REGISTER', warnings: ['LEADING_TEXT'] });
  expect(matchPieces(pieces, ';', situation)).toMatchObject({ reason: 'TOO_MANY_FIELDS' });
  const unknown = { intent: 'UNCLEAR', reason: 'UNKNOWN_TEXT', understood: {} };
  expect(matchPieces(pieces, '#', { ...situation, readers: [] })).toEqual(unknown);
});

test('free text keeps the signs in it, and none at its end', () => {
  for (const end of ['', '#', ' # #', '## ', '#\n'])
    expect(matched(`Budi#25011987#Jl. Melati#5${end}`, BATAM)).toMatchObject({ address: 'Jl. Melati#5' });
});

describe('fewer parts than fields', () => {
  test.each([
    ['a date behind a name', 'Budi25011987#07082017', { intent: 'REGISTER', name: 'Budi', warnings: ['SEPARATOR'] }],
    ['two dates in one', 'Budi#2501198707082017', { intent: 'REGISTER', visitDate: '2017-08-07' }],
    ['a sign that belongs to neither', 'Budi-25011987#07082017', { reason: 'TOO_FEW_FIELDS' }],
    ['a date with signs right behind a name', 'Budi1-1-1987#07082017', { reason: 'TOO_FEW_FIELDS' }],
    ['a day that no calendar has', 'Budi 31131987#07082017', { reason: 'TOO_FEW_FIELDS' }],
    ['the word of the template', 'NAMA#25011987', { reason: 'PLACEHOLDER_LEFT' }],
    ['the sample', 'CONTOH#25011987', { reason: 'PLACEHOLDER_LEFT', understood: { birthDate: '1987-01-25' } }],
    ['the template that is meant', 'Budi', { reason: 'TOO_FEW_FIELDS', template: BOGOR }],
  ])('%s: %s', (_, text, intent) => {
    expect(matched(text)).toMatchObject(intent);
  });

  test.each(['Budi 25011987', 'Budi,25011987', 'Budi;25-1-1987', 'Budi|25011987'])(
    '%s is a name and a date',
    (text) => {
      expect(matched(`${text}#07082017`)).toMatchObject({
        name: 'Budi',
        birthDate: '1987-01-25',
        warnings: ['SEPARATOR'],
      });
    },
  );

  test('are cut before the date, whatever signs stand in the name', () => {
    expect(matched('Budi Santoso 25011987#07082017')).toMatchObject({ intent: 'REGISTER', name: 'Budi Santoso' });
  });

  test('have the rest missing, with what is understood', () => {
    const few = { intent: 'UNCLEAR', reason: 'TOO_FEW_FIELDS' };
    const understood = { name: 'Budi', birthDate: '1987-01-25' };
    expect(matched('Budi#25011987')).toEqual({ ...few, understood, missing: ['visitDate'], template: BOGOR });
  });

  test('are too few, however many, where every template begins with a keyword and they do not', () => {
    const template = 'E-PASSPORT#NAMA#TGLLAHIR';
    expect(matched('E-PASSPORT#Budi#25011987', template)).toMatchObject({ intent: 'REGISTER', name: 'Budi' });
    expect(matched('Budi#25011987', template)).toMatchObject({ reason: 'TOO_FEW_FIELDS', missing: ['service'] });
    expect(matched('Budi', template)).toMatchObject({ missing: ['service', 'birthDate'] });
  });

  test.each(['Budi#,25011987', 'Budi#Jl. 1234567825011987'])('%s has no address and a date', (text) => {
    expect(matched(text, BATAM)).toMatchObject({ reason: 'TOO_FEW_FIELDS' });
  });

  test('name a template only where they are none of a registration', () => {
    expect(matched(BUDI)).toEqual(expect.objectContaining({ intent: 'REGISTER', template: BOGOR }));
  });
});

describe('labels and values in turn', () => {
  const labelled = 'NAMA#Budi#TGLLAHIR#25011987';

  test('are a registration, in any order', () => {
    const budi = { intent: 'REGISTER', name: 'Budi', birthDate: '1987-01-25', visitDate: '2017-08-07' };
    expect(matched(`${labelled}#TGLKEDATANGAN#07082017`)).toMatchObject(budi);
    expect(matched(`TGLKEDATANGAN#07082017#${labelled}`)).toMatchObject(budi);
  });

  test('are none where a field is missing, and another is not asked for', () => {
    expect(matched(`${labelled}#ALAMAT#Jl. Melati`).intent).toBe('UNCLEAR');
    expect(matched(`${labelled}#NAMA#Siti`).intent).toBe('UNCLEAR');
    expect(matched(`${labelled}#TGLKEDATANGAN#07082017#x`)).toMatchObject({ reason: 'PLACEHOLDER_LEFT' });
    expect(matched('TGLLAHIR 3#25011987#NAMA#Budi#TGLKEDATANGAN#07082017').intent).toBe('UNCLEAR');
  });
});
