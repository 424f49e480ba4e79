// Keeps one office's board up to date for weeks: a live line, the whole once a minute, and a fresh start after a sleep.
import { AskFault, askApi } from '../api/ask.ts';
import { openLiveConnection } from '../api/live.ts';
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
/** The same while there is no live line: where WebSockets are blocked the board goes on like this forever. */
const BOARD_WHOLE_EVERY_OFFLINE_MS = 5_000;
/** An answer that has not come by then is not waited for with the next question. */
const SLOW_ANSWER_MS = 15_000;
/** Two pings and the patience of one: what is shown may be true no longer. */
const BOARD_STALE_AFTER_MS = 25_000;
/** Seconds that passed unseen mean that the machine slept. */
const SLEPT_AFTER_MS = 20_000;

/** The function returned ends it. */
export function watchBoard({ office, language, onFrame, onOffice, onTick, onNone }: BoardWatching): () => void {
  let shown: BoardFrame | null = null;
  /** The milliseconds by which the server's clock is ahead of this machine's. */
  let ahead = 0;
  let heard = Date.now();
  let lastTick = Date.now();
  let lastWhole = 0;
  let asking = 0;
  let connected = false;
  let stale = false;
  let over = false;

  const line = openLiveConnection({
    onHeard: hear,
    onConnection(open) {
      // Frames may have been missed in between.
      if (open && !connected) void whole();
      connected = open;
    },
  });
  const leave = line.listen(BoardLiveDocument, { office }, ({ board }) => take(board), refused);
  const timer = setInterval(tick, 1000);
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('online', awake);
  void whole();

  function hear(): void {
    heard = Date.now();
    if (stale && !over) tell();
  }

  function tell(): void {
    const now = Date.now();
    stale = now - heard > BOARD_STALE_AFTER_MS;
    onTick(now + ahead, stale);
  }

  function take(frame: BoardFrame): void {
    hear();
    if (over || !isNewerFrame(frame, shown)) return;
    shown = frame;
    onFrame(frame);
  }

  async function whole(): Promise<void> {
    lastWhole = Date.now();
    asking++;
    try {
      const asked = Date.now();
      const { board } = await askApi(BoardNowDocument, { office }, { language });
      if (over) return;
      ahead = Date.parse(board.at) - (asked + Date.now()) / 2;
      onOffice(board.office);
      take(board);
      tell();
    } catch (fault) {
      if (fault instanceof AskFault) refused(fault.code);
    } finally {
      asking--;
    }
  }

  function tick(): void {
    const now = Date.now();
    const slept = now - lastTick > SLEPT_AFTER_MS || now < lastTick;
    lastTick = now;
    if (slept) awake();
    else if (isDue(now - lastWhole)) void whole();
    tell();
  }

  function isDue(passed: number): boolean {
    if (asking > 0 && passed < SLOW_ANSWER_MS) return false;
    return passed >= (connected ? BOARD_WHOLE_EVERY_MS : BOARD_WHOLE_EVERY_OFFLINE_MS);
  }

  function awake(): void {
    line.wake();
    void whole();
  }

  function seen(): void {
    if (!document.hidden) void whole();
  }

  function refused(code: string): void {
    if (code === 'NOT_FOUND' && !over) onNone();
  }

  return () => {
    over = true;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
    window.removeEventListener('online', awake);
    leave();
    line.close();
  };
}
