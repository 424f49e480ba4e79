// Equal subscriptions are one: for each event a room is executed and serialised once, and its members get the same text.
import { CallerError } from '../../src/refusal.ts';

/** Somebody who listens. */
export interface Member {
  /** The payload of one `next` message, serialised. */
  send(payload: string): void;
  /** What was asked for is not to be had: now, where the fault is ours, or ever. */
  fail(error: unknown): void;
}

/** A state with its number in a row of states, or none: then the room asks for its own. */
export interface State {
  root: unknown;
  order: number;
}

/** One distinct subscription: document, variables, role and language. */
export interface Subscription {
  key: string;
  /** What it is about: `board BOGOR`. */
  topic: string;
  /** Executes it on a state. Rejects where it is not to be had. */
  run(root: unknown): Promise<string>;
}

export interface Hub {
  /** The whole at once, then each change; the function returned leaves. */
  join(subscription: Subscription, member: Member): () => void;
  /** A new state, or word that there is one. */
  publish(topic: string, state?: State): void;
  /** Whether others have subscribed to the same. */
  has(key: string): boolean;
  /** All topics with members. */
  topics(): string[];
  members(): number;
}

interface Room extends Subscription {
  members: Set<Member>;
  /** How many are being let in. */
  entering: number;
  /** What was sent last; null: nothing yet. */
  current: string | null;
  order: number;
  /** Everything that is sent is sent in turn. */
  turn: Promise<void>;
  waiting: boolean;
}

/** At most ten a second. */
const PACE = 100;
/** A state that could not be shown is tried again after so many milliseconds: nothing else may change for hours. */
const AGAIN = 1000;

/** `initial` gives the state to begin with, where a topic's states are numbered. */
export function openHub(initial: (topic: string) => Promise<State | null>, onFault: (error: unknown) => void): Hub {
  const rooms = new Map<string, Room>();
  const byTopic = new Map<string, Set<Room>>();
  const paced = new Map<string, { last: number; timer: NodeJS.Timeout | null }>();

  function roomFor(subscription: Subscription): Room {
    const known = rooms.get(subscription.key);
    if (known) return known;
    const room: Room = {
      ...subscription,
      members: new Set(),
      entering: 0,
      current: null,
      order: -1,
      turn: Promise.resolve(),
      waiting: false,
    };
    rooms.set(room.key, room);
    const others = byTopic.get(room.topic) ?? new Set();
    byTopic.set(room.topic, others.add(room));
    return room;
  }

  function close(room: Room): void {
    if (room.members.size + room.entering > 0 || rooms.get(room.key) !== room) return;
    rooms.delete(room.key);
    const others = byTopic.get(room.topic);
    others?.delete(room);
    if (others?.size === 0) byTopic.delete(room.topic);
  }

  function inTurn(room: Room, work: () => Promise<void>): void {
    room.turn = room.turn.then(work).catch(onFault);
  }

  async function begin(room: Room): Promise<string> {
    if (room.current !== null) return room.current;
    const state = await initial(room.topic);
    room.order = state?.order ?? -1;
    room.current = await room.run(state?.root);
    return room.current;
  }

  async function change(room: Room, state: State | undefined): Promise<void> {
    if (room.members.size === 0) {
      room.current = null;
      return;
    }
    if (state && state.order <= room.order) return;
    const payload = await room.run(state?.root).catch((error) => {
      if (!(error instanceof CallerError)) tryAgain(room, state);
      return dismiss(room, error);
    });
    if (payload === null) return;
    if (state) room.order = state.order;
    // Where nothing that was asked for has changed, there is nothing to say.
    if (payload === room.current) return;
    room.current = payload;
    for (const member of room.members) member.send(payload);
  }

  /** What was missed meanwhile is in the state that is shown then, or has been shown already. */
  function tryAgain(room: Room, state: State | undefined): void {
    setTimeout(() => inTurn(room, () => change(room, state)), AGAIN).unref();
  }

  /** What is no longer to be had is said to all; a fault of ours is not, the next try may go well. */
  function dismiss(room: Room, error: unknown): null {
    if (!(error instanceof CallerError)) throw error;
    for (const member of room.members) member.fail(error);
    room.members.clear();
    room.current = null;
    close(room);
    return null;
  }

  function changed(topic: string): void {
    for (const room of byTopic.get(topic) ?? []) {
      if (room.waiting) continue;
      room.waiting = true;
      inTurn(room, async () => {
        room.waiting = false;
        await change(room, undefined);
      });
    }
  }

  /** The first word of a change goes on at once, what follows within the pace together. */
  function pace(topic: string): void {
    const now = performance.now();
    const state = paced.get(topic) ?? { last: Number.NEGATIVE_INFINITY, timer: null };
    paced.set(topic, state);
    if (state.timer) return;
    const wait = Math.max(0, state.last + PACE - now);
    state.timer = setTimeout(() => {
      state.timer = null;
      state.last = performance.now();
      changed(topic);
    }, wait);
  }

  return {
    join(subscription, member) {
      const room = roomFor(subscription);
      let left = false;
      const enter = (payload: string) => {
        if (left) return;
        member.send(payload);
        room.members.add(member);
      };
      if (room.current !== null && room.members.size > 0) enter(room.current);
      else {
        room.entering++;
        inTurn(room, () =>
          begin(room)
            .then(enter, (error) => member.fail(error))
            .finally(() => {
              room.entering--;
              close(room);
            }),
        );
      }
      return () => {
        left = true;
        room.members.delete(member);
        close(room);
      };
    },
    publish(topic, state) {
      if (!byTopic.has(topic)) return;
      if (!state) return pace(topic);
      for (const room of byTopic.get(topic) ?? []) inTurn(room, () => change(room, state));
    },
    has: (key) => rooms.has(key),
    topics: () => [...byTopic.keys()],
    members: () => [...rooms.values()].reduce((total, room) => total + room.members.size, 0),
  };
}
