// Parts read as the fields of a template: each in its place, by its label, in another order, or as far as they go.
import { describe, expect, test } from 'vitest';
import type { FieldReading, Registration } from '../../adapters/conversation/intent.ts';
import {
  matchFields,
  matchSlots,
  proposedAmong,
  slotsOf,
  tooFewOf,
  understoodOf,
} from '../../adapters/conversation/slots.ts';
import { readerOf } from '../../adapters/conversation/template.ts';
import { itemAt } from '../../src/items.ts';
import type { FieldName } from '../../src/messages/index.ts';
import { at, BATAM, BOGOR, officeOf } from './reading.ts';

const NIK = '#NIK#NAMA#TGLLAHIR';
const SERVICE = '#NAMA#TGLLAHIR#LAYANAN';

function wholeOf(template = BOGOR) {
  const { templates, services, today } = at(officeOf({ template }), '2017-08-01');
  const readers = templates.map(readerOf);
  return { readers, reader: itemAt(readers, 0), services, today, media: [] };
}

const matched = (parts: string, template = BOGOR) => matchFields(parts.split(' / '), wholeOf(template));

const BUDI: Registration = {
  intent: 'REGISTER',
  name: 'Budi',
  birthDate: '1987-01-25',
  visitDate: '2017-08-07',
  address: null,
  service: null,
  people: null,
  nik: null,
  template: BOGOR,
  media: [],
  warnings: [],
};

describe('as many parts as fields', () => {
  test('are a registration, in the order of the template', () => {
    expect(matched('Budi / 25011987 / 07082017')).toEqual(BUDI);
    const atBatam = { ...BUDI, visitDate: null, address: 'Jl. Melati 5', template: BATAM };
    expect(matched('Budi / 25011987 / Jl. Melati 5', BATAM)).toEqual(atBatam);
  });

  test('are for the service that is named, and else for the template’s', () => {
    const e = { ...BUDI, visitDate: null, service: 'E_PASSPORT', template: SERVICE };
    expect(matched('Budi / 25011987 / paspor elektronik', SERVICE)).toEqual(e);
    const whole = wholeOf();
    const reader = { ...whole.reader, service: 'PASSPORT' };
    expect(matchFields(['Budi', '25011987', '07082017'], { ...whole, reader })).toMatchObject({ service: 'PASSPORT' });
  });

  test('have the corrections of all of them, each once', () => {
    expect(matched('Bu / 25-1-87 / besok')).toMatchObject({
      warnings: ['NAME_SHORT', 'TWO_DIGIT_YEAR', 'RELATIVE_DATE'],
    });
    expect(matched('Nama: Budi / Tgl lahir: 25011987 / 07082017')).toMatchObject({ warnings: ['LABELS'] });
  });

  test('may have a number of the identity card only where the birth date stands in it', () => {
    const nik = '3201012501870001';
    const named = { ...BUDI, visitDate: null, nik, template: NIK };
    expect(matched(`${nik} / Budi / 25011987`, NIK)).toEqual(named);
    expect(matched(`${nik} / Budi / 26011987`, NIK)).toEqual({
      intent: 'UNCLEAR',
      reason: 'NIK_MISMATCH',
      understood: { nik, name: 'Budi', birthDate: '1987-01-26' },
      typed: nik,
    });
  });
});

describe('labels on every part', () => {
  test('count, whatever the order', () => {
    const labelled = { ...BUDI, warnings: ['LABELS'] };
    expect(matched('Tgl kedatangan: 07082017 / Nama: Budi / Tgl lahir: 25011987')).toEqual(labelled);
  });

  test.each([
    ['a part has none', 'Tgl kedatangan: 07082017 / Budi / Tgl lahir: 25011987', ['FIELDS_REORDERED', 'LABELS']],
    ['none has one', '25011987 / 07082017 / Budi', ['FIELDS_REORDERED']],
  ])('do not where %s: then the only order that can be read does', (_, parts, warnings) => {
    expect(matched(parts)).toEqual({ ...BUDI, warnings });
  });

  test.each([
    ['two are for one field', 'Nama: Budi / Nama: Siti / Tgl lahir: 25011987'],
    ['one is for a field that is not asked for', 'Nama: Budi / Tgl lahir: 25011987 / Alamat: Jl. Melati 5'],
  ])('are no registration where %s', (_, parts) => {
    expect(matched(parts)).toMatchObject({ reason: expect.stringMatching(/UNREADABLE|MISMATCH/) });
  });

  test('tell that a name may begin with its label only where no other part has one', () => {
    expect(matched('Nama Budi / 25011987 / 07082017')).toMatchObject({ warnings: ['LABELS', 'NAME_LABEL'] });
    expect(matched('Nama Budi / Tgl lahir 25011987 / 07082017')).toMatchObject({ warnings: ['LABELS'] });
  });
});

describe('parts in another order', () => {
  test('are a registration where one order can be read', () => {
    expect(matched('07082017 / Budi / 25011987')).toEqual({ ...BUDI, warnings: ['FIELDS_REORDERED'] });
  });

  test('are none where two can, such as a name and a street that may each be the other', () => {
    expect(matched('25011987 / Budi / Melati', BATAM)).toMatchObject({ reason: 'NAME_INVALID' });
  });

  test('are none where none can: a visit is not past, and a birth is', () => {
    expect(matched('31072017 / Budi / 25011987')).toMatchObject({ reason: 'NAME_INVALID' });
    expect(matched('08082017 / Budi / 01082017')).toMatchObject({ reason: 'NAME_INVALID' });
    const today = { ...BUDI, visitDate: '2017-08-01', warnings: ['FIELDS_REORDERED'] };
    expect(matched('01082017 / Budi / 25011987')).toEqual(today);
  });
});

describe('a birth to come and a visit long past', () => {
  test('are proposed the other way round', () => {
    expect(matched('Budi / 07082018 / 25011987')).toEqual({
      intent: 'UNCLEAR',
      reason: 'DATES_SWAPPED',
      understood: { name: 'Budi', birthDate: '1987-01-25', visitDate: '2018-08-07' },
    });
    const labelled = 'Nama: Budi / Tgl lahir: 07082018 / Tgl kedatangan: 25011987';
    expect(matched(labelled)).toMatchObject({ reason: 'DATES_SWAPPED' });
  });

  test.each([
    ['the visit is today', 'Budi / 07082018 / 01082017', BOGOR, 'BIRTHDATE_IN_FUTURE'],
    ['the visit is to come', 'Budi / 07082018 / 08082018', BOGOR, 'BIRTHDATE_IN_FUTURE'],
    ['the visit cannot be read', 'Budi / 07082018 / kapan', BOGOR, 'BIRTHDATE_IN_FUTURE'],
    ['the visit is the first place there is', 'Budi / 07082018 / secepatnya', BOGOR, 'BIRTHDATE_IN_FUTURE'],
    ['no visit is asked for', 'Budi / 07082018 / Jl. Melati 5', BATAM, 'BIRTHDATE_IN_FUTURE'],
    ['the birth is too long ago', 'Budi / 01011880 / 25011987', BOGOR, 'BIRTHDATE_OUT_OF_RANGE'],
  ])('are not where %s', (_, parts, template, reason) => {
    expect(matched(parts, template)).toMatchObject({ reason });
  });
});

describe('the word of the template left in a field', () => {
  test('is named before all other faults, with what is understood', () => {
    const left = { intent: 'UNCLEAR', reason: 'PLACEHOLDER_LEFT' };
    expect(matched('CONTOH / kapan / 07082017')).toEqual({ ...left, understood: { visitDate: '2017-08-07' } });
    expect(matched('123 / 25011987 / CONTOH')).toEqual({ ...left, understood: { birthDate: '1987-01-25' } });
  });
});

describe('a part that cannot be read', () => {
  test('is the first of them by the order of the template, with what is understood', () => {
    expect(matched('Budi / kapan / entah')).toEqual({
      intent: 'UNCLEAR',
      reason: 'BIRTHDATE_UNREADABLE',
      understood: { name: 'Budi' },
      typed: 'kapan',
    });
    const labelled = 'Tgl kedatangan: entah / Nama: 123 / Tgl lahir: 25011987';
    expect(matched(labelled)).toMatchObject({ reason: 'NAME_INVALID', understood: { birthDate: '1987-01-25' } });
  });

  test('leaves a visit that was read among doubts to be proposed, also where another part is at fault', () => {
    const proposed = { visitDate: '2017-08-07' };
    expect(matched('Budi / 25011987 / 07082017 tapi entah')).toMatchObject({
      reason: 'VISITDATE_UNREADABLE',
      proposed,
    });
    expect(matched('123 / 25011987 / 07082017 tapi entah')).toMatchObject({ reason: 'NAME_INVALID', proposed });
    expect(matched('123 / 25011987 / entah')).not.toHaveProperty('proposed');
  });
});

describe('a part too many before the birth date, where the address takes in all that follows', () => {
  const tooMany = { intent: 'UNCLEAR', reason: 'TOO_MANY_FIELDS' };

  test('is left out of what is understood', () => {
    const understood = { name: 'Budi', birthDate: '1987-01-25', address: 'Jl. Melati' };
    expect(matched('Budi / L / 25011987#Jl. Melati', BATAM)).toEqual({ ...tooMany, understood });
    const withoutStreet = { name: 'Budi', birthDate: '1987-01-25' };
    expect(matched('Budi / L / 25011987', BATAM)).toEqual({ ...tooMany, understood: withoutStreet });
    const visited = matched('Budi / L / 25011987 / 07082017#Jl. Melati', `${BOGOR}#ALAMAT`);
    expect(visited).toEqual({ ...tooMany, understood: { ...understood, visitDate: '2017-08-07' } });
  });

  test.each([
    ['a birth date stands in its place', '123 / 25011987 / 26011987#Jl. Melati', BATAM, 'NAME_INVALID'],
    ['no birth date follows', 'Budi / kapan / Jl. Melati', BATAM, 'BIRTHDATE_UNREADABLE'],
    ['the last field is none that takes in all', 'Budi / L / 25011987', BOGOR, 'BIRTHDATE_UNREADABLE'],
    [
      'the birth date is the last field',
      '07082017 / Budi / kapan',
      '#TGLKEDATANGAN#NAMA#TGLLAHIR',
      'BIRTHDATE_UNREADABLE',
    ],
  ])('is none where %s', (_, parts, template, reason) => {
    expect(matched(parts, template)).toMatchObject({ reason });
  });
});

describe('parts whose fields are known', () => {
  const slot = <Reading extends FieldReading>(field: FieldName, reading: Reading) => ({ field, reading });
  const named = slot('name', { values: { name: 'Budi' }, warnings: [] });
  const born = slot('birthDate', { values: { birthDate: '1987-01-25' }, warnings: [] });
  const visit = slot('visitDate', { values: { visitDate: '2017-08-07' }, warnings: [] });
  const fault = (reason: 'NAME_INVALID' | 'BIRTHDATE_UNREADABLE') => ({
    intent: 'UNCLEAR' as const,
    reason,
    understood: {},
  });

  test('are a registration where all can be read', () => {
    expect(matchSlots([visit, born, named], wholeOf())).toEqual(BUDI);
  });

  test.each([
    ['name', [born, visit]],
    ['birthDate', [named, visit]],
  ])('are none without %s', (missing, slots) => {
    expect(matchSlots(slots, wholeOf())).toMatchObject({ reason: 'TOO_FEW_FIELDS', missing: [missing] });
  });

  test('have the first fault of them, in the order in which they stand', () => {
    const slots = [visit, slot('birthDate', fault('BIRTHDATE_UNREADABLE')), slot('name', fault('NAME_INVALID'))];
    const understood = { visitDate: '2017-08-07' };
    expect(matchSlots(slots, wholeOf())).toEqual({ ...fault('BIRTHDATE_UNREADABLE'), understood });
  });

  test('are missing where they are not there', () => {
    expect(tooFewOf([visit], wholeOf().reader.fields)).toEqual({
      intent: 'UNCLEAR',
      reason: 'TOO_FEW_FIELDS',
      understood: { visitDate: '2017-08-07' },
      missing: ['name', 'birthDate'],
    });
  });
});

describe('parts that may be any field', () => {
  test('are the first that they fit, in the order of the template', () => {
    const parts = ['x1', '25011987', 'Budi', '07082017'];
    expect(slotsOf(parts, wholeOf()).map(({ field }) => field)).toEqual(['birthDate', 'visitDate']);
    expect(understoodOf(parts, wholeOf())).toEqual({ birthDate: '1987-01-25', visitDate: '2017-08-07' });
    const all = { name: 'Budi', birthDate: '1987-01-25', visitDate: '2017-08-07' };
    expect(understoodOf(['Budi', '25011987', '07082017'], wholeOf())).toEqual(all);
  });

  test('are no visit where the day is past', () => {
    expect(understoodOf(['Budi', '25011987', '31072017'], wholeOf())).not.toHaveProperty('visitDate');
    expect(understoodOf(['Budi', '25011987', '01082017'], wholeOf())).toHaveProperty('visitDate', '2017-08-01');
  });

  test('propose the visit that was read among doubts', () => {
    const proposed = { visitDate: '2017-08-07' };
    expect(proposedAmong(['Budi', '07082017 tapi entah'], wholeOf())).toEqual({ proposed });
    expect(proposedAmong(['Budi', '07082017'], wholeOf())).toEqual({});
    expect(proposedAmong(['Budi', '07082017 tapi entah'], wholeOf(BATAM))).toEqual({});
  });
});
