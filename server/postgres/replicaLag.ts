// How old the answers of a replica may be: the end of the primary's log at some moments, and how far the replica has come.

/** A place in the log of changes, as PostgreSQL writes it: `16/B374D848`. */
export function placeInLog(text: string): bigint {
  const [high = '0', low = '0'] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/** Ends that are kept: those before them are of no use once the replica has come as far. */
const MAX_ENDS = 120;

/** Moments are milliseconds of this process, so that no clock of another machine matters. */
export class ReplicaLag {
  #ends: { at: number; place: bigint }[] = [];
  #freshAsOf = Number.NEGATIVE_INFINITY;

  /** The primary's log ended there, or further on, at that moment: all that was committed before it comes before that place. */
  noteEnd(at: number, place: bigint): void {
    this.#ends = [...this.#ends, { at, place }].slice(-MAX_ENDS);
  }

  /** The replica has all changes up to that place. */
  noteReplayed(place: bigint): void {
    const last = this.#ends.findLast((end) => end.place <= place);
    if (last) this.#freshAsOf = Math.max(this.#freshAsOf, last.at);
  }

  /** The most milliseconds that an answer of the replica may be old; infinite: that is not known. */
  milliseconds(now: number): number {
    return now - this.#freshAsOf;
  }
}
