// The board by Server-Sent Events, for networks that let no WebSocket pass: opened beside it, and closed when one is there.
import { retryWaitMs } from '../api/liveListener.ts';
import { SERVER } from '../api/server.ts';
import type { BoardFrame } from './calls.ts';
import { BoardLiveDocument, type BoardLiveSubscription } from './documents.ts';

export interface BoardStreaming {
  office: string;
  onFrame(frame: BoardFrame): void;
  onRefused(code: string): void;
}

interface StreamedResult {
  data?: BoardLiveSubscription | null;
  errors?: readonly { extensions?: { code?: string } }[];
}

export class BoardStream {
  private readonly streaming: BoardStreaming;
  private source: EventSource | null = null;
  private again: ReturnType<typeof setTimeout> | undefined;
  private losses = 0;
  private speaks = false;

  constructor(streaming: BoardStreaming) {
    this.streaming = streaming;
  }

  /** Whether frames come by it: what stands in between may take an event stream, and keep what is in it. */
  get isLive(): boolean {
    return this.speaks;
  }

  /** Nothing, if it is open already, or about to be. */
  open(): void {
    if (this.source || this.again !== undefined) return;
    const variables = JSON.stringify({ office: this.streaming.office });
    const source = new EventSource(`${SERVER}/graphql?${new URLSearchParams({ query: BoardLiveDocument, variables })}`);
    this.source = source;
    source.addEventListener('next', ({ data }) => this.take(JSON.parse(data) as StreamedResult));
    source.addEventListener('complete', () => this.comeBack());
    // The browser would come back by itself, but not after each answer, and all boards at the same moment.
    source.onerror = () => this.comeBack();
  }

  close(): void {
    clearTimeout(this.again);
    this.again = undefined;
    this.end();
  }

  private end(): void {
    this.source?.close();
    this.source = null;
    this.speaks = false;
  }

  private take({ data, errors }: StreamedResult): void {
    if (!data) {
      this.streaming.onRefused(errors?.[0]?.extensions?.code ?? 'UNKNOWN');
      return;
    }
    this.losses = 0;
    this.speaks = true;
    this.streaming.onFrame(data.board);
  }

  private comeBack(): void {
    this.end();
    this.again = setTimeout(
      () => {
        this.again = undefined;
        this.open();
      },
      retryWaitMs(this.losses++),
    );
  }
}
