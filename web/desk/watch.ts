// Keeps a desk up to date: asks for the office as it is whenever the line says that something changed, and without it often.
import { AnswerOrder } from '../api/answerOrder.ts';
import { askApi } from '../api/ask.ts';
import { LiveConnection } from '../api/live.ts';
import type { StaffKey } from '../api/staffKey.ts';
import { noteFault } from '../signIn/session.ts';
import type { PageLanguage } from '../texts/language.ts';
import type { DeskState } from './deskState.ts';
import { BookingsChangedDocument, DayChangedDocument, DeskNowDocument, LineChangedDocument } from './documents.ts';

export interface DeskWatching {
  office: string;
  language: PageLanguage;
  key: StaffKey;
  onState(state: DeskState): void;
  /** Today's bookings or the line changed, or may have. */
  onChange(): void;
  /** Each second: the office's moment, and whether what is shown may be true no longer. */
  onTick(now: number, stale: boolean): void;
}

/** Milliseconds between two asks at least, however much happens. */
const DESK_ASK_INTERVAL_MS = 700;
const DESK_WHOLE_EVERY_MS = { listening: 30_000, deaf: 5000 };
const DESK_STALE_AFTER_MS = 20_000;

export class DeskWatch {
  private readonly watching: DeskWatching;
  private readonly line: LiveConnection;
  private readonly leave: readonly (() => void)[];
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly order = new AnswerOrder();
  /** The milliseconds by which the server's clock is ahead of this machine's. */
  private ahead = 0;
  private heard = Date.now();
  private lastAsked = 0;
  private listening = false;
  private over = false;
  private due: ReturnType<typeof setTimeout> | undefined;

  constructor(watching: DeskWatching) {
    this.watching = watching;
    const { office, key, language } = watching;
    const onNext = () => this.soon();
    this.line = new LiveConnection({
      key,
      language,
      onHeard: () => {
        this.heard = Date.now();
      },
      onConnection: (open) => {
        this.listening = open;
        if (open) this.soon();
      },
    });
    this.leave = [
      this.line.listen({ document: LineChangedDocument, variables: { office }, onNext }),
      this.line.listen({ document: DayChangedDocument, variables: { office }, onNext }),
      this.line.listen({ document: BookingsChangedDocument, variables: { office }, onNext }),
    ];
    this.timer = setInterval(() => this.tick(), 1000);
    document.addEventListener('visibilitychange', this.seen);
    window.addEventListener('online', this.awake);
    void this.whole();
  }

  /** Something was done here: what it changed is asked for at once. */
  again(): void {
    this.order.outdate();
    void this.whole();
  }

  stop(): void {
    this.over = true;
    clearTimeout(this.due);
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.seen);
    window.removeEventListener('online', this.awake);
    for (const each of this.leave) each();
    this.line.close();
  }

  private soon(): void {
    const wait = Math.max(0, this.lastAsked + DESK_ASK_INTERVAL_MS - Date.now());
    this.due ??= setTimeout(() => void this.whole(), wait);
  }

  private async whole(): Promise<void> {
    clearTimeout(this.due);
    this.due = undefined;
    const asked = Date.now();
    this.lastAsked = asked;
    const question = this.order.begin();
    const { office, language, key, onState, onChange, onTick } = this.watching;
    try {
      const { office: found, parked, noShows } = await askApi(DeskNowDocument, { office }, { language, key });
      if (this.over || !found || !this.order.isNews(question)) return;
      this.heard = Date.now();
      this.ahead = Date.parse(found.board.at) - (asked + this.heard) / 2;
      onState({ ...found, parked: parked.edges, noShows: noShows.nodes });
      onTick(this.heard + this.ahead, false);
      onChange();
    } catch (fault) {
      noteFault(fault);
    }
  }

  private tick(): void {
    const now = Date.now();
    const every = this.listening ? DESK_WHOLE_EVERY_MS.listening : DESK_WHOLE_EVERY_MS.deaf;
    if (now - this.lastAsked > every) void this.whole();
    this.watching.onTick(now + this.ahead, now - this.heard > DESK_STALE_AFTER_MS);
  }

  private awake = (): void => {
    this.line.wake();
    this.soon();
  };

  private seen = (): void => {
    if (!document.hidden) this.soon();
  };
}
