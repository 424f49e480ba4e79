// Equal subscriptions share one room; the hub finds the rooms of a topic and passes each change on to them.
import { setTimeout as pauseFor } from 'node:timers/promises';
import { FairTurns } from '../graphql/fairTurns.ts';
import { type LiveMember, LiveRoom, type LiveSubscription, type NumberedState, type RoomSetup } from './liveRoom.ts';
import { Throttle } from './throttle.ts';
import { AUDIENCES, type Audience, viewIntervalMs } from './viewPace.ts';

/** Distinct views of one topic; tickets are many, for each is followed by its holder. */
const MAX_ROOMS = 200;
const MAX_ROOMS_OF_QUEUE = 2000;
/**
 * Rooms that are read at once after a change, those with most subscribers first. Before the next ones there is a rest as
 * long as these took, so that views use at most half of the time and bookings the other half.
 */
const ROOMS_AT_ONCE = 4;

export class Hub {
  /** Rounds that are under way, by topic and audience. */
  private readonly refreshing = new Map<string, { again: boolean }>();
  private readonly rooms = new Map<string, LiveRoom>();
  private readonly roomsByTopic = new Map<string, Set<LiveRoom>>();
  /** The further topics of a room. */
  private readonly followed = new Map<LiveRoom, Set<string>>();
  private readonly refreshes = new Throttle(
    (key) => this.intervalMsOf(key),
    (key) => this.refresh(key),
  );
  private readonly beginnings = new FairTurns();
  private readonly setup: RoomSetup;

  constructor({ initial, onFault }: Pick<RoomSetup, 'initial' | 'onFault'>) {
    this.setup = { initial, onFault, onEmpty: (room) => this.close(room) };
  }

  /** A fault on our side that no subscriber can do anything about. */
  report(error: unknown): void {
    this.setup.onFault(error);
  }

  /** Work for callers without a key, such as reading a view for the first time: what many ask for at once begins in turn, by their networks. */
  begin<State>(source: string, read: () => Promise<State>): Promise<State> {
    return this.beginnings.run(source, read);
  }

  /** Sends the current state at once, then each change, until the returned function is called. */
  join(subscription: LiveSubscription, member: LiveMember): () => void {
    return this.roomFor(subscription).join(member);
  }

  /** The room of the subscription is renewed with these topics, too, until it closes. */
  follow(key: string, topics: Iterable<string>): void {
    const room = this.rooms.get(key);
    if (!room) return;
    for (const topic of topics) {
      this.enterTopic(topic, room);
      this.followed.set(room, (this.followed.get(room) ?? new Set()).add(topic));
    }
  }

  /** Shows a new state of the topic; without a state, each subscription reads its own. */
  publish(topic: string, state?: NumberedState): void {
    const rooms = this.roomsByTopic.get(topic);
    if (!rooms) return;
    if (state) for (const room of rooms) room.show(state);
    else for (const audience of AUDIENCES) this.refreshes.request(refreshKey(audience, topic));
  }

  /** True if an equal subscription is being served. */
  has(key: string): boolean {
    return this.rooms.has(key);
  }

  /** False if the topic has as many distinct views as are served, and this would be another. */
  hasRoomFor(topic: string, key: string): boolean {
    const limit = topic.startsWith('queue ') ? MAX_ROOMS_OF_QUEUE : MAX_ROOMS;
    return this.rooms.has(key) || (this.roomsByTopic.get(topic)?.size ?? 0) < limit;
  }

  /** All topics with subscribers. */
  topics(): string[] {
    return [...this.roomsByTopic.keys()];
  }

  memberCount(): number {
    return [...this.rooms.values()].reduce((total, room) => total + room.size, 0);
  }

  private intervalMsOf(key: string): number {
    const { audience, topic } = readRefreshKey(key);
    const readers = this.roomsOf(key).reduce((total, room) => total + room.size, 0);
    return viewIntervalMs(topic, audience, readers);
  }

  /** Of one topic and audience. */
  private roomsOf(key: string): LiveRoom[] {
    const { audience, topic } = readRefreshKey(key);
    return [...(this.roomsByTopic.get(topic) ?? [])].filter(({ subscription }) => subscription.audience === audience);
  }

  /** A change during a round is shown by another one after it. */
  private refresh(key: string): void {
    const round = this.refreshing.get(key);
    if (round) {
      round.again = true;
      return;
    }
    this.refreshing.set(key, { again: false });
    this.refreshRooms(key)
      .catch(this.setup.onFault)
      .finally(() => {
        const isDue = this.refreshing.get(key)?.again;
        this.refreshing.delete(key);
        if (isDue) this.refreshes.request(key);
      });
  }

  private async refreshRooms(key: string): Promise<void> {
    const rooms = this.roomsOf(key).sort((a, b) => b.size - a.size);
    for (let done = 0; done < rooms.length; done += ROOMS_AT_ONCE) {
      const began = performance.now();
      await Promise.all(rooms.slice(done, done + ROOMS_AT_ONCE).map((room) => room.refresh()));
      if (done + ROOMS_AT_ONCE < rooms.length) await pauseFor(performance.now() - began, undefined, { ref: false });
    }
  }

  private roomFor(subscription: LiveSubscription): LiveRoom {
    const { key, topic } = subscription;
    const known = this.rooms.get(key);
    if (known) return known;
    const room = new LiveRoom(subscription, this.setup);
    this.rooms.set(key, room);
    this.enterTopic(topic, room);
    return room;
  }

  private enterTopic(topic: string, room: LiveRoom): void {
    const rooms = this.roomsByTopic.get(topic) ?? new Set();
    this.roomsByTopic.set(topic, rooms.add(room));
  }

  private close(room: LiveRoom): void {
    const { key, topic } = room.subscription;
    if (!room.isEmpty || this.rooms.get(key) !== room) return;
    this.rooms.delete(key);
    for (const entered of [topic, ...(this.followed.get(room) ?? [])]) {
      const rooms = this.roomsByTopic.get(entered);
      rooms?.delete(room);
      if (rooms?.size === 0) this.roomsByTopic.delete(entered);
    }
    this.followed.delete(room);
  }
}

/** The rooms of a topic are renewed by audience. */
function refreshKey(audience: Audience, topic: string): string {
  return `${audience} ${topic}`;
}

function readRefreshKey(key: string): { audience: Audience; topic: string } {
  const end = key.indexOf(' ');
  return { audience: key.slice(0, end) === 'known' ? 'known' : 'anonymous', topic: key.slice(end + 1) };
}
