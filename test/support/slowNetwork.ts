// A slow network in simulated time: what a load takes over it is computed of round trips and bytes, and the same on any machine.

/** Bytes and milliseconds of a network. */
export interface NetworkProfile {
  roundTripMs: number;
  downBytesPerMs: number;
  upBytesPerMs: number;
  /** Between a request and its answer at the server. */
  serverMs: number;
}

/**
 * "Mobile 3G - Fast" of WebPageTest, which Lighthouse takes for phones: 150 ms, 1.6 Mbit/s and 750 kbit/s. The server takes what ours
 * takes for a page or a question.
 */
export const SLOW_PHONE: NetworkProfile = { roundTripMs: 150, downBytesPerMs: 200, upBytesPerMs: 93.75, serverMs: 20 };

/** Browsers keep connections whose requests carry cookies apart from the others. */
export type ConnectionPool = 'with cookies' | 'without cookies';

export interface SimulatedRequest {
  id: string;
  at: number;
  pool: ConnectionPool;
  /** The lowest first. */
  rank: number;
  upBytes: number;
  downBytes: number;
}

export interface Arrival {
  id: string;
  at: number;
}

interface Connection {
  pool: ConnectionPool;
  /** From then on it takes requests. */
  readyAt: number;
  /** Bytes that may be under way before the first of them is acknowledged. */
  window: number;
  transfer: Transfer | null;
}

interface Transfer {
  id: string;
  bytesLeft: number;
  /** The first byte comes. */
  startsAt: number;
  windowLeft: number;
  windowEndsAt: number;
}

/** HTTP/1.1: of each pool to one host. */
const MAX_CONNECTIONS = 6;
/** TCP, and TLS 1.3. */
const HANDSHAKE_ROUND_TRIPS = 2;
/** RFC 6928: ten segments. */
const FIRST_WINDOW_BYTES = 14_600;

/**
 * After Lighthouse's simulation (Lantern): connections cost their handshakes, begin with ten segments and double them with each round trip,
 * and share the throughput. Time goes in steps of a millisecond.
 */
export class SlowNetwork {
  now = 0;
  private readonly profile: NetworkProfile;
  private readonly waiting: SimulatedRequest[] = [];
  private readonly connections: Connection[] = [];

  constructor(profile: NetworkProfile) {
    this.profile = profile;
  }

  ask(request: SimulatedRequest): void {
    this.waiting.push(request);
    this.waiting.sort((one, other) => one.rank - other.rank || one.at - other.at);
  }

  /** Before it is needed. */
  connect(pool: ConnectionPool, at: number): void {
    const readyAt = at + HANDSHAKE_ROUND_TRIPS * this.profile.roundTripMs;
    this.connections.push({ pool, readyAt, window: FIRST_WINDOW_BYTES, transfer: null });
  }

  /** The next answer that is there whole; null: nothing is under way. */
  next(): Arrival | null {
    while (this.waiting.length > 0 || this.connections.some(({ transfer }) => transfer)) {
      this.assign();
      const whole = this.receive();
      if (whole) return { id: whole, at: this.now };
      this.now++;
    }
    return null;
  }

  private assign(): void {
    for (const request of this.waiting.filter(({ at }) => at <= this.now)) {
      const own = this.connections.filter(({ pool }) => pool === request.pool);
      const idle = own.find(({ transfer, readyAt }) => !transfer && readyAt <= this.now);
      if (idle) this.send(request, idle);
      else if (own.length < MAX_CONNECTIONS && this.opening(own) < this.due(request))
        this.connect(request.pool, this.now);
    }
  }

  private opening(connections: readonly Connection[]): number {
    return connections.filter(({ readyAt }) => readyAt > this.now).length;
  }

  /** The place of the request among those that wait for a connection. */
  private due(request: SimulatedRequest): number {
    const rivals = this.waiting.filter(({ pool, at }) => pool === request.pool && at <= this.now);
    return rivals.indexOf(request) + 1;
  }

  private send({ id, upBytes, downBytes }: SimulatedRequest, connection: Connection): void {
    const index = this.waiting.findIndex((each) => each.id === id);
    this.waiting.splice(index, 1);
    const { roundTripMs, serverMs, upBytesPerMs } = this.profile;
    const startsAt = this.now + roundTripMs + serverMs + upBytes / upBytesPerMs;
    connection.transfer = {
      ...{ id, bytesLeft: downBytes, startsAt },
      ...{ windowLeft: connection.window, windowEndsAt: startsAt + roundTripMs },
    };
  }

  /** A millisecond of all transfers; the answer that is whole by it. */
  private receive(): string | null {
    const flowing = this.connections.filter(({ transfer }) => transfer && transfer.startsAt <= this.now);
    for (const connection of flowing) this.widen(connection);
    const open = flowing.filter(({ transfer }) => transfer && transfer.windowLeft > 0);
    for (const { transfer } of open) {
      if (!transfer) continue;
      const bytes = Math.min(this.profile.downBytesPerMs / open.length, transfer.windowLeft);
      transfer.windowLeft -= bytes;
      transfer.bytesLeft -= bytes;
    }
    const done = flowing.find(({ transfer }) => transfer && transfer.bytesLeft <= 0);
    const id = done?.transfer?.id ?? null;
    if (done) done.transfer = null;
    return id;
  }

  private widen(connection: Connection): void {
    const { transfer } = connection;
    if (!transfer || this.now < transfer.windowEndsAt) return;
    connection.window *= 2;
    transfer.windowLeft = connection.window;
    transfer.windowEndsAt = this.now + this.profile.roundTripMs;
  }
}
