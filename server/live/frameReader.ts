// Reads the frames of boards from the database and passes them on in order, none left out.
import { inTransaction, type Pool, queriesOn } from '../../src/database.ts';
import { framesAfter, outdate } from '../../src/queue/board.ts';
import type { Hub } from './hub.ts';

export class FrameReader {
  /** By office, the number of the last frame that was passed on. */
  private readonly shown = new Map<string, number>();
  private readonly reading = new Map<string, Promise<void>>();
  /** Offices of which a frame may have been missed. */
  private readonly unsure = new Set<string>();
  private readonly pool: Pool;
  private readonly hub: Hub;
  private readonly onFault: (error: unknown) => void;

  constructor({ pool, hub, onFault }: { pool: Pool; hub: Hub; onFault(error: unknown): void }) {
    this.pool = pool;
    this.hub = hub;
    this.onFault = onFault;
  }

  /** Frames after this one are passed on, unless an earlier one is known. */
  beginAfter(office: string, sequence: number): void {
    if (!this.shown.has(office)) this.shown.set(office, sequence);
  }

  /** The frame of that number has been written. */
  show(office: string, sequence: number): void {
    this.beginAfter(office, sequence - 1);
    const before = this.reading.get(office) ?? Promise.resolve();
    const done = before
      .then(() => this.passOn(office))
      .catch((fault: unknown) => {
        this.unsure.add(office);
        this.onFault(fault);
      });
    this.reading.set(office, done);
  }

  /** Shows the board as a whole again; the database may have lost its last moments. */
  async renew(office: string): Promise<void> {
    const from = this.shown.get(office);
    this.unsure.add(office);
    if (from !== undefined) await inTransaction(this.pool, (tx) => outdate(tx, office, from));
    this.unsure.delete(office);
    if (from !== undefined) this.show(office, from);
  }

  officesToRenew(): string[] {
    return [...this.unsure];
  }

  async allDone(): Promise<void> {
    await Promise.all(this.reading.values());
  }

  private async passOn(office: string): Promise<void> {
    for (const frame of await framesAfter(queriesOn(this.pool), office, this.shown.get(office) ?? 0)) {
      this.shown.set(office, frame.sequence);
      this.hub.publish(`board ${office}`, { root: frame, order: frame.sequence });
    }
  }
}
