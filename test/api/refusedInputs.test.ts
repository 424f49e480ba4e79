// A mistake that a manager makes and can mend is refused in words, in the caller's language; nothing is changed by it.
import { describe, expect, test } from 'vitest';
import { openApp } from '../support/app.ts';
import { ADMIN } from '../support/managers.ts';

const app = await openApp();
/** The answer: the type that was wanted, or the refusal. */
async function ask(field: string, input: object, language: 'id' | 'en' = 'id') {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { answer: ${field}(input: $input) { __typename ... on Refusal { reason message } } }`;
  const { data, errors } = await app.graphql(query, { input }, { ...ADMIN, 'accept-language': language });
  if (errors) throw new Error(errors[0]?.message);
  return data.answer;
}
const bogor = { office: 'BOGOR' };
const registration = (template: string, more: object[] = []) => ({
  ...bogor,
  settings: { registration: { template, more } },
});
const answer = { question: 'Ada loker?', examples: [], answer: { id: 'Ada.', en: 'Yes.' } };

interface RefusedCase {
  field: string;
  input: object;
  reason: string;
  id: string;
  en: string;
  /** Done before, so that it is refused. */
  first?: [field: string, input: object];
}

const CASES: readonly RefusedCase[] = [
  {
    field: 'addCounter',
    input: { ...bogor, label: '1' },
    reason: 'COUNTER_EXISTS',
    id: 'Kantor Imigrasi Bogor sudah punya loket 1. Pakai nama lain.',
    en: 'Kantor Imigrasi Bogor has a counter 1 already. Use another name.',
  },
  {
    field: 'removeCounter',
    input: { counter: 'BOGOR/2' },
    first: ['openCounter', { counter: 'BOGOR/2' }],
    reason: 'COUNTER_OPEN',
    id: 'Loket 2 masih buka. Tutup dulu.',
    en: 'Counter 2 is still open. Close it first.',
  },
  {
    field: 'changeOffice',
    input: registration('#NAMA#TGLLAHIR#KELAMIN'),
    reason: 'TEMPLATE_FIELD_UNKNOWN',
    id: 'KELAMIN tidak dikenal dalam format. Yang dapat dipakai: NAMA, TGLLAHIR, TGLKEDATANGAN, ALAMAT, LAYANAN, JUMLAH, NIK.',
    en: 'KELAMIN is not known in the format. These can be used: NAMA, TGLLAHIR, TGLKEDATANGAN, ALAMAT, LAYANAN, JUMLAH, NIK.',
  },
  {
    field: 'changeOffice',
    input: registration('#NAMA'),
    reason: 'TEMPLATE_FIELDS_MISSING',
    id: 'Format harus memuat NAMA dan TGLLAHIR.',
    en: 'The format must have NAMA and TGLLAHIR.',
  },
  {
    field: 'changeOffice',
    input: registration('#NAMA##TGLLAHIR'),
    reason: 'TEMPLATE_EMPTY_WORD',
    id: 'Di antara dua tanda # harus ada kata.',
    en: 'There must be a word between every two #.',
  },
  {
    field: 'changeOffice',
    input: registration('#NAMA#TGLLAHIR+FOTO'),
    reason: 'TEMPLATE_WITH_PHOTO',
    id: 'Jangan tulis +FOTO di format: untuk itu ada pilihan foto.',
    en: 'Leave +FOTO out of the format: the choice of photo is for that.',
  },
  {
    field: 'changeOffice',
    input: registration('!#NAMA#TGLLAHIR'),
    reason: 'TEMPLATE_KEYWORD_INVALID',
    id: 'Format tidak boleh diawali !: kata kunci terdiri dari 2 sampai 30 huruf dan angka.',
    en: 'The format cannot begin with !: a keyword has 2 to 30 letters and digits.',
  },
  {
    field: 'changeOffice',
    input: registration('#NAMA#TGLLAHIR#NAMA'),
    reason: 'TEMPLATE_FIELD_TWICE',
    id: 'NAMA hanya boleh satu kali dalam format.',
    en: 'NAMA can be in the format only once.',
  },
  {
    field: 'changeOffice',
    input: registration('#NAMA#TGLLAHIR', [{ template: 'NAMA#TGLLAHIR' }]),
    reason: 'TEMPLATE_TWICE',
    id: 'NAMA#TGLLAHIR diawali sama dengan format lain. Beri kata kunci yang berbeda.',
    en: 'NAMA#TGLLAHIR begins like another format. Give it another keyword.',
  },
  {
    field: 'changeOffice',
    input: registration('#NAMA#TGLLAHIR', [{ template: 'HAJI#NAMA#TGLLAHIR' }]),
    reason: 'SERVICE_NOT_BOOKABLE',
    id: 'Layanan HAJI tidak ada di antara layanan yang dapat didaftarkan.',
    en: 'The service HAJI is none of those that can be booked.',
  },
  {
    field: 'changeOffice',
    input: { office: 'DEPOK', settings: { channels: [{ kind: 'WHATSAPP', address: '+628111100333' }] } },
    reason: 'NUMBER_TAKEN',
    id: '+628111100333 sudah dipakai Kantor Imigrasi Bogor.',
    en: '+628111100333 is in use by Kantor Imigrasi Bogor.',
  },
  {
    field: 'changeOffice',
    input: { ...bogor, settings: { policy: { proofCountries: ['ID', 'XX'] } } },
    reason: 'COUNTRY_UNKNOWN',
    id: 'XX bukan kode negara. Tulis dua huruf, contoh: ID, MY.',
    en: 'XX is no code of a country. Write two letters, such as ID or MY.',
  },
  {
    field: 'changeOffice',
    input: { ...bogor, settings: { policy: { sendsDigitsFor: ['ATLANTIS'] } } },
    reason: 'OFFICE_UNKNOWN',
    id: 'Tidak ada kantor dengan kode ATLANTIS.',
    en: 'There is no office with the code ATLANTIS.',
  },
  {
    field: 'makeAnswer',
    input: { ...bogor, ...answer, question: 'ada loker' },
    first: ['makeAnswer', { ...bogor, ...answer }],
    reason: 'ANSWER_EXISTS',
    id: 'Pertanyaan ini sudah punya jawaban. Ubah jawaban itu.',
    en: 'There is an answer to this question already. Change that one.',
  },
  {
    field: 'createWebhook',
    input: { ...bogor, url: 'kantor' },
    reason: 'ADDRESS_INVALID',
    id: 'Alamat ini tidak dapat dipakai. Tulis alamat lengkap seperti https://contoh.go.id/hooks, tanpa nama pengguna, kata sandi dan tanda #.',
    en: 'This address cannot be used. Write a whole one such as https://example.org/hooks, without user, password or #.',
  },
  {
    field: 'subscribeHolidays',
    input: { ...bogor, url: 'https://kalender.local/libur.ics' },
    reason: 'ADDRESS_NOT_PUBLIC',
    id: 'Alamat ini bukan alamat internet umum. Pakai alamat lain, atau minta operator mengizinkan jaringan itu.',
    en: 'This address is not on the public internet. Use another one, or ask the operator to allow that network.',
  },
  {
    field: 'setCapacity',
    input: { ...bogor, date: '2017-08-06', capacity: 5 },
    reason: 'NO_WINDOW_THEN',
    id: 'Tidak ada jam pelayanan yang dimulai dalam waktu itu.',
    en: 'No hour of service begins in that time.',
  },
  {
    field: 'setQuotas',
    input: { office: 'BATAM', quotas: [] },
    reason: 'QUOTA_IN_USE',
    id: 'Kuota express masih punya tempat di jadwal. Kosongkan dulu tempatnya di jam mingguan.',
    en: 'The quota express still has places in the schedule. Take them out of the weekly hours first.',
  },
  {
    field: 'setQuotas',
    input: { office: 'MEDAN', quotas: [{ code: 'haji', name: { id: 'Haji', en: 'Hajj' }, line: 'A' }] },
    reason: 'LINE_TAKEN',
    id: 'Huruf antrean A sudah dipakai untuk semua orang. Pilih huruf lain.',
    en: 'The letter A is already used for all applicants. Choose another one.',
  },
  {
    field: 'importHolidays',
    input: { ...bogor, calendar: '2017-08-17;\nbesok;Libur', from: '2017-08-01', to: '2017-12-31' },
    reason: 'CALENDAR_LINE_UNREADABLE',
    id: 'Baris 1 tidak memuat tanggal dan nama hari libur. Betulkan, lalu pilih lagi berkasnya.',
    en: 'Line 1 has no date and name of a holiday. Correct it, and choose the file again.',
  },
];

describe('is refused in words', () => {
  test.each(CASES)('$reason', async ({ field, input, first, reason, ...sentences }) => {
    if (first) await ask(...first);
    for (const language of ['id', 'en'] as const) {
      const message = sentences[language];
      expect(await ask(field, input, language)).toEqual({ __typename: 'Refusal', reason, message });
    }
  });
});

const IN_QUERIES = [
  {
    query: '{ messages(office: "BOGOR", search: "bu") { nodes { id } } }',
    reason: 'SEARCH_TOO_SHORT',
    sentence: 'Tulis paling sedikit 3 huruf untuk mencari.',
    message: 'search must have 3 letters at least.',
  },
  {
    query: '{ tryTemplate(input: { office: "BOGOR", text: "x", registration: { template: "#NAMA" } }) { intent } }',
    reason: 'TEMPLATE_FIELDS_MISSING',
    sentence: 'Format harus memuat NAMA dan TGLLAHIR.',
    message: 'registration.template: must name the fields NAMA and TGLLAHIR',
  },
  {
    query:
      '{ previewHolidays(input: { office: "BOGOR", calendar: "Libur!", from: "2017-08-01", to: "2017-12-31" }) { days { date } } }',
    reason: 'CALENDAR_UNREADABLE',
    sentence:
      'Berkas ini tidak terbaca sebagai kalender. Pakai berkas iCalendar (.ics), atau tabel (CSV) tanggal dan nama.',
    message: expect.stringContaining('calendar: is no iCalendar file'),
  },
];

test.each(IN_QUERIES)(
  'a query that cannot be answered says so: $reason',
  async ({ query, reason, sentence, message }) => {
    const { errors } = await app.graphql(query, {}, ADMIN);
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', reason, sentence }, message });
  },
);
