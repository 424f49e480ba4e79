// Keeps one office's board up to date for weeks: a live line, the whole once a minute, and a fresh start after a sleep.
import { AskFault, ask } from '../api/ask.ts';
import { openLine } from '../api/live.ts';
import type { Language } from '../texts/language.ts';
import { type Frame, isNewer } from './calls.ts';
import { BoardLiveDocument, BoardNowDocument, type BoardNowQuery } from './documents.ts';

export type OfficeShown = BoardNowQuery['board']['office'];

export interface Watching {
  office: string;
  language: Language;
  onFrame(frame: Frame): void;
  onOffice(office: OfficeShown): void;
  /** Each second; `stale` from the moment on when the server has not been heard for too long, until it is. */
  onTick(now: number, stale: boolean): void;
  /** There is no such office. */
  onNone(): void;
}

/** The whole is asked for again, whatever the line says: a new day begins, or a frame was lost. */
const WHOLE_EVERY = 60_000;
/** The same while there is no live line: where WebSockets are blocked the board goes on like this for ever. */
const WHOLE_EVERY_WITHOUT_LINE = 5_000;
/** An answer that has not come by then is not waited for with the next question. */
const SLOW_ANSWER = 15_000;
/** Two pings and the patience of one: what is shown may be true no longer. */
const STALE_AFTER = 25_000;
/** Seconds that passed unseen mean that the machine slept. */
const SLEPT = 20_000;

/** The function returned ends it. */
export function watchBoard({ office, language, onFrame, onOffice, onTick, onNone }: Watching): () => void {
  let shown: Frame | null = null;
  /** What the server's clock is ahead of this machine's. */
  let ahead = 0;
  let heard = Date.now();
  let lastTick = Date.now();
  let lastWhole = 0;
  let asking = 0;
  let connected = false;
  let stale = false;
  let over = false;

  const line = openLine({
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
    stale = now - heard > STALE_AFTER;
    onTick(now + ahead, stale);
  }

  function take(frame: Frame): void {
    hear();
    if (over || !isNewer(frame, shown)) return;
    shown = frame;
    onFrame(frame);
  }

  async function whole(): Promise<void> {
    lastWhole = Date.now();
    asking++;
    try {
      const asked = Date.now();
      const { board } = await ask(BoardNowDocument, { office }, { language });
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
    const slept = now - lastTick > SLEPT || now < lastTick;
    lastTick = now;
    if (slept) awake();
    else if (isDue(now - lastWhole)) void whole();
    tell();
  }

  function isDue(passed: number): boolean {
    if (asking > 0 && passed < SLOW_ANSWER) return false;
    return passed >= (connected ? WHOLE_EVERY : WHOLE_EVERY_WITHOUT_LINE);
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
