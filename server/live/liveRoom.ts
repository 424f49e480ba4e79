// The subscribers of one distinct subscription: each change is executed and serialised once for all of them.
import { CallerError } from '../../src/refusal.ts';
import { MemberTurns } from './memberTurns.ts';
import { type Audience, viewRestMs } from './viewPace.ts';

/** A subscriber's connection. */
export interface LiveMember {
  /** Sends the serialised payload of one `next` message. */
  send(payload: string): void;
  /** The subscription cannot be served: for now if the fault is ours, otherwise for good. */
  fail(error: unknown): void;
  /** The subscription has nothing more to tell. */
  end(): void;
}

/** A state with its number in a sequence of states. */
export interface NumberedState {
  root: unknown;
  order: number;
}

/** A subscription is distinct by its document, variables, role and language. */
export interface LiveSubscription {
  key: string;
  /** The subject, with its office: `board BOGOR`. */
  topic: string;
  audience: Audience;
  /** Executes the subscription on a state, or on the current one if none is given. Rejects if it cannot be served. */
  run(root: unknown): Promise<string>;
  /** Milliseconds until what was run last has nothing more to tell: 0 if that was its last state; null or none: not known. */
  endsInMs?(): number | null;
}

export interface RoomSetup {
  /** Loads the first state of a topic whose states are numbered; null for other topics. */
  initial(topic: string): Promise<NumberedState | null>;
  onEmpty(room: LiveRoom): void;
  onFault(error: unknown): void;
}

/** A state that could not be shown is tried again, because the next change may be hours away. */
const RETRY_DELAY_MS = 1000;
/** The longest time that a timer of Node takes; one that is over early is set again. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;
export class LiveRoom {
  readonly subscription: LiveSubscription;
  private readonly setup: RoomSetup;
  private readonly members = new Set<LiveMember>();
  private readonly turns: MemberTurns;
  private enteringCount = 0;
  /** The payload sent last; null: none yet. */
  private current: string | null = null;
  private order = -1;
  /** Everything is sent in order: each step begins when the one before has ended. */
  private lastStep: Promise<void> = Promise.resolve();
  private isRefreshQueued = false;
  private endTimer: NodeJS.Timeout | undefined;

  constructor(subscription: LiveSubscription, setup: RoomSetup) {
    this.subscription = subscription;
    this.setup = setup;
    this.turns = new MemberTurns((members) => viewRestMs(subscription, members));
  }

  get size(): number {
    return this.members.size;
  }

  get isEmpty(): boolean {
    return this.members.size + this.enteringCount === 0;
  }

  /** Sends the current state at once, then each change, until the returned function is called. */
  join(member: LiveMember): () => void {
    let hasLeft = false;
    const enter = (payload: string) => {
      if (hasLeft) return;
      member.send(payload);
      this.members.add(member);
    };
    if (this.current !== null && this.members.size > 0) enter(this.current);
    else this.enterInOrder(enter, member);
    return () => {
      hasLeft = true;
      this.members.delete(member);
      this.turns.forget(member);
      if (this.isEmpty) clearTimeout(this.endTimer);
      this.setup.onEmpty(this);
    };
  }

  show(state: NumberedState): void {
    this.queueStep(() => this.change(state));
  }

  /** Executes the subscription again, until it is sent; requests that arrive before it begins are served by the same execution. */
  refresh(): Promise<void> {
    if (this.isRefreshQueued) return this.lastStep;
    this.isRefreshQueued = true;
    this.queueStep(() => {
      this.isRefreshQueued = false;
      return this.change(undefined);
    });
    return this.lastStep;
  }

  private enterInOrder(enter: (payload: string) => void, member: LiveMember): void {
    this.enteringCount++;
    this.queueStep(() =>
      this.firstPayload()
        .then(enter, (error: unknown) => member.fail(error))
        .then(() => this.endInTime())
        .finally(() => {
          this.enteringCount--;
          this.setup.onEmpty(this);
        }),
    );
  }

  private queueStep(step: () => Promise<void>): void {
    this.lastStep = this.lastStep.then(step).catch(this.setup.onFault);
  }

  private async firstPayload(): Promise<string> {
    if (this.current !== null) return this.current;
    const state = await this.setup.initial(this.subscription.topic);
    this.order = state?.order ?? -1;
    this.current = await this.subscription.run(state?.root);
    return this.current;
  }

  private async change(state: NumberedState | undefined): Promise<void> {
    if (this.members.size === 0) {
      this.current = null;
      return;
    }
    if (state && state.order <= this.order) return;
    const payload = await this.payloadOf(state);
    if (payload === null) return;
    if (state) this.order = state.order;
    // A change outside the selected fields leaves the payload as it was.
    if (payload !== this.current) {
      this.current = payload;
      if (state) this.sendToAll(payload);
      else this.turns.write(this.members, payload);
    }
    this.endInTime();
  }

  /** Its end may come by the clock alone; until then a change may put it off. */
  private endInTime(): void {
    clearTimeout(this.endTimer);
    const inMs = this.subscription.endsInMs?.() ?? null;
    if (inMs === null || this.isEmpty) return;
    if (inMs > 0) this.endTimer = setTimeout(() => this.refresh(), Math.min(inMs, MAX_TIMEOUT_MS)).unref();
    else this.leaveAll((member) => member.end());
  }

  private sendToAll(payload: string): void {
    this.turns.forgetAll();
    for (const member of this.members) member.send(payload);
  }

  /** null: the subscribers have been told that the subscription has ended. */
  private async payloadOf(state: NumberedState | undefined): Promise<string | null> {
    try {
      return await this.subscription.run(state?.root);
    } catch (error) {
      if (error instanceof CallerError) return this.end(error);
      this.retry(state);
      throw error;
    }
  }

  /** A later state that is shown in the meantime makes the retry do nothing. */
  private retry(state: NumberedState | undefined): void {
    setTimeout(() => this.queueStep(() => this.change(state)), RETRY_DELAY_MS).unref();
  }

  private end(error: CallerError): null {
    this.leaveAll((member) => member.fail(error));
    return null;
  }

  private leaveAll(tell: (member: LiveMember) => void): void {
    this.turns.finish();
    const members = [...this.members];
    this.members.clear();
    this.current = null;
    for (const member of members) tell(member);
    this.setup.onEmpty(this);
  }
}
