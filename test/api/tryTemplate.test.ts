// Templates through the API: managers change them, are told what is wrong, and try them out before they save.
import { describe, expect, test } from 'vitest';
import { ADMIN_KEY, openApp } from '../support/app.ts';

const app = await openApp();
const ADMINISTRATOR = { authorization: `Bearer ${ADMIN_KEY}` };
const PLAIN = '#NAMA#TGLLAHIR#TGLKEDATANGAN';

async function ask(query: string, variables: object) {
  const { data, errors } = await app.graphql(query, variables, ADMINISTRATOR);
  if (errors) throw new Error(`${errors[0]?.extensions.code}: ${errors[0]?.message}`);
  return data;
}

const TRY = `query ($input: TryTemplateInput!) { tryTemplate(input: $input) {
  intent reason fields { field value } warnings reply { id en } } }`;
const attempt = async (text: string, more: object = {}) =>
  (await ask(TRY, { input: { office: 'BOGOR', text, ...more } })).tryTemplate;

const CHANGE = `mutation ($input: ChangeOfficeInput!) { changeOffice(input: $input) { ... on Refusal { reason field } ... on Office {
  registration { template example photo photoRequired templates { template keyword service fields example } } } } }`;
const changed = async (settings: object, office = 'DEPOK') =>
  (await ask(CHANGE, { input: { office, settings } })).changeOffice;
const change = async (settings: object, office = 'DEPOK') => (await changed(settings, office)).registration;

const services = [
  { code: 'PASSPORT', name: { id: 'Paspor biasa', en: 'Passport' }, channels: ['WHATSAPP'] },
  { code: 'E_PASSPORT', name: { id: 'Paspor elektronik', en: 'E-passport' }, channels: ['WHATSAPP'] },
  { code: 'LOST', name: { id: 'Paspor hilang', en: 'Lost passport' }, channels: ['COUNTER'] },
];

describe('changing the templates', () => {
  test('adds one with a keyword, and a client that knows of one only leaves it there', async () => {
    const more = [{ template: 'E-PASSPORT#NAMA#TGLLAHIR#TGLKEDATANGAN' }];
    const changed = await change({ services, registration: { template: PLAIN, more } });
    expect(changed.templates).toEqual([
      {
        ...{ template: PLAIN, keyword: null, service: null, example: '#CONTOH#01011900#02082017' },
        fields: ['NAMA', 'TGLLAHIR', 'TGLKEDATANGAN'],
      },
      {
        ...{ template: more[0]?.template, keyword: 'E-PASSPORT', service: 'E_PASSPORT' },
        ...{ fields: ['NAMA', 'TGLLAHIR', 'TGLKEDATANGAN'], example: 'E-PASSPORT#CONTOH#01011900#02082017' },
      },
    ]);
    const old = await change({ registration: { template: '#NAMA#TGLLAHIR', photo: 'REQUIRED' } });
    expect(old).toMatchObject({ template: '#NAMA#TGLLAHIR', photo: 'REQUIRED', photoRequired: true });
    expect(old.templates.map(({ keyword }: { keyword: string | null }) => keyword)).toEqual([null, 'E-PASSPORT']);
    const none = await change({ registration: { template: PLAIN, more: [] } });
    expect(none.templates.length).toBe(1);
  });

  test.each([
    [{ template: '#NAMA#TGLLAHIR#KELAMIN' }, 'TEMPLATE_FIELD_UNKNOWN', 'registration.template: must not name KELAMIN'],
    [{ template: '#NAMA' }, 'TEMPLATE_FIELDS_MISSING', 'registration.template: must name the fields NAMA and TGLLAHIR'],
    [
      { template: PLAIN, more: [{ template: '#NAMA#TGLLAHIR' }] },
      'TEMPLATE_TWICE',
      'registration.more.0.template: #NAMA#TGLLAHIR is the second',
    ],
    [
      { template: PLAIN, more: [{ template: 'HAJI#NAMA#TGLLAHIR' }] },
      'SERVICE_NOT_BOOKABLE',
      'registration.more.0.service: HAJI is none',
    ],
    [
      { template: PLAIN, service: 'VISA' },
      'SERVICE_NOT_BOOKABLE',
      'registration.service: VISA is none of the services',
    ],
  ])('%o is refused, by its place, when it is changed and when it is tried', async (registration, reason, why) => {
    const field = `settings.${why.slice(0, why.indexOf(':'))}`;
    expect(await changed({ registration }, 'BOGOR')).toEqual({ reason, field });
    await expect(attempt('#Budi#25011987#07082017', { registration })).rejects.toThrow(`BAD_USER_INPUT: ${why}`);
  });

  test('with hours of intake that are none is a mistake of the program', async () => {
    const registration = { template: PLAIN, intakeHours: '10:00-07:30' };
    const why = 'BAD_USER_INPUT: registration.intakeHours';
    await expect(change({ registration }, 'BOGOR')).rejects.toThrow(why);
    await expect(attempt('#Budi#25011987#07082017', { registration })).rejects.toThrow(why);
  });

  test('to a service that is then taken away is refused', async () => {
    await change({ services, registration: { template: PLAIN, service: 'E_PASSPORT', more: [] } }, 'MEDAN');
    expect(await changed({ services: services.slice(0, 1) }, 'MEDAN')).toEqual({
      ...{ reason: 'SERVICE_NOT_BOOKABLE', field: 'settings.registration.service' },
    });
  });
});

describe('trying a text', () => {
  test('says what is understood, and answers with a place, in both languages', async () => {
    const tried = await attempt('Selamat pagi\n#Budi#250187#Senin');
    expect(tried).toMatchObject({
      ...{ intent: 'REGISTER', reason: null, warnings: ['LEADING_TEXT', 'TWO_DIGIT_YEAR', 'RELATIVE_DATE'] },
      fields: [
        { field: 'NAMA', value: 'Budi' },
        { field: 'TGLLAHIR', value: '1987-01-25' },
        { field: 'TGLKEDATANGAN', value: '2017-08-07' },
      ],
    });
    expect(tried.reply.id).toContain(
      'Budi, lahir 25 Januari 1987.\nKantor Imigrasi Bogor, Senin, 7 Agustus 2017 pukul 08.00 WIB.',
    );
    expect(tried.reply.id).toContain('Periksa datanya');
    expect(tried.reply.en).toContain(
      'Budi, born 25 January 1987.\nKantor Imigrasi Bogor, Monday, 7 August 2017 at 08:00 WIB.',
    );
  });

  test('books nothing, takes no place, and leaves no trace', async () => {
    const rows = () =>
      app.query(
        `select (select count(*)::int from booking) as bookings, (select sum(taken)::int from capacity_window) as taken,
           (select count(*)::int from booking_event) as events, (select count(*)::int from idempotency) as keys,
           (select count(*)::int from inbox_message) as messages, (select count(*)::int from outbox_message) as replies`,
      );
    const before = await rows();
    const twice = [await attempt('#Budi#25011987#07082017'), await attempt('#Budi#25011987#07082017')];
    expect(twice.map(({ reason }) => reason)).toEqual([null, null]);
    expect(await rows()).toEqual(before);
  });

  test('tries templates that are not saved', async () => {
    const registration = {
      template: 'NAMA#TGL.LAHIR#ALAMAT SESUAI KTP',
      photo: 'REQUIRED',
      intakeHours: '07:30-10:00',
    };
    const line = 'Ratna Dewi#14031992#Jl. Melati No 3';
    const early = { registration, sentAt: '2017-08-02T08:00:00+07:00' };
    expect(await attempt(line, { ...early, photo: true })).toMatchObject({
      ...{ intent: 'REGISTER', reason: null },
      fields: [{}, {}, { field: 'ALAMAT', value: 'Jl. Melati No 3' }],
    });
    expect(await attempt(line, early)).toMatchObject({ reason: 'MEDIA_MISSING' });
    const late = { ...early, photo: true, sentAt: '2017-08-02T10:00:00+07:00' };
    const tried = await attempt(line, late);
    expect(tried).toMatchObject({ intent: 'REGISTER', reason: 'OUTSIDE_HOURS' });
    expect(tried.reply.id).toContain('07.30-10.00 WIB');
    expect(await attempt(line)).toMatchObject({ intent: 'UNCLEAR' });
  });

  test('tries a keyword beside the plain template', async () => {
    await change({ services, registration: { template: PLAIN, more: [] } }, 'SURABAYA');
    const registration = { template: PLAIN, more: [{ template: 'E-PASSPORT#NAMA#TGLLAHIR' }] };
    const tried = await attempt('e paspor#Budi#25011987', { office: 'SURABAYA', registration });
    expect(tried).toMatchObject({ intent: 'REGISTER', reason: null });
    const saved = await attempt('e paspor#Budi#25011987', { office: 'SURABAYA' });
    expect(saved).toMatchObject({ intent: 'UNCLEAR' });
  });

  test.each([
    ['#Budi#25011987', 'TOO_FEW_FIELDS', 'tanggal kedatangan', 'visit date'],
    ['#Budi#1111987#07082017', 'BIRTHDATE_AMBIGUOUS', '#Budi#01111987#07082017', '#Budi#11011987#07082017'],
    ['#Budi#25011987#12082017', 'VISITDATE_CLOSED', 'Kantor tutup pada Sabtu', 'closed on Saturday'],
    ['#Budi#25011987#31072017', 'VISITDATE_PAST', 'sudah lewat', 'has passed'],
    ['apa kabar', 'UNKNOWN_TEXT', '#CONTOH#01011900#02082017', '#CONTOH#01011900#02082017'],
    ['2345678A', 'CODE_UNKNOWN', 'Kode tidak dikenal', 'Unknown code'],
  ])('%s is %s, with a reply that says so', async (text, reason, id, en) => {
    const tried = await attempt(text);
    expect(tried.reason).toBe(reason);
    expect(tried.reply.id).toContain(id);
    expect(tried.reply.en).toContain(en);
  });

  test('a service for the counter is refused by chat', async () => {
    const registration = { template: '#NAMA#TGLLAHIR#TGLKEDATANGAN#LAYANAN' };
    const tried = await attempt('#Budi#25011987#07082017#paspor hilang', { registration });
    expect(tried).toMatchObject({ intent: 'REGISTER', reason: 'NOT_BY_CHANNEL' });
    expect(tried.reply.id).toContain('Silakan datang langsung ke Kantor Imigrasi Bogor');
  });

  test('a word that the provider takes for its own gets no answer', async () => {
    expect(await attempt('STOP', { channel: 'SMS' })).toMatchObject({ intent: 'OPT_OUT_BY_PROVIDER', reply: null });
  });
});
