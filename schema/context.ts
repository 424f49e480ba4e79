// The context of one request: the caller, the language, and the services of the server.
import { type Asker } from '../src/access/asker.ts';
import { type Queryable, queriesOn } from '../src/database.ts';
import type { Office } from '../src/office/settings.ts';
import { type DayLine, dayLines } from '../src/queue/dayLine.ts';
import { addDays, atTime, dateIn, type Instant, isBefore, type Language } from '../src/time.ts';
import type { AppContext } from './appContext.ts';
import { togetherInPlaces } from './togetherInRequest.ts';

/** The facts of a request on which its context is built. */
export interface RequestFacts {
  app: AppContext;
  asker: Asker;
  language: Language;
  /** IP address of the client; null for a request from inside the server. */
  source: string | null;
  /** The moment at which a live view was opened; none: a request that is answered once. */
  openedAt?: Instant;
}

/** The context given to every resolver of one request. It has no #private fields, since Apollo clones it for batches. */
export class Context {
  readonly app: AppContext;
  readonly asker: Asker;
  readonly source: string | null;
  private chosen: Language;
  private readonly lines = new Map<string, Promise<DayLine>>();
  private nextChange: Instant | null = null;
  private viewEnd: Instant | null = null;
  private readonly openedAt: Instant | undefined;
  /** Topics whose changes concern what was read, besides the topic of the operation itself: `queue BOGOR`. */
  readonly followed = new Set<string>();

  constructor({ app, asker, language, source, openedAt }: RequestFacts) {
    this.app = app;
    this.openedAt = openedAt;
    this.asker = asker;
    this.source = source;
    this.chosen = language;
  }

  /** The language of texts: the request's, unless a mutation has chosen another for its answer. */
  get language(): Language {
    return this.chosen;
  }

  /** Answers in this language from here on; root fields of a mutation run one after the other. */
  answerIn(language: Language): void {
    this.chosen = language;
  }

  /** The first moment at which the clock alone changes what was read so far; null: it changes nothing. */
  get changesAt(): Instant | null {
    return this.nextChange;
  }

  /** A resolver read something that the clock changes at that moment, and not before. */
  noteChangeAt(at: Instant): void {
    if (this.nextChange === null || isBefore(at, this.nextChange)) this.nextChange = at;
  }

  /** A resolver read something that changes when the day of that time zone ends. */
  noteDayOf(timeZone: string): void {
    const tomorrow = addDays(dateIn(timeZone, this.app.now()), 1);
    this.noteChangeAt(atTime(tomorrow, '00:00', timeZone));
  }

  /** The moment that a live view is about: it stays with the day on which it was opened. */
  get since(): Instant {
    return this.openedAt ?? this.app.now();
  }

  /** The moment from which a live view has nothing more to tell; null: that is not known yet. */
  get endsAt(): Instant | null {
    return this.viewEnd;
  }

  /** A live view has nothing more to tell from that moment on, unless it is called again with another. */
  noteEndAt(at: Instant | null): void {
    this.viewEnd = at;
  }

  /** The queue of an office today, which is read once per request. */
  lineToday(office: string): Promise<DayLine> {
    const line = this.lines.get(office) ?? queueOf(this, this.app.offices.get(office));
    this.lines.set(office, line);
    return line;
  }
}

const queueOf = togetherInPlaces((context: Context, offices: readonly Office[]) =>
  dayLines(reading(context), offices, context.app.now()),
);

export function reading({ app }: Pick<Context, 'app'>): Queryable {
  return queriesOn(app.pool);
}

/** For figures and histories: what it reads may be some seconds old. No rule and no one's own state depends on it. */
export function readingStale({ app }: Pick<Context, 'app'>): Queryable {
  return app.staleReads();
}
