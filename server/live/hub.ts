// Equal subscriptions share one room; the hub finds the rooms of a topic and passes each change on to them.
import { setTimeout as pauseFor } from 'node:timers/promises';
import { type LiveMember, LiveRoom, type LiveSubscription, type NumberedState, type RoomSetup } from './liveRoom.ts';
import { SCREEN_INTERVAL_MS, Throttle } from './throttle.ts';

/** Distinct views of one topic; tickets are many, for each is followed by its holder. */
const MAX_ROOMS = 200;
const MAX_ROOMS_OF_QUEUE = 2000;
/**
 * Rooms that are read at once after a change, those with most subscribers first. Before the next ones there is a rest as
 * long as these took, so that views use at most half of the time and bookings the other half.
 */
const ROOMS_AT_ONCE = 4;

export class Hub {
  private readonly refreshing = new Map<string, { again: boolean }>();
  private readonly rooms = new Map<string, LiveRoom>();
  private readonly roomsByTopic = new Map<string, Set<LiveRoom>>();
  private readonly refreshes = new Throttle(SCREEN_INTERVAL_MS, (topic) => this.refresh(topic));
  private readonly setup: RoomSetup;

  constructor({ initial, onFault }: Pick<RoomSetup, 'initial' | 'onFault'>) {
    this.setup = { initial, onFault, onEmpty: (room) => this.close(room) };
  }

  /** Sends the current state at once, then each change, until the returned function is called. */
  join(subscription: LiveSubscription, member: LiveMember): () => void {
    return this.roomFor(subscription).join(member);
  }

  /** Shows a new state of the topic; without a state, each subscription reads its own. */
  publish(topic: string, state?: NumberedState): void {
    const rooms = this.roomsByTopic.get(topic);
    if (!rooms) return;
    if (state) for (const room of rooms) room.show(state);
    else this.refreshes.request(topic);
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

  /** A change during a round is shown by another one after it. */
  private refresh(topic: string): void {
    const round = this.refreshing.get(topic);
    if (round) {
      round.again = true;
      return;
    }
    this.refreshing.set(topic, { again: false });
    this.refreshRooms(topic)
      .catch(this.setup.onFault)
      .finally(() => {
        const isDue = this.refreshing.get(topic)?.again;
        this.refreshing.delete(topic);
        if (isDue) this.refreshes.request(topic);
      });
  }

  private async refreshRooms(topic: string): Promise<void> {
    const rooms = [...(this.roomsByTopic.get(topic) ?? [])].sort((a, b) => b.size - a.size);
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
    const rooms = this.roomsByTopic.get(topic) ?? new Set();
    this.roomsByTopic.set(topic, rooms.add(room));
    return room;
  }

  private close(room: LiveRoom): void {
    const { key, topic } = room.subscription;
    if (!room.isEmpty || this.rooms.get(key) !== room) return;
    this.rooms.delete(key);
    const rooms = this.roomsByTopic.get(topic);
    rooms?.delete(room);
    if (rooms?.size === 0) this.roomsByTopic.delete(topic);
  }
}
