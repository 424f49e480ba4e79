// A queue that is fair between sources (start-time fair queueing): each source has one item in a round.

/**
 * An item of a source that has none waiting goes into the present round, each further one into the round after its last:
 * many items of one source delay an item of another by one at most.
 */
export class FairQueue<Item> {
  private readonly rounds = new Map<number, Item[]>();
  /** The last round of each source that has items in this round or a later one. */
  private readonly lastRounds = new Map<string, number>();
  private round = 0;
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** How many rounds an item of this source would wait for others of its own. */
  roundsOf(source: string): number {
    return Math.max(0, (this.lastRounds.get(source) ?? -1) + 1 - this.round);
  }

  add(source: string, item: Item): void {
    const round = this.round + this.roundsOf(source);
    this.lastRounds.set(source, round);
    const items = this.rounds.get(round) ?? [];
    items.push(item);
    this.rounds.set(round, items);
    this.count++;
  }

  /** The next item; undefined: none waits. */
  take(): Item | undefined {
    if (this.count === 0) return undefined;
    while (!this.rounds.get(this.round)?.length) this.endRound();
    this.count--;
    const item = this.rounds.get(this.round)?.shift();
    // With none waiting, all sources are new again.
    if (this.count === 0) this.startAgain();
    return item;
  }

  private endRound(): void {
    this.rounds.delete(this.round);
    this.round++;
    for (const [source, last] of this.lastRounds) if (last < this.round) this.lastRounds.delete(source);
  }

  private startAgain(): void {
    this.rounds.clear();
    this.lastRounds.clear();
    this.round = 0;
  }
}
