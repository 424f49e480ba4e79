// Rate limits of a number: below the provider's own, answers before notices, and notices that are not urgent last.

/** Kinds of messages, by how urgently a person waits for them. */
export type Urgency = 'reply' | 'notice' | 'calm';

/** Moments in milliseconds by the database's clock, which all servers share; null: nothing was sent yet. */
export interface NumberPace {
  /** The next moment at which the number may send: the theoretical arrival time of the generic cell rate algorithm. */
  freeAt: number | null;
  /** The next moment that is given away to messages of this urgency. */
  lineAt: number | null;
}

export interface PaceStep extends NumberPace {
  /** When it may go, in milliseconds. */
  at: number;
  /** It has that moment, and no other has it; false: it has to ask again then. */
  goes: boolean;
}

/** The share of the number's rate that each kind may use: the rest that a thousand notices leave is for answers. */
const RATE_SHARES: Record<Urgency, number> = { reply: 1, notice: 0.5, calm: 0.4 };
/** The burst of answers that is let through at once. */
const RUSH = 5;
/** A moment that is so near is waited for, in milliseconds: the job queue does not look more often. */
export const MAX_WAIT_IN_PLACE_MS = 250;

/**
 * The moment of one more message, and the line behind it. `hasPlace`: its moment in the line of its kind has come; it
 * takes no other. A message that must wait has a place in that line then.
 */
export function stepUp(
  line: NumberPace,
  { urgency, hasPlace }: { urgency: Urgency; hasPlace: boolean },
  perSecond: number,
  now: number,
): PaceStep {
  const interval = 1000 / perSecond;
  const rush = urgency === 'reply' ? RUSH * interval : 0;
  const [freeAt, lineAt] = [line.freeAt ?? now, line.lineAt ?? now];
  const at = Math.max(now, (hasPlace ? freeAt : Math.max(freeAt, lineAt)) - rush);
  const goes = at - now <= MAX_WAIT_IN_PLACE_MS;
  return {
    at,
    goes,
    freeAt: goes ? Math.max(freeAt, now) + interval : freeAt,
    lineAt: hasPlace ? lineAt : Math.max(lineAt, goes ? now : at + rush) + interval / RATE_SHARES[urgency],
  };
}
