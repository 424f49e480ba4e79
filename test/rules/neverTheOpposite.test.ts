// No sentence with a denied, supposed, asked or quoted verb round a code or a date changes a booking, a registration or a
// request, whatever was asked or begun before.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerMessage } from '../../adapters/conversation/answer.ts';
import type { Question, Registration } from '../../adapters/conversation/intent.ts';
import { isForOfficer, silentState } from '../../adapters/conversation/silence.ts';
import type { State } from '../../adapters/conversation/state.ts';
import type { PeopleCase } from '../../bench/understand/cases.ts';
import { openDesk } from '../../bench/understand/desk.ts';
import { deskRequest } from '../../bench/understand/deskFacts.ts';
import type { InboundMessage } from '../../src/channel/messages.ts';
import { instant } from '../../src/time.ts';
import { BATAM, BOGOR, officeOf } from './reading.ts';

const CODE = '2345678A';
const SECOND_CODE = '3456789B';
const AT = instant('2017-08-01T09:00:00+07:00');
const now = AT.epochMilliseconds;

const OPENERS = ['', 'pak ', 'maaf pak, ', 'halo min ', 'tolong ', 'eh ', 'please ', 'oh ya, '];
const SUBJECTS = ['', 'saya ', 'teman saya ', 'dia ', 'istri saya '];
const DENIALS = [
  'jangan ',
  'jgn ',
  'tidak ',
  'ga ',
  'belum mau ',
  'tidak usah ',
  'ga perlu ',
  'ojo ',
  'ulah ',
  'bukan mau ',
  'dont ',
  'do not ',
  'belum tentu ',
  'gausah ',
  'tidak pernah minta ',
];
const SUPPOSITIONS = [
  'kalau ',
  'kalo nanti ',
  'seandainya ',
  'misalnya ',
  'seumpama ',
  'if I ',
  'andai bisa ',
  'takutnya nanti ',
];
const ASKINGS = [
  'kenapa ',
  'apa sudah ',
  'apakah bisa ',
  'gimana cara ',
  'kapan bisa ',
  'siapa yang ',
  'apa harus ',
  'why was I to ',
  'boleh ga kalau ',
];
const QUOTINGS = [
  'teman saya bilang ',
  'kata satpam ',
  'di pesan tertulis ',
  'petugas tadi ngomong ',
  'katanya ',
  'suami saya nyuruh ',
  'the guard said ',
];
const VERBS = [
  'batalkan',
  'dibatalkan',
  'batal',
  'pindahkan',
  'pindah',
  'ubah',
  'diganti',
  'konfirmasi',
  'dikonfirmasi',
  'daftarkan',
  'didaftarkan',
  'daftar',
  'booking',
  'datang',
  'setuju',
  'lanjutkan',
  'cancel',
  'move',
  'confirm',
  'register',
  'hapus',
];
const OBJECTS = [
  CODE,
  `kode ${CODE}`,
  'tgl 8',
  'jam 8',
  '8 agustus',
  '09082017',
  'ke tanggal 9',
  'hari kamis',
  'besok',
  `${CODE} ke 9 agustus`,
  'Siti Rahayu lahir 12 mei 1990 datang 9 agustus',
  'nama saya Siti Rahayu lahir 12051990 tgl 9 agustus',
  '#Siti Rahayu#12051990#09082017',
  'Siti Rahayu#12051990#09082017',
  'Siti Rahayu, 12-05-1990, 09-08-2017',
  'nama: Siti Rahayu, tgl lahir: 12-05-1990, tgl datang: 09-08-2017',
];
const ENDS = ['', ' ya', ' pak', ' dulu', ' ya min', ' gimana', '?', ' 🙏', ' 👍', ', ok?'];

const sentence = fc
  .tuple(
    fc.constantFrom(...OPENERS),
    fc.constantFrom(...SUBJECTS),
    fc.oneof(
      fc.constantFrom(...DENIALS),
      fc.constantFrom(...SUPPOSITIONS),
      fc.constantFrom(...ASKINGS),
      fc.constantFrom(...QUOTINGS),
    ),
    fc.constantFrom(...VERBS),
    fc.constantFrom(...OBJECTS),
    fc.constantFrom(...ENDS),
  )
  .map(([opener, subject, around, verb, object, end]) => `${opener}${subject}${around}${verb} ${object}${end}`);

const BOOKED = { code: CODE, name: 'Budi Santoso', birthDate: '1987-01-25', visitDate: '2017-08-07' };
const SECOND = { code: SECOND_CODE, name: 'Ani Lestari', birthDate: '1990-03-04', visitDate: '2017-08-10' };
const HELD: Situation = { context: { pending: BOOKED } };
const CONFIRMED: Situation = { context: { confirmed: BOOKED } };
const SITI: Registration = {
  intent: 'REGISTER',
  name: 'Siti Rahayu',
  birthDate: '1990-05-12',
  visitDate: '2017-08-09',
  address: null,
  service: null,
  people: null,
  nik: null,
  template: BOGOR,
  media: [],
  warnings: [],
};
const BEGUN = { name: 'Siti Rahayu', birthDate: '1990-05-12', visitDate: '2017-08-09' };

/** The facts before the sentence comes. */
interface Situation {
  context?: PeopleCase['context'];
  state?: State;
  template?: string;
  /** A registration of the sender waits for a place. */
  waits?: true;
  /** An earlier place is offered for the booking. */
  offered?: true;
}

function asked(question: Question, situation: Situation, more: State = {}): Situation {
  return { ...situation, state: { ...more, question: { ...question, at: now } } };
}

function begun(draft: NonNullable<State['draft']>, situation: Situation = {}): Situation {
  return { ...situation, state: { draft, touchedAt: now } };
}

function guided(step: NonNullable<State['guide']>['step']): Situation {
  return { state: { guide: { step, ...(step === 'name' ? {} : BEGUN) }, touchedAt: now } };
}

const kept = { registration: SITI, photo: null, at: now };

const SITUATIONS: Readonly<Record<string, Situation>> = {
  'nothing begun': {},
  'wants to register': begun({}),
  'name given': begun({ name: BEGUN.name }),
  'birth date given': begun({ birthDate: BEGUN.birthDate }),
  'day missing': begun({ name: BEGUN.name, birthDate: BEGUN.birthDate }),
  'name missing': begun({ birthDate: BEGUN.birthDate, visitDate: BEGUN.visitDate }),
  'birth date missing': begun({ name: BEGUN.name, visitDate: BEGUN.visitDate }),
  'day missing, with a booking': begun({ name: BEGUN.name, birthDate: BEGUN.birthDate }, CONFIRMED),
  'address missing': begun({ name: BEGUN.name, birthDate: BEGUN.birthDate }, { template: BATAM }),
  'guide asks for the name': guided('name'),
  'guide asks for the birth date': guided('birthDate'),
  'guide asks for the day': guided('visitDate'),
  'guide asks whether all is right': guided('yes'),
  'photo missing': { template: `${BATAM}+FOTO`, state: { pending: SITI, touchedAt: now } },
  'asked whether to wait': asked({ wish: 'WAIT', code: '' }, {}, { kept: { ...kept, isFull: true } }),
  'kept for the intake hours': { state: { kept } },
  'waits for a place': { waits: true },
  'waits for a place, asked again': asked({ wish: 'WAIT', code: '' }, { waits: true }, { kept }),
  held: HELD,
  confirmed: CONFIRMED,
  'asked to confirm': asked({ wish: 'CONFIRM', code: CODE }, HELD),
  'asked whether to give up what is held': asked({ wish: 'CANCEL', code: CODE }, HELD),
  'asked whether to replace': asked({ wish: 'REPLACE', code: CODE }, HELD, {
    replacement: { registration: SITI, photo: null },
    touchedAt: now,
  }),
  'asked whether to cancel': asked({ wish: 'CANCEL', code: CODE }, CONFIRMED),
  'told how to change': asked({ wish: 'CHANGE', code: CODE }, CONFIRMED),
  'asked for the day': asked({ wish: 'DAY', code: CODE }, CONFIRMED),
  'asked whether to move': asked({ wish: 'MOVE', code: CODE, visitDate: '2017-08-09' }, CONFIRMED),
  'asked whether to come earlier': asked({ wish: 'STANDBY', code: CODE }, CONFIRMED),
  'earlier place offered': { ...CONFIRMED, offered: true },
  'asked whether to erase': asked({ wish: 'ERASE', code: '' }, CONFIRMED),
  'held and confirmed': { context: { pending: SECOND, confirmed: BOOKED } },
  'two bookings': { context: { confirmed: BOOKED, alsoConfirmed: SECOND } },
  'two bookings, asked whether to cancel': asked(
    { wish: 'CANCEL', code: CODE },
    { context: { confirmed: BOOKED, alsoConfirmed: SECOND } },
  ),
};

function messageOf(text: string): InboundMessage {
  const from = { kind: 'phone', value: '+6281200000001' } as const;
  return { type: 'message', messageId: 'denied', from, to: '+628111100333', text, media: [] };
}

async function changesBy(text: string, situation: Situation) {
  const { context = {}, state = {}, template = BOGOR, waits, offered } = situation;
  const one: PeopleCase = { id: 'denied', raw: text, template, receivedAt: AT.toString(), context, note: '' };
  const desk = openDesk(one, { waiting: waits ? [deskRequest(officeOf(one))] : [], isOffered: offered ?? false });
  const delivered = { message: messageOf(text), key: 'denied', channel: 'WHATSAPP', at: AT } as const;
  const { replies } = await answerMessage(delivered, state, desk.ask);
  return { changes: desk.changes, replies };
}

describe('a sentence that denies, supposes, asks or quotes', () => {
  test.each(Object.entries(SITUATIONS))('changes nothing, and is answered: %s', async (_, situation) => {
    await fc.assert(
      fc.asyncProperty(sentence, async (text) => {
        const { changes, replies } = await changesBy(text, situation);
        expect(changes, text).toEqual([]);
        expect(replies, text).not.toEqual([]);
      }),
      { numRuns: Number(process.env.RUNS ?? 200) },
    );
  });

  test('is left to the officer who has taken the conversation, and answers nothing that was asked before', async () => {
    await fc.assert(
      fc.asyncProperty(sentence, fc.constantFrom(...Object.values(SITUATIONS)), async (text, situation) => {
        expect(isForOfficer(messageOf(text), 'WHATSAPP'), text).toBe(true);
        const after = { ...situation, state: silentState(situation.state ?? {}) };
        expect((await changesBy(text, after)).changes, text).toEqual([]);
      }),
      { numRuns: Number(process.env.RUNS ?? 200) * 2 },
    );
  });

  test('is told from one that means it', async () => {
    const changesIn = async (text: string, name: string) => (await changesBy(text, SITUATIONS[name] ?? {})).changes;
    expect(await changesIn(`#batal ${CODE}`, 'confirmed')).toMatchObject([{ ask: 'cancel' }]);
    expect(await changesIn('ya', 'held')).toMatchObject([{ ask: 'confirm' }]);
    expect(await changesIn('ya', 'asked whether to move')).toMatchObject([{ ask: 'reschedule' }]);
    expect(await changesIn('ya pindahkan pak', 'asked whether to move')).toMatchObject([{ ask: 'reschedule' }]);
    expect(await changesIn('#ubah 10082017', 'asked whether to move')).toMatchObject([
      { ask: 'reschedule', input: { when: { date: '2017-08-10' } } },
    ]);
    expect(await changesIn('mau pak', 'asked whether to come earlier')).toMatchObject([{ ask: 'standby' }]);
    expect(await changesIn('mau pak', 'earlier place offered')).toMatchObject([{ ask: 'accept' }]);
    expect(await changesIn('08082017', 'asked for the day')).toMatchObject([
      { ask: 'reschedule', input: { when: { date: '2017-08-08' } } },
    ]);
    expect(await changesIn('ya', 'asked whether to wait')).toMatchObject([{ ask: 'requestPlace' }]);
    expect(await changesIn('batal', 'waits for a place')).toMatchObject([{ ask: 'withdraw' }]);
    expect(await changesIn('ya', 'guide asks whether all is right')).toMatchObject([
      { ask: 'book' },
      { ask: 'confirm' },
    ]);
    expect(await changesIn('tgl 9 ya pak', 'day missing')).toMatchObject([
      { ask: 'book', input: { when: { date: '2017-08-09' } } },
    ]);
    expect(await changesIn('ya', 'asked whether to replace')).toMatchObject([{ ask: 'cancel' }, { ask: 'book' }]);
    expect(await changesIn('batalkan saja', 'two bookings, asked whether to cancel')).toMatchObject([
      { ask: 'cancel', input: { code: CODE } },
    ]);
  });

  test('a change of mind is about the move that was asked, and not about the booking', async () => {
    const { changes, replies } = await changesBy('tidak jadi', SITUATIONS['asked whether to move'] ?? {});
    expect(changes).toEqual([]);
    expect(replies[0]?.key).toBe('kept');
  });

  test('a registration that shall not wait is kept no more', async () => {
    for (const text of ['jangan', 'ga usah pak', 'jangan kabari saya kalau ada']) {
      const { changes, replies } = await changesBy(text, SITUATIONS['asked whether to wait'] ?? {});
      expect(changes).toEqual([]);
      expect(replies[0]?.key, text).toBe('notWaiting');
    }
  });

  test('a day after being told how to change is asked once', async () => {
    const { changes, replies } = await changesBy('8 agustus', SITUATIONS['told how to change'] ?? {});
    expect(changes).toEqual([]);
    expect(replies[0]?.buttons?.map(({ action }) => action)).toEqual([`MOVE:${CODE}:2017-08-08`, `KEEP:${CODE}`]);
  });
});
