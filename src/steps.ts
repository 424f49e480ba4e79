// The steps of bookings and of messages, told once they are committed: the log has a line of each.
import { currentTrace, type Trace } from './tracing.ts';

export const STEP_NAMES = [
  'message.received',
  'message.understood',
  'message.queued',
  'message.sent',
  'message.delivered',
  'message.read',
  'message.retried',
  'message.failed',
  'message.unknown',
  'message.dropped',
  'booking.held',
  'booking.refused',
  'booking.confirmed',
  'booking.moved',
  'booking.advanced',
  'booking.corrected',
  'booking.late',
  'booking.cancelled',
  'booking.superseded',
  'booking.expired',
  'booking.missed',
  'booking.checked_in',
  'ticket.called',
  'ticket.recalled',
  'ticket.serving',
  'ticket.served',
  'ticket.no_show',
  'ticket.parked',
  'ticket.resumed',
  'ticket.transferred',
  'ticket.put_back',
  'ticket.undone',
  'ticket.later',
  'ticket.left',
  'ticket.closed',
  'webhook.delivered',
  'webhook.failed',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

export interface LifeStep {
  step: StepName;
  office?: string | null;
  channel?: string;
  /** The booking's code, which opens it: it is told under a pseudonym. */
  booking?: string | null;
  /** The key of the address of the person, as `addressKey` writes it: it is told under a pseudonym. */
  person?: string | null;
  /** The purpose of an outgoing message, which is its name: it is told under a pseudonym. */
  message?: string;
  /** The number in the queue. */
  number?: string | null;
  /** The sentence of an outgoing message in the catalogue. */
  key?: string;
  intent?: string;
  /** Why it came to nothing; null: it did not. */
  reason?: string | null;
  /** The trace of what caused it; none: that which is under way. */
  trace?: Trace | undefined;
}

/** One step, or several that happened together. */
export type ToldSteps = LifeStep | readonly LifeStep[];
export type HearSteps = (steps: readonly LifeStep[]) => void;

const hearers = new WeakMap<object, HearSteps>();

/** `hear` is told of the steps of each commit of this process on the pool. */
export function onSteps(pool: object, hear: HearSteps): void {
  hearers.set(pool, hear);
}

/** Null: no one hears of steps on that pool, and none need be told. */
export function stepHearer(pool: object): HearSteps | null {
  return hearers.get(pool) ?? null;
}

/** The steps of one transaction. Those that were told behind a savepoint are taken back with it. */
export class NotedSteps {
  private readonly hear: HearSteps;
  private readonly steps: LifeStep[] = [];
  private readonly savepoints = new Map<string, number>();

  constructor(hear: HearSteps) {
    this.hear = hear;
  }

  add(told: ToldSteps): void {
    for (const step of [told].flat()) this.steps.push('trace' in step ? step : { ...step, trace: currentTrace() });
  }

  /** A statement of the transaction, before it is sent. */
  follow(text: string): void {
    const [, undo, name] = SAVEPOINT.exec(text) ?? [];
    if (name === undefined) return;
    if (undo) this.steps.length = this.savepoints.get(name) ?? this.steps.length;
    else this.savepoints.set(name, this.steps.length);
  }

  /** The transaction is committed. */
  tell(): void {
    if (this.steps.length > 0) this.hear(this.steps);
  }
}
const SAVEPOINT = /^(rollback to )?savepoint (\w+)/;
