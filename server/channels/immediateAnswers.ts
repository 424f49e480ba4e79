// For channels that answer at once: a message is stored like any other, and the reply to its request has the answer.
import { type Pool, queriesOn } from '../../src/database.ts';
import type { Arrival } from '../../src/inbox/arrival.ts';
import { storedMessage, takeIn } from '../../src/inbox/inbox.ts';
import type { Clock } from '../../src/time.ts';
import { transact } from '../../src/transact.ts';
import { repliesTo, type WorkOn } from './conversations.ts';

interface ImmediateAnswersSetup {
  pool: Pool;
  clock: Clock;
  workOn: WorkOn;
  /** Keeps the photo of a stored message. */
  keepPhoto(id: number): Promise<void>;
}

export class ImmediateAnswers {
  /** By sender, the last message being answered: those of one sender are answered one after the other. */
  private readonly lastAnswers = new Map<string, Promise<unknown>>();
  private readonly setup: ImmediateAnswersSetup;

  constructor(setup: ImmediateAnswersSetup) {
    this.setup = setup;
  }

  /** The replies, with the intent that was understood. */
  async answer(arrival: Arrival): Promise<object> {
    const { message } = arrival;
    const id = await this.store(arrival);
    const { workOn, pool } = this.setup;
    const answered =
      (await this.afterOthersOf(message.from.value, () => workOn(id))) ?? (await storedMessage(queriesOn(pool), id));
    if (message.media.length > 0) await this.setup.keepPhoto(id);
    const replies = await repliesTo(pool, id);
    return {
      replies: replies.map(({ key, text, media, buttons = [] }) => ({ key, text, media, buttons })),
      intent: answered?.intent ?? null,
      reason: answered?.reason ?? null,
    };
  }

  private async store(arrival: Arrival): Promise<number> {
    const { pool, clock } = this.setup;
    const [id] = await transact(pool, async (tx) => ({
      answer: await takeIn(tx, [arrival], clock.now(), false),
      announcements: [],
    }));
    if (id === undefined) throw new Error('The message was not stored.');
    return id;
  }

  private async afterOthersOf<T>(sender: string, work: () => Promise<T>): Promise<T> {
    const before = this.lastAnswers.get(sender) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.lastAnswers.set(sender, mine);
    try {
      return await mine;
    } finally {
      if (this.lastAnswers.get(sender) === mine) this.lastAnswers.delete(sender);
    }
  }
}
