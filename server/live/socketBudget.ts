// Counts the open WebSockets of each source, so that one network cannot take the memory of all.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { requestSource } from '../../src/access/source.ts';

/** Carriers and offices have many people behind one address; a connection costs about ten kilobytes. */
const MAX_SOCKETS_OF_SOURCE = 1500;

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

  /** Counts a socket until it closes; false if its source has too many. */
  take(request: IncomingMessage, socket: Duplex): boolean {
    const address = this.setup.sourceOf(request);
    if (!this.setup.counts(address)) return true;
    const source = requestSource(address);
    const open = this.openSockets.get(source) ?? 0;
    if (open >= MAX_SOCKETS_OF_SOURCE) return false;
    this.openSockets.set(source, open + 1);
    socket.once('close', () => this.giveBack(source));
    return true;
  }

  private giveBack(source: string): void {
    const open = (this.openSockets.get(source) ?? 1) - 1;
    if (open > 0) this.openSockets.set(source, open);
    else this.openSockets.delete(source);
  }
}
