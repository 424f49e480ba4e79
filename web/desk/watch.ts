// Keeps a desk up to date: asks for the office as it is whenever the line says that something changed, and without it often.
import { askApi } from '../api/ask.ts';
import { openLiveConnection } from '../api/live.ts';
import { noteFault } from '../signIn/session.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { DeskState } from './deskState.ts';
import { DayChangedDocument, DeskNowDocument, LineChangedDocument } from './documents.ts';

export interface DeskWatching {
  office: string;
  language: PageLanguage;
  key: string;
  onState(state: DeskState): void;
  /** Today's bookings or the line changed, or may have. */
  onChange(): void;
  /** Each second: the office's moment, and whether what is shown may be true no longer. */
  onTick(now: number, stale: boolean): void;
}

export interface DeskWatch {
  /** Something was done here: what it changed is asked for at once. */
  again(): void;
  stop(): void;
}

/** Milliseconds between two asks at least, however much happens. */
const DESK_ASK_INTERVAL_MS = 700;
const DESK_WHOLE_EVERY_MS = { listening: 30_000, deaf: 5000 };
const DESK_STALE_AFTER_MS = 20_000;

export function watchDesk({ office, language, key, onState, onChange, onTick }: DeskWatching): DeskWatch {
  let ahead = 0;
  let heard = Date.now();
  let lastAsked = 0;
  let listening = false;
  let over = false;
  let due: ReturnType<typeof setTimeout> | undefined;

  const line = openLiveConnection({
    key,
    onHeard() {
      heard = Date.now();
    },
    onConnection(open) {
      listening = open;
      if (open) soon();
    },
  });
  const leave = [line.listen(LineChangedDocument, { office }, soon), line.listen(DayChangedDocument, { office }, soon)];
  const timer = setInterval(tick, 1000);
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('online', awake);
  void whole();

  function soon(): void {
    due ??= setTimeout(() => void whole(), Math.max(0, lastAsked + DESK_ASK_INTERVAL_MS - Date.now()));
  }

  async function whole(): Promise<void> {
    clearTimeout(due);
    due = undefined;
    const asked = Date.now();
    lastAsked = asked;
    try {
      const { office: found, parked } = await askApi(DeskNowDocument, { office }, { language, key });
      if (over || !found) return;
      heard = Date.now();
      ahead = Date.parse(found.board.at) - (asked + heard) / 2;
      onState({ ...found, parked: parked.edges });
      onTick(heard + ahead, false);
      onChange();
    } catch (fault) {
      noteFault(fault);
    }
  }

  function tick(): void {
    const now = Date.now();
    if (now - lastAsked > (listening ? DESK_WHOLE_EVERY_MS.listening : DESK_WHOLE_EVERY_MS.deaf)) void whole();
    onTick(now + ahead, now - heard > DESK_STALE_AFTER_MS);
  }

  function awake(): void {
    line.wake();
    soon();
  }

  function seen(): void {
    if (!document.hidden) soon();
  }

  return {
    again: () => void whole(),
    stop() {
      over = true;
      clearTimeout(due);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('online', awake);
      for (const each of leave) each();
      line.close();
    },
  };
}
