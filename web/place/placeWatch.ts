// Keeps one visit up to date: a live line, the whole when the clock alone changes it, and what was known while there is no network.
import { AnswerOrder } from '../api/answerOrder.ts';
import { AskFault, askApi } from '../api/ask.ts';
import { LiveConnection } from '../api/live.ts';
import type { PageLanguage } from '../texts/language.ts';
import { type OwnVisitFragment, OwnVisitLiveDocument, OwnVisitNowDocument } from './documents.ts';
import { keepVisit, readKeptVisit } from './keptVisits.ts';

export interface PlaceWatching {
  secret: string;
  language: PageLanguage;
  /** `stale`: as it was at `visit.at`, since the server is out of reach. */
  onVisit(visit: OwnVisitFragment, stale: boolean): void;
  onNone(): void;
}

/** While there is no live line the visit is asked for, as the board is. */
const PLACE_ASK_EVERY_OFFLINE_MS = 10_000;
/** A little after the moment at which the clock changes something. */
const PLACE_AFTER_CHANGE_MS = 500;
const MAX_TIMER_MS = 6 * 3_600_000;

export class PlaceWatch {
  private readonly watching: PlaceWatching;
  private readonly line: LiveConnection;
  private readonly order = new AnswerOrder();
  private readonly timer: ReturnType<typeof setInterval>;
  private known: OwnVisitFragment | null;
  private change: ReturnType<typeof setTimeout> | undefined;
  private leave = () => {};
  private connected = false;
  private over = false;

  constructor(watching: PlaceWatching) {
    this.watching = watching;
    this.known = readKeptVisit(watching.secret);
    if (this.known) watching.onVisit(this.known, true);
    const { secret, language } = watching;
    this.line = new LiveConnection({
      language,
      whileHidden: true,
      onConnection: (open) => this.connection(open),
    });
    this.leave = this.line.listen({
      document: OwnVisitLiveDocument,
      variables: { secret },
      onNext: ({ visit }) => this.take(visit),
      onRefused: (code) => this.refused(code),
    });
    this.timer = setInterval(() => !this.connected && void this.ask(), PLACE_ASK_EVERY_OFFLINE_MS);
    document.addEventListener('visibilitychange', this.seen);
    window.addEventListener('online', this.awake);
    void this.ask();
  }

  stop(): void {
    this.cease();
    this.line.close();
  }

  /** The connection, which nothing uses any more, ends by itself. */
  private cease(): void {
    this.over = true;
    clearInterval(this.timer);
    clearTimeout(this.change);
    this.leave();
    document.removeEventListener('visibilitychange', this.seen);
    window.removeEventListener('online', this.awake);
  }

  /** Also after a step of the person's own. */
  async ask(): Promise<void> {
    const { secret, language } = this.watching;
    const question = this.order.begin();
    try {
      const { visit } = await askApi(OwnVisitNowDocument, { secret }, { language });
      if (!visit) this.refused('NOT_FOUND');
      else if (this.order.isNews(question)) this.put(visit);
    } catch (fault) {
      if (fault instanceof AskFault && fault.code !== 'OFFLINE') this.refused(fault.code);
      else if (this.known && !this.over) this.watching.onVisit(this.known, true);
    }
  }

  /** Shows a visit that the live line or a step of the person's own has brought. */
  take(visit: OwnVisitFragment): void {
    this.order.outdate();
    this.put(visit);
  }

  private put(visit: OwnVisitFragment): void {
    if (this.over) return;
    this.known = visit;
    keepVisit(this.watching.secret, visit);
    this.watching.onVisit(visit, false);
    clearTimeout(this.change);
    // The server ends the view of a visit that is over: asked again, it would end it again.
    if (visit.over) this.leave();
    if (!visit.changesAt) return;
    const wait = Date.parse(visit.changesAt) - Date.parse(visit.at) + PLACE_AFTER_CHANGE_MS;
    this.change = setTimeout(() => void this.ask(), Math.min(Math.max(wait, PLACE_AFTER_CHANGE_MS), MAX_TIMER_MS));
  }

  private connection(open: boolean): void {
    const wasLost = this.connected && !open;
    this.connected = open;
    if (wasLost) void this.ask();
  }

  private awake = (): void => {
    this.line.wake();
    void this.ask();
  };

  private seen = (): void => {
    if (!document.hidden) void this.ask();
  };

  /** The copy on this device goes with the page. */
  private refused(code: string): void {
    if (code !== 'NOT_FOUND' || this.over) return;
    keepVisit(this.watching.secret, null);
    this.cease();
    this.watching.onNone();
  }
}
