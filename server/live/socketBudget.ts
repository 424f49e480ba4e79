// Counts the open WebSockets and event streams of each source and of all, so that one network cannot take the memory of all.
import type { IncomingMessage } from 'node:http';
import { requestSource, sourcePrefix } from '../../src/access/source.ts';

/** Carriers and offices have many people behind one address; a connection costs about ten kilobytes. */
const MAX_SOCKETS_OF_SOURCE = 1500;
/** Of a network of IPv4, whose addresses are sources of their own. */
const MAX_SOCKETS_OF_NETWORK = 3000;
const MAX_SOCKETS = 20_000;

/** A socket, or a response that is not over yet. */
interface Closing {
  once(event: 'close', listener: () => void): unknown;
}

export interface SocketBudgetSetup {
  sourceOf(request: IncomingMessage): string;
  counts(source: string): boolean;
}

export class SocketBudget {
  private readonly openSockets = new Map<string, number>();
  private readonly setup: SocketBudgetSetup;

  constructor(setup: SocketBudgetSetup) {
    this.setup = setup;
  }

  /** Counts a connection until it closes; false if its source, its network or all have too many. */
  take(request: IncomingMessage, connection: Closing): boolean {
    const limits = this.limitsFor(this.setup.sourceOf(request));
    for (const [name, most] of limits) if (this.openOf(name) >= most) return false;
    for (const [name] of limits) this.openSockets.set(name, this.openOf(name) + 1);
    connection.once('close', () => {
      for (const [name] of limits) this.giveBack(name);
    });
    return true;
  }

  private limitsFor(address: string): ReadonlyMap<string, number> {
    const limits = new Map([['all', MAX_SOCKETS]]);
    if (!this.setup.counts(address)) return limits;
    return limits.set(sourcePrefix(address), MAX_SOCKETS_OF_NETWORK).set(requestSource(address), MAX_SOCKETS_OF_SOURCE);
  }

  private openOf(name: string): number {
    return this.openSockets.get(name) ?? 0;
  }

  private giveBack(name: string): void {
    const open = this.openOf(name) - 1;
    if (open > 0) this.openSockets.set(name, open);
    else this.openSockets.delete(name);
  }
}
