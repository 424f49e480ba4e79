// A ticket's life as one table: status x action -> status; types, the database check and allowedActions follow from it.

export const TICKET_LIFE = {
  WAITING: {
    CALL: 'CALLED',
    PARK: 'PARKED',
    UNDO: 'CALLED',
    WITHDRAW: 'CANCELLED',
    LATER: 'WAITING',
    LEAVE: 'CANCELLED',
    CLOSE: 'CANCELLED',
  },
  CALLED: {
    RECALL: 'CALLED',
    SERVE: 'SERVING',
    NO_SHOW: 'NO_SHOW',
    PUT_BACK: 'WAITING',
    LATER: 'WAITING',
    CLOSE: 'CANCELLED',
  },
  SERVING: { FINISH: 'SERVED', PARK: 'PARKED', TRANSFER: 'WAITING', CLOSE: 'SERVED' },
  SERVED: { UNDO: 'SERVING' },
  PARKED: { RESUME: 'WAITING', LEAVE: 'CANCELLED', CLOSE: 'CANCELLED' },
  NO_SHOW: { UNDO: 'CALLED', RESUME: 'WAITING' },
  CANCELLED: {},
} as const satisfies Record<string, Partial<Record<string, string>>>;

export type TicketStatus = keyof typeof TICKET_LIFE;
/** LATER and LEAVE are the visitor's own, CLOSE is the end of the day, WITHDRAW undoes ISSUE; all others are an officer's. */
export const TICKET_ACTIONS = [
  'CALL',
  'RECALL',
  'SERVE',
  'FINISH',
  'PARK',
  'RESUME',
  'TRANSFER',
  'NO_SHOW',
  'PUT_BACK',
  'UNDO',
] as const;
export type TicketAction = (typeof TICKET_ACTIONS)[number];
/** The visitor asks for some minutes, or goes without being served. */
export const VISITOR_ACTIONS = ['LATER', 'LEAVE'] as const;
type AnyTicketAction = TicketAction | (typeof VISITOR_ACTIONS)[number] | 'WITHDRAW' | 'CLOSE';

export const TICKET_STATUSES = Object.keys(TICKET_LIFE) as TicketStatus[];

/** The statuses of a ticket whose visit is over, unless it is taken back or the person comes after all. */
export const ENDED_STATUSES: ReadonlySet<TicketStatus> = new Set(
  TICKET_STATUSES.filter((status) => !('CLOSE' in TICKET_LIFE[status])),
);

/** Why a ticket was called when it was. */
export const CALL_REASONS = ['RETURNED', 'PRIORITY', 'WINDOW', 'WALK_IN', 'EARLY', 'CHOSEN'] as const;
export type CallReason = (typeof CALL_REASONS)[number];

/** Minutes in which a wrong finish, no-show, return to the queue or number without a booking can be taken back. */
export const UNDO_MINUTES = 5;
/** Minutes for which a ticket that was put back lets all others who wait go first. */
export const PUT_BACK_REST_MINUTES = 2;

/** The status that the action leads to, or null where the life has no such step. */
export function afterTicketAction(status: TicketStatus, action: AnyTicketAction): TicketStatus | null {
  const life: Partial<Record<AnyTicketAction, TicketStatus>> = TICKET_LIFE[status];
  return life[action] ?? null;
}
