// Equal subscriptions share one room; the hub finds the rooms of a topic and passes each change on to them.
import { type LiveMember, LiveRoom, type LiveSubscription, type NumberedState, type RoomSetup } from './liveRoom.ts';
import { SCREEN_INTERVAL_MS, Throttle } from './throttle.ts';

export class Hub {
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

  /** All topics with subscribers. */
  topics(): string[] {
    return [...this.roomsByTopic.keys()];
  }

  memberCount(): number {
    return [...this.rooms.values()].reduce((total, room) => total + room.size, 0);
  }

  private refresh(topic: string): void {
    for (const room of this.roomsByTopic.get(topic) ?? []) room.refresh();
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
