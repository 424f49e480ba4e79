// Writes new frames of boards: one at a time for each office, at the screens' interval.
import type { Pool } from '../../src/database.ts';
import type { Directory } from '../../src/office/directory.ts';
import { publishFrame } from '../../src/queue/board.ts';
import type { Clock } from '../../src/time.ts';
import { transact } from '../../src/transact.ts';
import type { BackgroundWork } from './backgroundWork.ts';
import { SCREEN_INTERVAL_MS, Throttle } from './throttle.ts';

interface FrameWriterSetup {
  pool: Pool;
  offices: Directory;
  clock: Clock;
  background: BackgroundWork;
}

export class FrameWriter {
  private readonly writing = new Set<string>();
  private readonly dueAgain = new Set<string>();
  private readonly throttle = new Throttle(
    () => SCREEN_INTERVAL_MS,
    (office) => this.setup.background.begin(this.write(office)),
  );
  private readonly setup: FrameWriterSetup;

  constructor(setup: FrameWriterSetup) {
    this.setup = setup;
  }

  /** Every server asks for a frame; the database lets one of them write it. */
  request(office: string): void {
    this.throttle.request(office);
  }

  /** A server has written a frame. */
  noteWritten(office: string): void {
    this.throttle.noteRun(office);
  }

  stop(): void {
    this.throttle.stop();
  }

  /** Changes announced while a frame is being written are in the next one. */
  private async write(office: string): Promise<void> {
    if (this.writing.has(office)) {
      this.dueAgain.add(office);
      return;
    }
    this.writing.add(office);
    try {
      await this.publish(office);
    } finally {
      this.writing.delete(office);
      if (this.dueAgain.delete(office)) this.request(office);
    }
  }

  private async publish(code: string): Promise<void> {
    const { pool, offices, clock } = this.setup;
    const office = offices.find(code);
    if (office) await transact(pool, (tx) => publishFrame(tx, office, clock.now()));
  }
}
