// A fair queue for costly work of callers without a key: networks take turns, and requests of all others come between.
import { sourcePrefix, widerNetwork } from '../../src/access/source.ts';
import { FairQueue } from '../../src/fairQueue.ts';
import { TooManyRequests } from '../access/limiting.ts';

/** Pieces of work at a time; while one waits for the database, another has the processor. */
const MAX_AT_WORK = 2;
/** Work that takes longer waits for something itself, and gives its turn back. */
const MAX_TURN_MS = 20;
/** With more waiting than that, a network waits with one request at a time. */
const MANY_WAITING = 1000;
const MAX_WAITING = 5000;
const RETRY_AFTER_SECONDS = 2;

type Begin = () => void;

export class FairTurns {
  private readonly waiting = new FairQueue<Begin>();
  private working = 0;
  private isNextDue = false;

  /** @throws TooManyRequests if too many wait already, of this network or of all. */
  async run<Result>(address: string, work: () => Promise<Result>): Promise<Result> {
    const prefix = sourcePrefix(address);
    await this.turnOf(widerNetwork(prefix) ?? prefix);
    const leave = this.enter();
    try {
      return await work();
    } finally {
      leave();
    }
  }

  private async turnOf(network: string): Promise<void> {
    const most = this.waiting.roundsOf(network) > 0 ? MANY_WAITING : MAX_WAITING;
    if (this.waiting.size >= most) throw new TooManyRequests(RETRY_AFTER_SECONDS, 'Too many costly requests');
    await new Promise<void>((begin) => {
      this.waiting.add(network, begin);
      this.nextTurn();
    });
  }

  private enter(): () => void {
    let isOver = false;
    const leave = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      this.working--;
      this.nextTurn();
    };
    const timer = setTimeout(leave, MAX_TURN_MS);
    return leave;
  }

  /** In the next turn of the event loop: what has arrived meanwhile is answered before. */
  private nextTurn(): void {
    if (this.isNextDue || this.waiting.size === 0 || this.working >= MAX_AT_WORK) return;
    this.isNextDue = true;
    setImmediate(() => {
      this.isNextDue = false;
      this.working++;
      this.waiting.take()?.();
      this.nextTurn();
    });
  }
}
