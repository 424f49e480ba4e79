// Keeps one office's board up to date for weeks: a live line, the whole now and then, and a fresh start after a sleep.
import { AskFault, askApi } from '../api/ask.ts';
import { LiveConnection } from '../api/live.ts';
import type { PageLanguage } from '../texts/language.ts';
import { type BoardFrame, isNewerFrame } from './calls.ts';
import { BoardLiveDocument, BoardNowDocument, type BoardNowQuery } from './documents.ts';

export type OfficeShown = BoardNowQuery['board']['office'];

export interface BoardWatching {
  office: string;
  language: PageLanguage;
  onFrame(frame: BoardFrame): void;
  onOffice(office: OfficeShown): void;
  /** Each second; `stale` from the moment on when the server has not been heard for too long, until it is. */
  onTick(now: number, stale: boolean): void;
  /** There is no such office. */
  onNone(): void;
}

/** The whole is asked for again, whatever the line says: a new day begins, or a frame was lost. */
const BOARD_WHOLE_EVERY_MS = 60_000;
/** The same while there is no live line: where all that is live is blocked the board goes on like this forever. */
const BOARD_WHOLE_EVERY_OFFLINE_MS = 5_000;
/** An answer that has not come by then is not waited for with the next question. */
const SLOW_ANSWER_MS = 15_000;
/** Two pings and the patience of one: what is shown may be true no longer. */
const BOARD_STALE_AFTER_MS = 25_000;
/** Seconds that passed unseen mean that the machine slept. */
const SLEPT_AFTER_MS = 20_000;

export class BoardWatch {
  private readonly watching: BoardWatching;
  private readonly line: LiveConnection;
  private readonly leave: () => void;
  private readonly timer: ReturnType<typeof setInterval>;
  private shown: BoardFrame | null = null;
  /** The milliseconds by which the server's clock is ahead of this machine's. */
  private ahead = 0;
  private heard = Date.now();
  private lastTick = Date.now();
  private lastWhole = 0;
  private asking = 0;
  private connected = false;
  private stale = false;
  private over = false;

  constructor(watching: BoardWatching) {
    this.watching = watching;
    const { office, language } = watching;
    this.line = new LiveConnection({
      language,
      whileHidden: true,
      onHeard: () => this.hear(),
      onConnection: (open) => this.connection(open),
    });
    this.leave = this.line.listen({
      document: BoardLiveDocument,
      variables: { office },
      onNext: ({ board }) => this.take(board),
      onRefused: (code) => this.refused(code),
    });
    this.timer = setInterval(() => this.tick(), 1000);
    document.addEventListener('visibilitychange', this.seen);
    window.addEventListener('online', this.awake);
    void this.whole();
  }

  stop(): void {
    this.over = true;
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.seen);
    window.removeEventListener('online', this.awake);
    this.leave();
    this.line.close();
  }

  private connection(open: boolean): void {
    // Frames may have been missed in between.
    if (open && !this.connected) void this.whole();
    this.connected = open;
  }

  private hear(): void {
    this.heard = Date.now();
    if (this.stale && !this.over) this.tell();
  }

  private tell(): void {
    const now = Date.now();
    this.stale = now - this.heard > BOARD_STALE_AFTER_MS;
    this.watching.onTick(now + this.ahead, this.stale);
  }

  private take(frame: BoardFrame): void {
    this.hear();
    if (this.over || !isNewerFrame(frame, this.shown)) return;
    this.shown = frame;
    this.watching.onFrame(frame);
  }

  private async whole(): Promise<void> {
    const { office, language, onOffice } = this.watching;
    this.lastWhole = Date.now();
    this.asking++;
    try {
      const asked = Date.now();
      const { board } = await askApi(BoardNowDocument, { office }, { language });
      if (this.over) return;
      this.ahead = Date.parse(board.at) - (asked + Date.now()) / 2;
      onOffice(board.office);
      this.take(board);
      this.tell();
    } catch (fault) {
      if (fault instanceof AskFault) this.refused(fault.code);
    } finally {
      this.asking--;
    }
  }

  private tick(): void {
    const now = Date.now();
    const slept = now - this.lastTick > SLEPT_AFTER_MS || now < this.lastTick;
    this.lastTick = now;
    if (slept) this.awake();
    else if (this.isDue(now - this.lastWhole)) void this.whole();
    this.tell();
  }

  private isDue(passed: number): boolean {
    if (this.asking > 0 && passed < SLOW_ANSWER_MS) return false;
    return passed >= (this.connected ? BOARD_WHOLE_EVERY_MS : BOARD_WHOLE_EVERY_OFFLINE_MS);
  }

  private awake = (): void => {
    this.line.wake();
    void this.whole();
  };

  private seen = (): void => {
    if (!document.hidden) void this.whole();
  };

  private refused(code: string): void {
    if (code === 'NOT_FOUND' && !this.over) this.watching.onNone();
  }
}
