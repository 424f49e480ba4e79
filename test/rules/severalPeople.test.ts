// Several people in one sentence are told apart, none is registered, and the office's limit is told.
import { describe, expect, test } from 'vitest';
import { explain } from '../../adapters/conversation/explain.ts';
import type { Unclear } from '../../adapters/conversation/intent.ts';
import { bringsOthers } from '../../adapters/conversation/severalPeople.ts';
import { answered } from './answered.ts';
import { BOGOR, read } from './reading.ts';
import { factsOf } from './talking.ts';

const BUDI = { name: 'Budi', birthDate: '1987-01-25', visitDate: '2017-08-07' };
const SITI = { name: 'Siti', birthDate: '1990-05-12', visitDate: '2017-08-07' };
const AISYAH = { name: 'Aisyah', birthDate: '2014-06-10', visitDate: '2017-08-07' };

describe('a sentence with several people', () => {
  test.each([
    ['nama saya Budi lahir 25-01-1987, istri saya Siti lahir 12-05-1990, datang 7 agustus', [BUDI, SITI]],
    ['saya Budi lahir 25 januari 1987 dan istri Siti lahir 12 mei 1990 mau datang 7 agustus', [BUDI, SITI]],
    [
      'mau daftarkan istri saya Siti lahir 12 mei 1990 dan anak saya Aisyah lahir 10 juni 2014 untuk tanggal 7 agustus',
      [SITI, AISYAH],
    ],
    ['Budi 25011987 dan Siti 12051990 tgl 7 agustus', [BUDI, SITI]],
    ['Budi, 25-01-1987, Siti, 12-05-1990, 7 agustus 2017', [BUDI, SITI]],
    ['#Budi#25011987#07082017 istri saya Siti 12051990', [BUDI, SITI]],
    ['my name is Budi, born 25 January 1987, my wife Siti, born 12 May 1990, we come on August 7', [BUDI, SITI]],
  ])('%s', (text, people) => {
    expect(read(text)).toMatchObject({ reason: 'MULTIPLE_APPLICANTS', applicants: people.length, people });
  });

  test.each([
    ['a date that is taken back', 'saya lahir 25 januari 1987 bukan 12 mei 1990, nama Budi, datang 7 agustus'],
    ['a child alone', 'anak saya namanya Budi lahir 25 januari 1987 mau datang 7 agustus'],
    ['the same person twice', 'Budi lahir 25 januari 1987, sekali lagi Budi lahir 25 januari 1987, datang 7 agustus'],
  ])('%s is one person', (_, text) => {
    expect(read(text)).toMatchObject({ intent: 'REGISTER', name: 'Budi', birthDate: '1987-01-25' });
  });

  test('says how many may register from one number, with a line for each', () => {
    const intent = read('Budi 25011987 dan Siti 12051990 tgl 7 agustus') as Unclear;
    const said = answered(intent, BOGOR, 'id');
    expect(said).toContain('paling banyak 1 orang');
    expect(said).toContain('#Budi#25011987#07082017\n#Siti#12051990#07082017');
    const { office, ...facts } = factsOf(false);
    const policy = { ...office.policy, maxLiveBookingsPerSender: 2 };
    expect(explain(intent, { ...facts, office: { ...office, policy } }).key).toBe('multipleApplicants');
  });
});

test('who would come along is told apart from who is registered', () => {
  expect(bringsOthers('saya bawa anak saya sekalian bisa ga didaftarin juga')).toBe(true);
  expect(bringsOthers('istri saya yang antar')).toBe(false);
  const said = 'nama saya Budi lahir 25 januari 1987 datang 7 agustus, anak saya ikut sekalian';
  expect(read(said)).toMatchObject({ intent: 'REGISTER', warnings: ['COMPANION_IGNORED', 'LABELS'] });
});
