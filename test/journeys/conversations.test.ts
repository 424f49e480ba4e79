// Forty conversations as people really wrote them, through the simulator: each is answered throughout, and ends where the person wanted.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openApp } from '../support/app.ts';

interface Turn {
  /** `{code}` stands for the code of the person's last booking. */
  text: string;
  photo?: true;
  /** The intents that the answer may be recorded with. */
  answer: string[];
  /** A part of the reply. */
  tells?: string;
  /** A booking is made or changed by it; without, nothing may change. */
  changes?: true;
}

interface Conversation {
  number: number;
  wants: string;
  office?: 'BATAM';
  turns: Turn[];
  /** All bookings of the person in the end. */
  ends: { name: string; status: string; day: string }[];
}

const conversations: Conversation[] = JSON.parse(readFileSync('test/cases/conversations.json', 'utf8'));
const NUMBERS = { BOGOR: '+628111100333', BATAM: '+6282288862017' };
const PHOTO = { media: ['https://example.com/ktp.jpg'] };

describe('the forty conversations', async () => {
  const premises = { street: 'Jalan Contoh 1', telephone: '0251 8388000' };
  const app = await openApp({ change: { BOGOR: { premises } } });
  const bookingsOf = (from: string) =>
    app.query(
      `select code, name, status, visit_date::text as day, queue_number from booking where sender_key = $1 order by held_at`,
      [`tel:${from}`],
    );

  test('are all there', () => {
    expect(conversations.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  test.each(conversations.map((one) => [one.number, one.wants, one] as const))(
    '%i: %s',
    async (number, _wants, one) => {
      const from = `+62812556${String(number).padStart(5, '0')}`;
      const to = NUMBERS[one.office ?? 'BOGOR'];
      for (const turn of one.turns) {
        const before = await bookingsOf(from);
        const text = turn.text.replace('{code}', before.at(-1)?.code);
        const { intent, replies } = await app.simulator({ from, to, text, ...(turn.photo && PHOTO) });
        const said = replies.map((reply) => reply.text).join('\n');
        expect(said, `an answer to ${text}`).not.toBe('');
        expect(turn.answer, said).toContain(intent);
        if (turn.tells) expect(said).toContain(turn.tells);
        const after = await bookingsOf(from);
        if (turn.changes) expect(after, `a change by ${text}`).not.toEqual(before);
        else expect(after, `no change by ${text}`).toEqual(before);
      }
      const ends = (await bookingsOf(from)).map(({ name, status, day }) => ({ name, status, day }));
      expect(ends).toEqual(one.ends);
    },
  );
});
