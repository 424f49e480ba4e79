// Live views, of which each shows the whole state. They come over a WebSocket, and where none passes by event streams or questions;
// the connection comes back by itself after every loss, and says whether it hears the server.
import { type Client, createClient } from 'graphql-ws';
import { officeLanguageFor, type PageLanguage } from '../texts/language.ts';
import type { LiveFallback } from './liveFallback.ts';
import { LiveListener, type LiveListening } from './liveListener.ts';
import { retryWaitMs } from './retryWait.ts';
import { SERVER } from './server.ts';
import { connectionParametersFor, type StaffKey } from './staffKey.ts';

export interface LiveConnectionSetup {
  language: PageLanguage;
  /** The server was heard: a frame, a sign of life, or the answer to a question. */
  onHeard?: () => void;
  /** Whether changes come at once; where nothing live passes, whether each question about the views was answered. */
  onConnection?: (isLive: boolean) => void;
  /** Left out or null: anybody listens. */
  key?: StaffKey | null;
  /** Goes on without a WebSocket also while the page is hidden: only for pages with one view, since browsers limit connections. */
  whileHidden?: boolean;
}

/** The part of a listener that its connection needs. */
interface ConnectedListener {
  readonly fallback: Pick<LiveFallback<unknown>, 'isLive' | 'start' | 'stop'>;
  cease(): void;
}

const PING_EVERY_MS = 10_000;
/** A ping that is not answered by then was not heard. */
const PONG_TIMEOUT_MS = 5_000;
/** The same of a connection that is not acknowledged by then: what stands in between may hold it open forever. */
const LIVE_CONNECT_TIMEOUT_MS = 15_000;
/** No WebSocket for as long: they may be blocked on the way. */
const FALL_BACK_AFTER_MS = 5_000;

/** The server was heard while no WebSocket came through: what is listened to next does not wait for one. */
let seemsBlocked = false;

export class LiveConnection {
  private readonly client: Client;
  private readonly setup: LiveConnectionSetup;
  private readonly listeners = new Set<ConnectedListener>();
  private unanswered: ReturnType<typeof setTimeout> | undefined;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private isOpen = false;
  private fallsBack = false;
  private told: boolean | undefined;

  constructor(setup: LiveConnectionSetup) {
    this.setup = setup;
    const { language, key } = setup;
    this.client = createClient({
      url: `${SERVER.replace(/^http/, 'ws')}/graphql`,
      lazyCloseTimeout: 3000,
      keepAlive: PING_EVERY_MS,
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, retryWaitMs(retries))),
      connectionParams: { 'accept-language': officeLanguageFor(language), ...(key && connectionParametersFor(key)) },
      on: {
        connecting: () => this.expectAnswer(LIVE_CONNECT_TIMEOUT_MS),
        connected: () => this.opened(),
        closed: () => this.closed(),
        ping: (received) => !received && this.expectAnswer(PONG_TIMEOUT_MS),
        pong: (received) => received && this.hear(),
        message: () => setup.onHeard?.(),
      },
    });
    document.addEventListener('visibilitychange', this.seen);
  }

  /** The listener hears the state, then each change; the function returned ends it. */
  listen<Result, Variables>(listening: LiveListening<Result, Variables>): () => void {
    const { client } = this;
    const onHeard = () => {
      if (!this.isOpen) seemsBlocked = true;
      this.setup.onHeard?.();
    };
    const surroundings = { client, asking: this.setup, onHeard, onFallback: () => this.tell() };
    const listener = new LiveListener(surroundings, listening);
    this.listeners.add(listener);
    if (this.fallsBack) this.fallBack();
    else if (!this.isOpen) this.expectFallback();
    return () => {
      listener.end();
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stopFallback();
    };
  }

  /** Connects again at once, for instance after a sleep. */
  wake(): void {
    this.client.terminate();
    if (!this.fallsBack) return;
    for (const { fallback } of this.listeners) fallback.stop();
    this.fallBack();
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.seen);
    for (const listener of this.listeners) listener.cease();
    this.listeners.clear();
    this.stopFallback();
    // A connection that was never made cannot be closed, and says so.
    void Promise.resolve(this.client.dispose()).catch(() => {});
  }

  private opened(): void {
    this.isOpen = true;
    seemsBlocked = false;
    this.stopFallback();
    this.hear();
    this.tell();
  }

  private closed(): void {
    clearTimeout(this.unanswered);
    this.isOpen = false;
    this.expectFallback();
    this.tell();
  }

  private hear(): void {
    clearTimeout(this.unanswered);
    this.setup.onHeard?.();
  }

  private expectFallback(): void {
    if (this.listeners.size === 0 || this.fallsBack) return;
    this.patience ??= setTimeout(() => this.fallBack(), seemsBlocked ? 0 : FALL_BACK_AFTER_MS);
  }

  private fallBack(): void {
    this.fallsBack = true;
    if (document.hidden && !this.setup.whileHidden) return;
    for (const { fallback } of this.listeners) fallback.start();
  }

  private stopFallback(): void {
    clearTimeout(this.patience);
    this.patience = undefined;
    this.fallsBack = false;
    for (const { fallback } of this.listeners) fallback.stop();
  }

  private seen = (): void => {
    if (!this.fallsBack || this.setup.whileHidden) return;
    if (document.hidden) for (const { fallback } of this.listeners) fallback.stop();
    else this.fallBack();
  };

  private tell(): void {
    const listeners = [...this.listeners];
    const isLive = this.isOpen || (listeners.length > 0 && listeners.every(({ fallback }) => fallback.isLive));
    if (isLive === this.told) return;
    this.told = isLive;
    this.setup.onConnection?.(isLive);
  }

  private expectAnswer(withinMs: number): void {
    this.unanswered = setTimeout(() => this.client.terminate(), withinMs);
  }
}
