// Keeps all live views up to date: writes and reads the boards' frames, and passes announcements on to the hub.
import { type Pool, queriesOn } from '../../src/database.ts';
import type { Announcement } from '../../src/events.ts';
import type { Directory } from '../../src/office/directory.ts';
import { dirtyOffices, readBoard } from '../../src/queue/board.ts';
import { type Clock, dateIn, type LocalDate } from '../../src/time.ts';
import { BackgroundWork } from './backgroundWork.ts';
import { FrameReader } from './frameReader.ts';
import { FrameWriter } from './frameWriter.ts';
import { Hub } from './hub.ts';
import type { AnnouncementListener } from './listener.ts';
import type { NumberedState } from './liveRoom.ts';

export interface BoardsSetup {
  pool: Pool;
  listener: Pick<AnnouncementListener, 'tell'>;
  offices: Directory;
  clock: Clock;
  onFault(error: unknown): void;
}

/** A frame that a crashed server left unwritten is found within this time. */
const SWEEP_INTERVAL_MS = 1000;

export function startBoards(setup: BoardsSetup): Boards {
  const boards = new Boards(setup);
  setup.listener.tell(boards);
  boards.startSweeping();
  return boards;
}

export class Boards {
  readonly hub: Hub;
  private readonly setup: BoardsSetup;
  private readonly background: BackgroundWork;
  private readonly frames: FrameReader;
  private readonly writer: FrameWriter;
  private sweep: NodeJS.Timeout | undefined;

  constructor(setup: BoardsSetup) {
    const { pool, offices, clock, onFault } = setup;
    this.setup = setup;
    this.background = new BackgroundWork(onFault);
    this.hub = new Hub({ initial: (topic) => this.initial(topic), onFault });
    this.frames = new FrameReader({ pool, hub: this.hub, onFault });
    this.writer = new FrameWriter({ pool, offices, clock, background: this.background });
  }

  startSweeping(): void {
    this.sweep = setInterval(() => {
      this.background.begin(this.requestDueFrames());
      for (const office of this.frames.officesToRenew()) this.background.begin(this.renew(office));
    }, SWEEP_INTERVAL_MS);
  }

  async stop(): Promise<void> {
    this.writer.stop();
    clearInterval(this.sweep);
    await Promise.all([this.background.allDone(), this.frames.allDone()]);
  }

  hear(announcement: Announcement): void {
    const { office } = announcement;
    switch (announcement.event) {
      case 'queue':
        this.writer.request(office);
        this.hub.publish(`queue ${office}`);
        break;
      case 'board':
        this.writer.noteWritten(office);
        this.frames.show(office, announcement.sequence);
        break;
      case 'availability':
        this.hub.publish(`availability ${office}`);
        if (this.isToday(office, announcement.date)) this.hub.publish(`bookingCounts ${office}`);
        break;
      case 'booking':
        this.hub.publish(`booking ${announcement.code}`);
        this.hub.publish(`bookingCounts ${office}`);
        break;
      case 'conversation':
        this.hub.publish(`inbox ${office}`);
        break;
      case 'office':
        this.background.begin(this.setup.offices.reload().then(() => this.refreshAll(office)));
        break;
    }
  }

  /** Announcements may have been missed, so everything is read again. */
  lost(): void {
    const { offices } = this.setup;
    this.background.begin(offices.reload());
    for (const { code } of offices.all()) this.background.begin(this.renew(code));
  }

  /** Boards are numbered, and later numbers are shown; every other subscription reads its own state. */
  private async initial(topic: string): Promise<NumberedState | null> {
    const { pool, offices, clock } = this.setup;
    const [subject, office = ''] = topic.split(' ');
    if (subject !== 'board') return null;
    const board = await readBoard(pool, offices.get(office), clock.now());
    this.frames.beginAfter(office, board.sequence);
    return { root: board, order: board.sequence };
  }

  private isToday(office: string, date: LocalDate): boolean {
    const { offices, clock } = this.setup;
    const found = offices.find(office);
    return !found || date === dateIn(found.timeZone, clock.now());
  }

  private async requestDueFrames(): Promise<void> {
    for (const office of await dirtyOffices(queriesOn(this.setup.pool))) this.writer.request(office);
  }

  private async renew(office: string): Promise<void> {
    await this.frames.renew(office);
    this.refreshAll(office);
  }

  private refreshAll(office: string): void {
    this.writer.request(office);
    for (const subject of ['queue', 'availability', 'inbox', 'bookings', 'bookingCounts'])
      this.hub.publish(`${subject} ${office}`);
  }
}
