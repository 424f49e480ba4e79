// Loads a page over a slow network on a slow phone, in simulated time: a real browser, whose answers come when the simulation says.
import type { CDPSession, Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import { fetchAsSent, type SentAnswer } from './fetchAsSent.ts';
import { DRAWN } from './interaction.ts';
import { workedMs } from './processorTime.ts';
import { type Arrival, type ConnectionPool, SLOW_PHONE, SlowNetwork } from './slowNetwork.ts';

/** The first line and the headers of a request, beside those that the page names. */
const REQUEST_HEADER_BYTES = 450;
/** Tells the simulation whether a question carries cookies; it is taken away before the server. */
const MODE_HEADER = 'x-credentials-mode';
const PRIORITIES = ['VeryHigh', 'High', 'Medium', 'Low', 'VeryLow'];
/** From the end of the work to the picture. */
const FRAME_MS = 16;
const IDLE = 'new Promise((idle) => setTimeout(() => requestIdleCallback(idle, { timeout: 200 })))';
const PRECONNECT = /<link rel="preconnect"[^>]*>/;

/** Runs in the page before its own scripts. */
export const OBSERVE_LOADING = `window.seenShifts = [];
new PerformanceObserver((list) => { for (const each of list.getEntries()) if (!each.hadRecentInput) {
  const nodes = each.sources.map(({ node }) => node && (node.id || node.className || node.nodeName || ''));
  seenShifts.push({ value: each.value, nodes: nodes.map(String) });
} }).observe({ type: 'layout-shift', buffered: true });
window.largestPaints = [];
new PerformanceObserver((list) => { for (const { startTime, size, element } of list.getEntries())
  largestPaints.push({ at: startTime, is: size + ' ' + (element ? element.nodeName + '.' + element.className + ' ' + element.textContent.trim().slice(0, 50) : '') });
}).observe({ type: 'largest-contentful-paint', buffered: true });
const plainFetch = window.fetch;
window.fetch = (input, init = {}) => plainFetch(input, { ...init,
  headers: { ...init.headers, '${MODE_HEADER}': init.credentials ?? 'same-origin' } });`;

interface SeenShift {
  value: number;
  nodes: string[];
}

interface LargestPaint {
  /** By the clock of the page. */
  at: number;
  is: string;
}

export interface SimulatedLoad {
  largestPaintMs: number;
  /** Its size in square pixels, its element and its text. */
  largest: string;
  /** Of the phone. */
  processorMs: number;
  /** Of all scripts, as they are sent: compressed, without headers. */
  scriptBytes: number;
  /** The sum of all shifts, not of the worst five seconds. */
  layoutShift: number;
  /** The elements that moved, with how much. */
  moved: string[];
  /** The questions and answers, with their simulated times. */
  log: string[];
}

interface PausedRequest {
  requestId: string;
  networkId?: string;
  resourceType: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string; initialPriority: string };
}

interface ProcessedAnswer {
  /** By the clock of the page, when the answer was handed over. */
  from: number;
  /** Simulated, when the page has worked on it. */
  until: number;
}

export class SimulatedLoading {
  private readonly network = new SlowNetwork(SLOW_PHONE);
  private readonly paused = new Map<string, PausedRequest>();
  private readonly answers = new Map<string, SentAnswer>();
  private readonly sent = new Set<string>();
  private readonly styles = new Set<string>();
  private readonly arrived = new Set<string>();
  private readonly processed: ProcessedAnswer[] = [];
  private readonly log: string[] = [];
  /** The load that is measured; '': it has not begun. */
  private loaderId = '';
  private processorMs = 0;
  private scriptBytes = 0;
  private lookingMs = 0;
  /** Simulated, from when the processor has nothing to do. */
  private freeAt = 0;
  private readonly page: Page;
  private readonly session: CDPSession;
  /** Of the phone's processor against this one. */
  private readonly slowdown: number;

  constructor(page: Page, session: CDPSession, slowdown: number) {
    this.page = page;
    this.session = session;
    this.slowdown = slowdown;
  }

  /** The page is loaded again. */
  async run(): Promise<SimulatedLoad> {
    await this.listen();
    this.lookingMs = await this.costOfLooking();
    const committed = this.page.reload({ waitUntil: 'commit' });
    await eventually('the page is asked for', async () => this.sent.size > 0);
    await this.takeUp();
    for (let arrival = this.network.next(); arrival; arrival = this.network.next()) {
      await this.handOver(arrival, committed);
      await this.takeUp();
    }
    return this.result();
  }

  private async listen(): Promise<void> {
    const { session } = this;
    session.on('Network.requestWillBeSent', ({ requestId, loaderId, request, type }) => {
      if (type === 'Document') this.loaderId = loaderId;
      // The page before the reload may still ask for something, which is held by no one.
      if (loaderId !== this.loaderId || !request.url.startsWith('http')) return;
      this.sent.add(requestId);
      if (type === 'Stylesheet') this.styles.add(requestId);
    });
    session.on('Network.requestServedFromCache', ({ requestId }) => this.sent.delete(requestId));
    session.on('Network.loadingFinished', ({ requestId }) => this.arrived.add(requestId));
    session.on('Network.loadingFailed', ({ requestId }) => this.arrived.add(requestId));
    session.on('Fetch.requestPaused', (event) => this.paused.set(event.networkId ?? event.requestId, event));
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await session.send('Fetch.enable', { patterns: [{ urlPattern: 'http*' }] });
    // Nothing comes by sockets, so that the page is drawn of what came by questions.
    await this.page.routeWebSocket(/./, () => {});
  }

  /** Gives the network what the page has asked for since. */
  private async takeUp(): Promise<void> {
    for (const id of [...this.sent]) {
      if (this.answers.has(id)) continue;
      await eventually(`request ${id} is held`, async () => this.paused.has(id));
      const { request, resourceType } = this.paused.get(id) as PausedRequest;
      const { [MODE_HEADER]: mode, ...headers } = request.headers;
      const { url, method, postData: body } = request;
      const answer = await fetchAsSent(url, { method, headers, body });
      this.answers.set(id, answer);
      if (resourceType === 'Script') this.scriptBytes += answer.bodyBytes;
      const pool: ConnectionPool = mode === 'omit' ? 'without cookies' : 'with cookies';
      const upBytes = REQUEST_HEADER_BYTES + (body?.length ?? 0);
      const rank = PRIORITIES.indexOf(request.initialPriority);
      this.network.ask({ id, at: this.freeAt, pool, rank, upBytes, downBytes: answer.bytes });
      this.log.push(
        `${this.freeAt.toFixed(0)} asks ${resourceType} ${request.initialPriority} ${new URL(url).pathname} ${answer.bytes} ${mode ?? ''} ${/\b(query|mutation|subscription) (\w+)/.exec(body ?? '')?.[2] ?? ''}`,
      );
    }
  }

  private async handOver({ id, at }: Arrival, committed: Promise<unknown>): Promise<void> {
    const { requestId, request, resourceType } = this.paused.get(id) as PausedRequest;
    const { status, headers, body } = this.answers.get(id) as SentAnswer;
    const isPage = resourceType === 'Document';
    const [from, before] = isPage
      ? [0, 0]
      : [await this.evaluate<number>('performance.now()'), await workedMs(this.session)];
    const answer = { requestId, responseCode: status, responseHeaders: headers, body: body.toString('base64') };
    await this.session.send('Fetch.fulfillRequest', answer);
    await committed;
    await eventually(`${request.url} is read`, async () => this.arrived.has(id));
    await this.settle();
    const worked = (await workedMs(this.session)) - before - this.lookingMs;
    const cost = Math.max(0, worked) * this.slowdown;
    this.processorMs += cost;
    this.freeAt = Math.max(this.freeAt, at) + cost;
    this.processed.push({ from, until: this.freeAt });
    this.log.push(`${at.toFixed(0)} gets ${new URL(request.url).pathname}, works ${cost.toFixed(0)}`);
    const [hint] = isPage ? (PRECONNECT.exec(body.toString()) ?? []) : [];
    if (hint) this.network.connect(hint.includes('crossorigin') ? 'without cookies' : 'with cookies', this.freeAt);
  }

  /** Until the page has nothing to do, and has drawn what it may draw: nothing before its styles. */
  private async settle(): Promise<void> {
    await this.evaluate(IDLE);
    if ([...this.styles].every((id) => this.arrived.has(id))) await this.evaluate(DRAWN);
  }

  /** The cost of looking whether the page has settled. */
  private async costOfLooking(): Promise<number> {
    const rounds: number[] = [];
    for (let round = 0; round < 3; round++) {
      const before = await workedMs(this.session);
      await this.settle();
      rounds.push((await workedMs(this.session)) - before);
    }
    return Math.min(...rounds);
  }

  private async evaluate<Value>(expression: string): Promise<Value> {
    const asked = { expression, awaitPromise: true, returnByValue: true };
    return (await this.session.send('Runtime.evaluate', asked)).result.value;
  }

  private async result(): Promise<SimulatedLoad> {
    const paints = await this.evaluate<LargestPaint[]>('largestPaints');
    const largest = paints.at(-1);
    const cause = largest && this.processed.findLast(({ from }) => from <= largest.at);
    if (!largest || !cause) throw new Error('Nothing was drawn.');
    const shifts = await this.evaluate<SeenShift[]>('seenShifts');
    const { processorMs, scriptBytes, log } = this;
    return {
      ...{ largestPaintMs: cause.until + FRAME_MS, largest: largest.is, processorMs, scriptBytes, log },
      layoutShift: shifts.reduce((sum, { value }) => sum + value, 0),
      moved: shifts.map(({ value, nodes }) => `${value.toFixed(3)} ${nodes.join(' | ')}`),
    };
  }
}
