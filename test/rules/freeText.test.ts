// Name, birth date and day are found wherever they stand in a sentence, and a registration may come in several messages.
import { describe, expect, test } from 'vitest';
import { addedTo, addressAddedTo, dateAddedTo, nameAddedTo } from '../../adapters/conversation/draft.ts';
import { fieldsInText } from '../../adapters/conversation/freeText.ts';
import type { Situation } from '../../adapters/conversation/slots.ts';
import { readerOf } from '../../adapters/conversation/template.ts';
import { at, BATAM, BOGOR, officeOf, read } from './reading.ts';

function situationOf(template = BOGOR): Situation {
  const { templates, services, today } = at(officeOf({ template }), '2017-08-01');
  return { readers: templates.map(readerOf), services, today, media: [] };
}
const bogor = situationOf();

describe('a sentence', () => {
  test.each([
    ['nama saya Budi Santoso', { name: 'Budi Santoso' }],
    ['a.n. Siti Rahayu, lahir 12 mei 1990', { name: 'Siti Rahayu', birthDate: '1990-05-12' }],
    ['jeneng kulo Paijo lair 5 mei 1969', { name: 'Paijo', birthDate: '1969-05-05' }],
    [
      'Hendra Gunawan lahir 17-05-1981 mau datang hari kamis',
      { name: 'Hendra Gunawan', birthDate: '1981-05-17', visitDate: '2017-08-03' },
    ],
    ['my name is Peter Novak, I was born 2 May 1993', { name: 'Peter Novak', birthDate: '1993-05-02' }],
    ['mau datang senin tanggal 7 agustus soalnya selasa kerja', { visitDate: '2017-08-07' }],
    ['datang tgl 7 agustus atau datang tgl 8 agustus', {}],
    ['bukan tanggal 7 agustus', {}],
    ['kalau saya daftar tanggal 7 agustus', {}],
    ['jangan daftarkan nama Budi lahir 25 januari 1987', {}],
    ['batalkan atas nama Budi', {}],
    ['nama di ktp beda sama akta', {}],
    ['lahir 25 januari 2090', {}],
  ])('%s', (text, fields) => {
    expect(fieldsInText(text, bogor)).toEqual(fields);
  });

  test('that is too long is not searched', () => {
    expect(fieldsInText(`nama saya Budi ${'a '.repeat(500)}`, bogor)).toEqual({});
  });
});

describe('a registration in several messages', () => {
  test('begins with a name or a birth date, or a day beside a word of registering', () => {
    const none = { isBooked: false };
    expect(addedTo('nama saya Budi', bogor, none)).toMatchObject({
      reason: 'TOO_FEW_FIELDS',
      missing: ['birthDate', 'visitDate'],
    });
    expect(addedTo('lahir 25 01 1987', bogor, none)).toMatchObject({ understood: { birthDate: '1987-01-25' } });
    expect(addedTo('mau daftar tgl 9 agustus', bogor, none)).toMatchObject({ understood: { visitDate: '2017-08-09' } });
    for (const text of ['tgl 9 agustus', 'tgl 9 agustus masih ada kuota?', 'bagaimana daftar tgl 9 agustus'])
      expect(addedTo(text, bogor, none), text).toBeNull();
    expect(addedTo('nama saya Budi', bogor, { isBooked: true })).toBeNull();
  });

  test('goes on with what is missing, and is whole in the end', () => {
    const draft = { name: 'Budi' };
    const second = addedTo('lahir 25 januari 1987', bogor, { draft, isBooked: false });
    expect(second).toMatchObject({ understood: { name: 'Budi', birthDate: '1987-01-25' }, missing: ['visitDate'] });
    const known = { name: 'Budi', birthDate: '1987-01-25' };
    for (const text of ['7 agustus', '07082017', 'senin pak'])
      expect(dateAddedTo(text, bogor, known), text).toMatchObject({
        intent: 'REGISTER',
        visitDate: '2017-08-07',
        ...known,
      });
    expect(addedTo('budi lahir 25 januari 1987', bogor, { draft, isBooked: false })).toMatchObject({
      understood: { name: 'Budi' },
    });
    expect(dateAddedTo('25-01-1987', bogor, draft)).toMatchObject({ understood: { birthDate: '1987-01-25' } });
    expect(dateAddedTo('apa', bogor, draft)).toBeNull();
    expect(dateAddedTo('pak', bogor, draft)).toBeNull();
  });

  test('takes a name by itself, and no sentence for one', () => {
    const draft = { birthDate: '1987-01-25', visitDate: '2017-08-07' };
    expect(nameAddedTo('Ratih Kumala', bogor, draft)).toMatchObject({ intent: 'REGISTER', name: 'Ratih Kumala' });
    for (const text of ['mau tanya dulu', 'biaya berapa', 'ok', '12345'])
      expect(nameAddedTo(text, bogor, draft), text).toBeNull();
    expect(nameAddedTo('Ratih Kumala', bogor, { ...draft, name: 'Budi' })).toBeNull();
  });

  test('asks for the address where the office wants it', () => {
    const batam = situationOf(BATAM);
    const draft = { name: 'Budi', birthDate: '1987-01-25' };
    expect(addressAddedTo('Jl. Melati No 3', batam, draft)).toMatchObject({
      intent: 'REGISTER',
      address: 'Jl. Melati No 3',
    });
    expect(addressAddedTo('baik', batam, draft)).toBeNull();
    expect(addressAddedTo('Jl. Melati No 3', batam, { name: 'Budi' })).toBeNull();
    expect(addressAddedTo('Jl. Melati No 3', bogor, draft)).toBeNull();
  });

  test('is read before commands: a date is no code', () => {
    const draft = { name: 'Qori Amelia', birthDate: '1987-01-25' };
    expect(read('07082017', BOGOR, { draft })).toMatchObject({ intent: 'REGISTER', visitDate: '2017-08-07' });
    expect(read('7 agustus', BOGOR, { draft })).toMatchObject({ intent: 'REGISTER', visitDate: '2017-08-07' });
    expect(read('#cek', BOGOR, { draft })).toEqual({ intent: 'STATUS' });
  });
});
