// Keeps everybody's view of the line and of what is free up to date: makes the boards' frames, and hands events to the hub.
import { asTransaction, type Pool } from '../../src/database.ts';
import type { Announcement } from '../../src/events.ts';
import type { Directory } from '../../src/office/directory.ts';
import { dirtyOffices, framesAfter, outdate, publishFrame, readBoard } from '../../src/queue/board.ts';
import type { Clock } from '../../src/time.ts';
import { transact } from '../../src/transact.ts';
import { type Hub, openHub, type State } from './hub.ts';
import type { Listener } from './listener.ts';

export interface Boards {
  hub: Hub;
  stop(): Promise<void>;
}

export interface BoardsSetup {
  pool: Pool;
  listener: Pick<Listener, 'tell'>;
  offices: Directory;
  clock: Clock;
  onFault(error: unknown): void;
}

/** At most ten frames a second. */
const PACE = 100;
/** What a server that died left unpublished is found within a second. */
const SWEEP = 1000;

export function startBoards(setup: BoardsSetup): Boards {
  const { pool, listener, offices, clock, onFault } = setup;
  const hub = openHub(initial, onFault);
  const paces = new Map<string, { last: number; timer: NodeJS.Timeout | null }>();
  const seen = new Map<string, number>();
  const reading = new Map<string, Promise<void>>();
  const making = new Set<string>();
  const dueAgain = new Set<string>();
  /** Offices of which something may have been missed, and could not be asked for. */
  const unsure = new Set<string>();
  const underWay = new Set<Promise<unknown>>();
  let stopped = false;

  /** Nobody waits for it but the stop: the database stays open until it is done. */
  function begin(work: Promise<unknown>): void {
    const done: Promise<unknown> = work.catch(onFault).finally(() => underWay.delete(done));
    underWay.add(done);
  }

  /** Boards are numbered, and what comes after that number is shown; all else is asked for by the subscription itself. */
  async function initial(topic: string): Promise<State | null> {
    const [subject, office = ''] = topic.split(' ');
    if (subject !== 'board') return null;
    const board = await readBoard(pool, offices.get(office), clock.now());
    if (!seen.has(office)) seen.set(office, board.sequence);
    return { root: board, order: board.sequence };
  }

  async function publish(office: string): Promise<void> {
    const known = offices.find(office);
    if (known) await transact(pool, (tx) => publishFrame(tx, known, clock.now()));
  }

  /** One at a time; what was told of meanwhile is in the next. */
  async function make(office: string): Promise<void> {
    if (making.has(office)) {
      dueAgain.add(office);
      return;
    }
    making.add(office);
    try {
      await publish(office);
    } finally {
      making.delete(office);
      if (dueAgain.delete(office)) publishSoon(office);
    }
  }

  function paceOf(office: string) {
    const pace = paces.get(office) ?? { last: Number.NEGATIVE_INFINITY, timer: null };
    paces.set(office, pace);
    return pace;
  }

  /** Every server tries; the database lets one make the frame. */
  function publishSoon(office: string): void {
    const pace = paceOf(office);
    if (pace.timer || stopped) return;
    const wait = Math.max(0, pace.last + PACE - performance.now());
    pace.timer = setTimeout(() => {
      pace.timer = null;
      // Another server has made a frame meanwhile: all of them together keep the pace.
      if (performance.now() < pace.last + PACE) return publishSoon(office);
      pace.last = performance.now();
      begin(make(office));
    }, wait);
  }

  /** Frames go on one after the other, none left out. */
  function show(office: string, sequence: number): void {
    const from = seen.get(office) ?? sequence - 1;
    seen.set(office, from);
    const before = reading.get(office) ?? Promise.resolve();
    const work = before.then(async () => {
      for (const frame of await framesAfter(asTransaction(pool), office, seen.get(office) as number)) {
        seen.set(office, frame.sequence);
        hub.publish(`board ${office}`, { root: frame, order: frame.sequence });
      }
    });
    const done = work.catch((fault) => {
      unsure.add(office);
      onFault(fault);
    });
    reading.set(office, done);
  }

  /** Boards are shown whole, whatever the database still has: it may have lost its last moments. */
  async function renew(office: string): Promise<void> {
    const from = seen.get(office);
    unsure.add(office);
    if (from !== undefined) await outdate(asTransaction(pool), office, from);
    unsure.delete(office);
    if (from !== undefined) show(office, from);
    everything(office);
  }

  function hear(announcement: Announcement): void {
    const { office } = announcement;
    switch (announcement.event) {
      case 'queue':
        publishSoon(office);
        hub.publish(`queue ${office}`);
        break;
      case 'board':
        paceOf(office).last = performance.now();
        show(office, announcement.sequence);
        break;
      case 'availability':
        hub.publish(`availability ${office}`);
        break;
      case 'office':
        begin(offices.reload().then(() => everything(office)));
        break;
    }
  }

  function everything(office: string): void {
    publishSoon(office);
    for (const topic of ['queue', 'availability']) hub.publish(`${topic} ${office}`);
  }

  /** Announcements may have been missed: everybody is asked for anew. */
  function lost(): void {
    begin(offices.reload());
    for (const { code } of offices.all()) begin(renew(code));
  }

  listener.tell({ hear, lost });
  const sweep = setInterval(() => {
    begin(dirtyOffices(asTransaction(pool)).then((dirty) => dirty.forEach(publishSoon)));
    for (const office of unsure) begin(renew(office));
  }, SWEEP);
  return {
    hub,
    async stop() {
      stopped = true;
      clearInterval(sweep);
      for (const { timer } of paces.values()) if (timer) clearTimeout(timer);
      await Promise.all([...underWay, ...reading.values()]);
    },
  };
}
