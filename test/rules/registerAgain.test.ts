// A line that comes while the sender's place is only held: shown again, put right, moved, or asked about; nothing is lost by it.
import { describe, expect, test } from 'vitest';
import { answerMessage } from '../../adapters/conversation/answer.ts';
import type { State } from '../../adapters/conversation/state.ts';
import { openDesk } from '../../bench/understand/desk.ts';
import { instant } from '../../src/time.ts';
import { BOGOR } from './reading.ts';

const BUDI = '#Budi Santoso#25011987#07082017';

/** A person who writes these messages; each answer with what it asked of the API. */
async function talk(...texts: string[]) {
  const desk = openDesk({ id: 'again', raw: '', template: BOGOR, receivedAt: '2017-08-01T09:00:00+07:00' } as never);
  let state: State = {};
  const answers = [];
  for (const [index, text] of texts.entries()) {
    desk.changes.length = 0;
    const from = { kind: 'phone', value: '+6281200000001' } as const;
    const message = { type: 'message', messageId: `${index}`, from, to: '+628111100333', text, media: [] } as const;
    const at = instant('2017-08-01T09:00:00+07:00').add({ seconds: 20 * index });
    const answer = await answerMessage(
      { message: { ...message, media: [] }, key: `${index}`, channel: 'WHATSAPP', at },
      state,
      desk.ask,
    );
    state = answer.state;
    answers.push({
      key: answer.replies[0]?.key,
      text: answer.replies.map((reply) => reply.text).join('\n'),
      asked: desk.changes.map(({ ask }) => ask),
      intent: answer.intent,
    });
  }
  return answers;
}

describe('a registration that comes again while its place is held', () => {
  test('is shown again with its code', async () => {
    const [first, again] = await talk(BUDI, BUDI);
    expect(again).toMatchObject({ key: 'held', text: first?.text });
  });

  test('is put right in place, and moved to the other day', async () => {
    const [, slip, day, yes] = await talk(
      BUDI,
      '#Budi Santosa#25011987#07082017',
      '#Budi Santosa#26011987#08082017',
      'ya',
    );
    expect(slip).toMatchObject({ key: 'held', asked: ['book', 'correct'] });
    expect(slip?.text).toContain('Budi Santosa, lahir 25 Januari 1987');
    expect(day).toMatchObject({ key: 'held', asked: ['book', 'correct', 'reschedule'] });
    expect(day?.text).toMatch(/26 Januari 1987.*Selasa, 8 Agustus 2017/s);
    expect(yes?.asked).toEqual(['confirm']);
  });

  test("of another person takes its place by a yes only, and that yes is none to the first one's", async () => {
    const siti = '#Siti Aminah#25011990#09082017';
    const [, ask, no, yesLater] = await talk(BUDI, siti, 'tidak', 'ya');
    expect(ask).toMatchObject({ key: 'askReplace', asked: ['book', 'correct'] });
    expect(ask?.text).toMatch(/Budi Santoso.*Siti Aminah/s);
    expect(no).toMatchObject({ key: 'kept', asked: [] });
    expect(yesLater?.asked).toEqual(['confirm']);

    const [, , replaced, agreed] = await talk(BUDI, siti, 'ya', 'ya');
    expect(replaced).toMatchObject({ key: 'held', asked: ['cancel', 'book'], intent: 'REGISTER' });
    expect(replaced?.text).toContain('Siti Aminah, lahir 25 Januari 1990');
    expect(agreed?.asked).toEqual(['confirm']);

    const [, , code] = await talk(BUDI, siti, '2345678A');
    expect(code).toMatchObject({ key: 'confirmed', asked: ['confirm'] });
  });

  test.each(['jam buka?', 'batal gak ya', 'kalau diganti gimana', BUDI])(
    'is not given up by %j behind that question',
    async (said) => {
      const answers = await talk(BUDI, '#Siti Aminah#25011990#09082017', said, 'ya');
      expect(answers.flatMap(({ asked }) => asked)).not.toContain('cancel');
    },
  );

  test('stays where it is when its place is certain', async () => {
    const [, , again] = await talk(BUDI, 'ya', '#Siti Aminah#25011990#09082017');
    expect(again).toMatchObject({ key: 'refused.LIMIT_REACHED', asked: ['book'] });
  });
});

describe('a sentence that says what is wrong', () => {
  test.each([
    ['salah, nama saya Budi Santosa', 'Budi Santosa, lahir 25 Januari 1987'],
    ['maaf salah tanggal lahir, harusnya 26011987', 'Budi Santoso, lahir 26 Januari 1987'],
  ])('corrects it: %s', async (said, right) => {
    const [, corrected, yes] = await talk(BUDI, said, 'ya');
    expect(corrected).toMatchObject({ key: 'corrected', asked: ['correct'] });
    expect(corrected?.text).toContain(right);
    expect(corrected?.text).toContain('Belum pasti');
    expect(yes?.asked).toEqual(['confirm']);
  });

  test('has the line to send where it is more than a slip', async () => {
    const [, said] = await talk(BUDI, 'salah, nama saya Joko Waluyo');
    expect(said).toMatchObject({ key: 'correctBySending' });
    expect(said?.text).toContain('#Joko Waluyo#25011987#07082017');
  });

  test.each(['kalau nama saya salah gimana', 'nama saya Budi Santoso, tanggalnya salah', 'namanya tidak salah kan'])(
    'corrects nothing by %j',
    async (said) => {
      const [, answer] = await talk(BUDI, said);
      expect(answer?.asked).toEqual([]);
    },
  );
});
