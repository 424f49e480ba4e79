// Writes the newest state to the subscribers of a view, some at a time, so that requests are answered in between.

interface StateReader {
  send(state: string): void;
}

/** A write is a call of the system, so that a request would wait for all of these. */
export const MEMBERS_AT_ONCE = 10;

export class MemberTurns {
  /** Those who have not had the newest state, the one that waits longest first. */
  readonly #waiting = new Set<StateReader>();
  readonly #restMs: (members: number) => number;
  #newest = '';
  #isWriting = false;

  /** `restMs`: milliseconds between two turns for as many members; 0: until the next turn of the event loop. */
  constructor(restMs: (members: number) => number) {
    this.#restMs = restMs;
  }

  /** A state that comes before all have had the one before takes its place. */
  write(members: ReadonlySet<StateReader>, state: string): void {
    this.#newest = state;
    for (const member of members) this.#waiting.add(member);
    if (this.#isWriting) return;
    this.#isWriting = true;
    this.#takeTurn(this.#restMs(members.size));
  }

  forget(member: StateReader): void {
    this.#waiting.delete(member);
  }

  /** They have had, or are to have, another state. */
  forgetAll(): void {
    this.#waiting.clear();
  }

  /** Writes to those who wait at once, before they are told anything else. */
  finish(): void {
    for (const member of this.#waiting) member.send(this.#newest);
    this.#waiting.clear();
  }

  #takeTurn(restMs: number): void {
    let sent = 0;
    for (const member of this.#waiting) {
      if (sent++ === MEMBERS_AT_ONCE) break;
      this.#waiting.delete(member);
      member.send(this.#newest);
    }
    if (this.#waiting.size === 0) this.#isWriting = false;
    else if (restMs > 0) setTimeout(() => this.#takeTurn(restMs), restMs).unref();
    else setImmediate(() => this.#takeTurn(restMs));
  }
}
