// One view where no WebSocket passes: by an event stream, and where none comes either, by a question every few seconds.
import { AskFault, type Asking } from './ask.ts';
import { followEvents } from './eventFollower.ts';
import type { LiveResult } from './liveResult.ts';
import { retryWaitMs } from './retryWait.ts';

export interface FallbackSetup<Result> {
  query: string;
  variables: Record<string, unknown>;
  asking: Asking;
  now?: (() => Promise<Result | null>) | undefined;
  /** False: it is refused for good. */
  take(result: LiveResult<Result>): boolean;
  onHeard(): void;
  onFallback(): void;
}

const LIVE_ASK_EVERY_MS = 5_000;
/** A browser that speaks HTTP/1.1 has six connections to a server for all its pages: the rest are for questions. */
const MAX_STREAMS_OF_PAGE = 2;

let streamsOpen = 0;

export class LiveFallback<Result> {
  private readonly setup: FallbackSetup<Result>;
  /** The event stream brings the view: what stands in between may take one, and keep what is in it. */
  private speaks = false;
  /** The last question was answered. */
  private answered = false;
  private news = 0;
  private asking = false;
  private losses = 0;
  private stream: AbortController | null = null;
  private again: ReturnType<typeof setTimeout> | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(setup: FallbackSetup<Result>) {
    this.setup = setup;
  }

  /** Whether changes come at once, or a few seconds late. */
  get isLive(): boolean {
    return this.speaks || this.answered;
  }

  /** Nothing, if it is started already. */
  start(): void {
    if (this.timer !== undefined) return;
    this.timer = setInterval(() => this.look(), LIVE_ASK_EVERY_MS);
    this.look();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.news++;
    this.losses = 0;
    this.close();
    this.note(false, false);
  }

  private look(): void {
    this.open();
    if (!this.speaks) void this.ask();
  }

  private open(): void {
    if (this.stream || streamsOpen >= MAX_STREAMS_OF_PAGE) return;
    streamsOpen++;
    this.stream = new AbortController();
    void this.follow(this.stream);
  }

  private close(): void {
    clearTimeout(this.again);
    if (!this.stream) return;
    streamsOpen--;
    const { stream } = this;
    this.stream = null;
    stream.abort();
    this.note(false, this.answered);
  }

  /** Until the view is refused, or left. */
  private async follow(stream: AbortController): Promise<void> {
    const { query, variables, asking, onHeard } = this.setup;
    let isRefused = false;
    const onResult = (result: LiveResult<Result>) => {
      if (stream !== this.stream) return;
      this.news++;
      isRefused = !this.setup.take(result);
      if (!result.data) return;
      this.losses = 0;
      this.note(true, false);
    };
    await followEvents({ query, variables }, asking, { stream, onHeard, onResult });
    if (stream !== this.stream) return;
    if (isRefused) return this.stop();
    const { speaks } = this;
    this.note(false, this.answered);
    if (speaks) void this.ask();
    this.again = setTimeout(() => this.reopen(), retryWaitMs(this.losses++));
  }

  private reopen(): void {
    this.close();
    this.open();
  }

  private note(speaks: boolean, answered: boolean): void {
    const { isLive } = this;
    this.speaks = speaks;
    this.answered = answered;
    if (isLive !== this.isLive) this.setup.onFallback();
  }

  /** An answer that comes after something newer is old. */
  private async ask(): Promise<void> {
    const { now, take, onHeard } = this.setup;
    if (!now || this.asking) return;
    const { news } = this;
    this.asking = true;
    const result = await now().then((data) => ({ data }), resultOfFault);
    this.asking = false;
    if (result.data) onHeard();
    if (news !== this.news) return;
    this.note(this.speaks, Boolean(result.data));
    if (!take(result)) this.stop();
  }
}

function resultOfFault(fault: unknown): LiveResult<never> {
  return { errors: [{ extensions: { code: fault instanceof AskFault ? fault.code : 'UNKNOWN' } }] };
}
