// Bounds the open HTTP connections of each network and of all, and ends those whose clients are slow to read.
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { sourcePrefix } from '../../src/access/source.ts';
import { connectionsRefused } from '../monitoring/refusedConnections.ts';

export interface ConnectionLimits {
  /** Open connections of one network: /24 of IPv4, /64 of IPv6. Behind an address of a carrier are many phones. */
  maxOfNetwork: number;
  maxOfAll: number;
  /** The longest time in which a client reads nothing of its answer. */
  stallTimeoutMs: number;
  /** The longest time from a request to the end of its answer: enough for a large file on a slow line. */
  answerTimeoutMs: number;
  checkIntervalMs: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  maxOfNetwork: 1000,
  maxOfAll: 10_000,
  stallTimeoutMs: 20_000,
  answerTimeoutMs: 120_000,
  checkIntervalMs: 2000,
};

export interface ConnectionBudgetSetup {
  limits: ConnectionLimits;
  /** Whether connections of this address are counted with its network: a trusted proxy brings those of all. */
  counts(address: string): boolean;
}

/** Connections without a request that is worked on, the one that waits longest first. */
type Idle = Set<Socket>;

interface Network {
  open: number;
  idle: Idle;
}

/**
 * A client whose request is not worked on loses little by the end of its connection: it opens another. So where a limit is
 * reached, the connection that has waited longest makes room, and a new one is refused only if all others are at work.
 */
export class ConnectionBudget {
  private readonly setup: ConnectionBudgetSetup;
  private readonly networks = new Map<string, Network>();
  private readonly networkOf = new Map<Socket, Network | null>();
  private readonly idle: Idle = new Set();
  /** The moment from which the request of a connection is worked on; the oldest first. */
  private readonly working = new Map<Socket, number>();

  constructor(setup: ConnectionBudgetSetup) {
    this.setup = setup;
  }

  get open(): number {
    return this.networkOf.size;
  }

  /** Counts a connection until it closes or serves live views, which have limits of their own. */
  add(socket: Socket): void {
    const { maxOfNetwork, maxOfAll } = this.setup.limits;
    const name = this.nameOf(socket);
    const network = name === null ? null : (this.networks.get(name) ?? { open: 0, idle: new Set() });
    const hasRoom =
      (!network || network.open < maxOfNetwork || this.endOldest(network.idle)) &&
      (this.networkOf.size < maxOfAll || this.endOldest(this.idle));
    if (!hasRoom) {
      connectionsRefused.count++;
      socket.destroy();
      return;
    }
    if (network && name !== null) {
      network.open++;
      this.networks.set(name, network);
    }
    this.networkOf.set(socket, network);
    this.rest(socket);
    socket.once('close', () => this.remove(socket, name));
  }

  /** A connection that serves live views is no longer one of these. */
  release(socket: Socket): void {
    this.remove(socket, this.nameOf(socket));
  }

  work(socket: Socket): void {
    const network = this.networkOf.get(socket);
    if (network === undefined) return;
    this.idle.delete(socket);
    network?.idle.delete(socket);
    this.working.set(socket, performance.now());
  }

  rest(socket: Socket): void {
    const network = this.networkOf.get(socket);
    if (network === undefined) return;
    this.working.delete(socket);
    this.idle.add(socket);
    network?.idle.add(socket);
  }

  /** An answer was sent at once, or is on its way to a client that is slow to read. */
  answered(socket: Socket, response: ServerResponse): void {
    this.work(socket);
    if (response.writableLength === 0) {
      this.rest(socket);
      return;
    }
    socket.setTimeout(this.setup.limits.stallTimeoutMs);
    response.once('close', () => this.rest(socket));
  }

  /** Ends connections whose answers were not read in time. */
  endOverdue(): void {
    const latest = performance.now() - this.setup.limits.answerTimeoutMs;
    for (const [socket, began] of this.working) {
      if (began > latest) return;
      socket.destroy();
      this.working.delete(socket);
    }
  }

  private endOldest(idle: Idle): boolean {
    const [oldest] = idle;
    if (!oldest) return false;
    this.release(oldest);
    oldest.destroy();
    return true;
  }

  private nameOf(socket: Socket): string | null {
    const address = socket.remoteAddress ?? '';
    return this.setup.counts(address) ? sourcePrefix(address) : null;
  }

  private remove(socket: Socket, name: string | null): void {
    const network = this.networkOf.get(socket);
    if (network === undefined) return;
    this.networkOf.delete(socket);
    this.idle.delete(socket);
    this.working.delete(socket);
    if (!network) return;
    network.idle.delete(socket);
    network.open--;
    if (network.open === 0 && name !== null) this.networks.delete(name);
  }
}

/** Before the routes are mounted. */
export function limitConnections(app: FastifyInstance, setup: ConnectionBudgetSetup): ConnectionBudget {
  const budget = new ConnectionBudget(setup);
  const { stallTimeoutMs, checkIntervalMs } = setup.limits;
  app.server.on('connection', (socket) => budget.add(socket));
  app.server.on('upgrade', ({ socket }) => budget.release(socket));
  // By then the whole request is there, but for forms with files: a client that is slow to send has none under way.
  app.addHook('preValidation', ({ raw }, _reply, done) => {
    budget.work(raw.socket);
    done();
  });
  // Node ends a connection that stands still for this time, and sets another time for the one that waits for a request.
  app.addHook('onSend', ({ raw }, _reply, _payload, done) => {
    // A request of which too much came has none any more.
    const socket: Socket | null = raw.socket;
    socket?.setTimeout(stallTimeoutMs);
    done();
  });
  app.addHook('onResponse', ({ raw }, _reply, done) => {
    budget.rest(raw.socket);
    done();
  });
  const checking = setInterval(() => budget.endOverdue(), checkIntervalMs).unref();
  app.addHook('onClose', (_app, done) => {
    clearInterval(checking);
    done();
  });
  return budget;
}
