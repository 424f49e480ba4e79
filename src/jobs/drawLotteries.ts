// Draws lotteries whose time has come: entries are answered in the order of the draw, some in each transaction.
import { type BookAnswer, bookGroup } from '../booking/book.ts';
import { drawnRequest, type StoredRequest } from '../booking/lotteryEntries.ts';
import { drawNotice } from '../booking/lotteryNotices.ts';
import { type Pool, queriesOn, type Transaction } from '../database.ts';
import { itemAt } from '../items.ts';
import { closeLottery, type DueLottery, dueLotteries, markDrawn, undrawnEntries } from '../lottery/draw.ts';
import { prepareLottery } from '../lottery/enter.ts';
import { drawOrder } from '../lottery/order.ts';
import type { Directory } from '../office/directory.ts';
import { nextLottery } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import type { PlaceLogKeys } from '../placeLog/keys.ts';
import { isRefusal } from '../refusal.ts';
import { addMinutes, type Instant, isBefore } from '../time.ts';
import { type Done, transact } from '../transact.ts';
import { eachOf } from './eachOf.ts';

const ENTRIES_PER_STEP = 100;

export interface LotteryDrawing {
  pool: Pool;
  offices: Directory;
  pseudonymOf: PlaceLogKeys['pseudonymOf'];
}

/** Makes the seeds of the lotteries to come: they are there, and their hashes public, before anyone enters. */
export class LotterySeeds {
  readonly #made = new Map<string, string>();

  async make({ pool, offices }: LotteryDrawing, now: Instant): Promise<void> {
    for (const office of offices.all()) {
      const lottery = nextLottery(office, now);
      const known = lottery && `${lottery.date} ${lottery.from} ${lottery.until}`;
      if (!known || this.#made.get(office.code) === known) continue;
      await transact(pool, async (tx) => {
        await prepareLottery(tx, office.code, lottery);
        return { answer: null, announcements: [] };
      });
      this.#made.set(office.code, known);
    }
  }
}

/** Answers the number of entries drawn; several servers at it take turns. @throws at the end where a lottery failed. */
export async function drawLotteries(drawing: LotteryDrawing, now: Instant): Promise<number> {
  let total = 0;
  const due = await dueLotteries(queriesOn(drawing.pool), now);
  const all = due.flatMap(({ office: code, date }) => {
    const office = drawing.offices.find(code);
    return office ? [{ office, date }] : [];
  });
  await eachOf(
    drawing.pool,
    all.map(({ office, date }) => async () => {
      for (;;) {
        const drawn = await transact(drawing.pool, (tx) => drawSome(tx, { office, date, drawing }, now));
        total += drawn;
        if (drawn < ENTRIES_PER_STEP) return;
      }
    }),
  );
  return total;
}

/**
 * Draws what is due before anything else of the day is given away: by the first request of an office, where no server ran when the
 * entries were over.
 */
export class LotteriesFirst {
  /** By office, the moment until which no lottery can become due. */
  readonly #clearUntil = new Map<string, Instant>();
  #drawing: Promise<number> | null = null;

  /** @throws where a lottery could not be drawn; its day is given to no one else until it is */
  async draw(drawing: LotteryDrawing, office: Office, now: Instant): Promise<void> {
    if (office.policy.lotteryMinutes === 0) return;
    const clear = this.#clearUntil.get(office.code);
    if (clear && isBefore(now, clear)) return;
    this.#drawing ??= drawLotteries(drawing, now).finally(() => {
      this.#drawing = null;
    });
    await this.#drawing;
    this.#clearUntil.set(office.code, nextLottery(office, now)?.until ?? addMinutes(now, CLOSED_DAY_MINUTES));
  }
}
/** A day on which the office is closed has no lottery; the next one is looked for again after this time. */
const CLOSED_DAY_MINUTES = 1;

interface Turn {
  office: Office;
  date: DueLottery['date'];
  drawing: LotteryDrawing;
}

/** The next entries in the order of the draw, which is the same whichever server goes on with it. */
async function drawSome(tx: Transaction, { office, date, drawing }: Turn, now: Instant): Promise<Done<number>> {
  const due = { office: office.code, date };
  const lottery = await closeLottery(tx, due, now);
  if (!lottery) return { answer: 0, announcements: [] };
  const entries = await undrawnEntries(tx, due);
  const tickets = entries.map((entry) => ({ ...entry, ticket: drawing.pseudonymOf(`person ${entry.person}`) }));
  const next = drawOrder(lottery.seed, tickets).slice(0, ENTRIES_PER_STEP);
  const wanted = next.map(({ id, request }) => drawnRequest(request as StoredRequest, office, id));
  const { answer: answers, announcements } = await bookGroup(tx, wanted, now);
  const drawn = next.map(({ id, ticket }, index) => {
    return {
      id,
      ticket,
      wanted: itemAt(wanted, index),
      answer: itemAt(answers, index),
      position: lottery.drawn + index + 1,
    };
  });
  const outcomes = drawn.map(({ id, ticket, position, answer }) => ({ id, ticket, position, ...outcomeOf(answer) }));
  await markDrawn(tx, { ...due, seed: lottery.seed, outcomes, isLast: next.length === entries.length }, now);
  const notices = drawn.flatMap(({ id, wanted: request, answer }) =>
    answer instanceof Error ? [] : (drawNotice({ id, date, office, wanted: request, answer }, now) ?? []),
  );
  return { answer: next.length, announcements, notices: { at: now, all: notices } };
}

function outcomeOf(answer: BookAnswer | Error): { booking: string | null; refusal: string | null } {
  if (answer instanceof Error) return { booking: null, refusal: 'OTHER_INPUT' };
  return isRefusal(answer) ? { booking: null, refusal: answer.refused } : { booking: answer.code, refusal: null };
}
