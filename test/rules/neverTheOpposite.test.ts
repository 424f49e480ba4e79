// No sentence with a negated or supposed verb round a code or a date changes a booking, whatever was asked before.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerMessage } from '../../adapters/conversation/answer.ts';
import type { Question } from '../../adapters/conversation/intent.ts';
import type { PeopleCase } from '../../bench/understand/cases.ts';
import { openDesk } from '../../bench/understand/desk.ts';
import type { InboundMessage } from '../../src/channel/messages.ts';
import { instant } from '../../src/time.ts';

const CODE = '2345678A';
const AT = instant('2017-08-01T09:00:00+07:00');

const OPENERS = ['', 'pak ', 'maaf pak, ', 'halo min ', 'tolong ', 'eh ', 'please '];
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
  'kalau ',
  'kalo nanti ',
  'seandainya ',
  'misalnya ',
  'seumpama ',
  'dont ',
  'do not ',
  'if I ',
  'belum tentu ',
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
  'setuju',
  'lanjutkan',
  'cancel',
  'move',
  'confirm',
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
  `${CODE} ke 9 agustus`,
];
const ENDS = ['', ' ya', ' pak', ' dulu', ' ya min', ' gimana', '?', ' 🙏'];

const sentence = fc
  .tuple(
    fc.constantFrom(...OPENERS),
    fc.constantFrom(...SUBJECTS),
    fc.constantFrom(...DENIALS),
    fc.constantFrom(...VERBS),
    fc.constantFrom(...OBJECTS),
    fc.constantFrom(...ENDS),
  )
  .map(([opener, subject, denial, verb, object, end]) => `${opener}${subject}${denial}${verb} ${object}${end}`);

const QUESTIONS: (Question | undefined)[] = [
  undefined,
  { wish: 'CANCEL', code: CODE },
  { wish: 'CHANGE', code: CODE },
  { wish: 'DAY', code: CODE },
  { wish: 'MOVE', code: CODE, visitDate: '2017-08-09' },
  { wish: 'STANDBY', code: CODE },
  { wish: 'CONFIRM', code: CODE },
];

async function changesBy(text: string, isHeld: boolean, question: Question | undefined) {
  const booking = { code: CODE, name: 'Budi Santoso', birthDate: '1987-01-25', visitDate: '2017-08-07' };
  const one: PeopleCase = {
    id: 'denied',
    raw: text,
    template: '#NAMA#TGLLAHIR#TGLKEDATANGAN',
    receivedAt: AT.toString(),
    context: isHeld ? { pending: booking } : { confirmed: booking },
    note: '',
  };
  const desk = openDesk(one);
  const from = { kind: 'phone', value: '+6281200000001' } as const;
  const message: InboundMessage = { type: 'message', messageId: 'denied', from, to: '+628111100333', text, media: [] };
  const delivered = { message, key: 'denied', channel: 'WHATSAPP', at: AT } as const;
  const state = question ? { question: { ...question, at: AT.epochMilliseconds } } : {};
  const { replies } = await answerMessage(delivered, state, desk.ask);
  return { changes: desk.changes, replies };
}

describe('a sentence that denies or supposes', () => {
  test('changes no booking, and is answered', async () => {
    await fc.assert(
      fc.asyncProperty(sentence, fc.boolean(), fc.constantFrom(...QUESTIONS), async (text, isHeld, question) => {
        const { changes, replies } = await changesBy(text, isHeld, question);
        expect(changes, text).toEqual([]);
        expect(replies, text).not.toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('is told from one that means it', async () => {
    expect((await changesBy(`#batal ${CODE}`, false, undefined)).changes).toMatchObject([{ ask: 'cancel' }]);
    expect((await changesBy('ya', true, undefined)).changes).toMatchObject([{ ask: 'confirm' }]);
    const move: Question = { wish: 'MOVE', code: CODE, visitDate: '2017-08-09' };
    expect((await changesBy('ya', false, move)).changes).toMatchObject([{ ask: 'reschedule' }]);
    expect((await changesBy('ya pindahkan pak', false, move)).changes).toMatchObject([{ ask: 'reschedule' }]);
    const standby: Question = { wish: 'STANDBY', code: CODE };
    expect((await changesBy('mau pak', false, standby)).changes).toMatchObject([{ ask: 'standby' }]);
    const day: Question = { wish: 'DAY', code: CODE };
    expect((await changesBy('08082017', false, day)).changes).toMatchObject([
      { ask: 'reschedule', input: { when: { date: '2017-08-08' } } },
    ]);
  });

  test('a day after being told how to change is asked once', async () => {
    const { changes, replies } = await changesBy('8 agustus', false, { wish: 'CHANGE', code: CODE });
    expect(changes).toEqual([]);
    expect(replies[0]?.buttons?.map(({ action }) => action)).toEqual([`MOVE:${CODE}:2017-08-08`, `KEEP:${CODE}`]);
  });
});
