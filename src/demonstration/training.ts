// The tasks of a first day at the desk: each is done by what staff did in the demonstration, as its audit log has it.
import type { Queryable } from '../database.ts';
import type { Instant } from '../time.ts';

export const TRAINING_TASKS = [
  'CHECK_IN',
  'WALK_IN',
  'PRIORITY',
  'CALL',
  'PUT_BACK',
  'NO_SHOW_RETURNED',
  'ANSWER_MESSAGE',
  'CLOSE_DAY',
] as const;
export type TrainingTask = (typeof TRAINING_TASKS)[number];

/** A change that a member of staff made. */
export interface TrainingDeed {
  at: Instant;
  /** The mutation. */
  what: string;
  office: string;
  /** A queue number, where the mutation names one. */
  subject: string | null;
  /** The status of the ticket before, if the change altered it. */
  statusBefore: string | null;
  /** The priority of the ticket after, if the change altered it. */
  priorityAfter: string | null;
}

export interface TrainingProgress {
  task: TrainingTask;
  /** The first time that it was done; null: not yet. */
  doneAt: Instant | null;
}

const DONE_BY: Record<TrainingTask, (deed: TrainingDeed, before: readonly TrainingDeed[]) => boolean> = {
  CHECK_IN: ({ what }) => what === 'checkIn',
  WALK_IN: ({ what }) => what === 'issueTicket',
  PRIORITY: ({ priorityAfter }) => priorityAfter !== null && priorityAfter !== 'NORMAL',
  CALL: ({ what }) => what === 'callNext' || what === 'callTicket',
  PUT_BACK: ({ what }) => what === 'putBack',
  NO_SHOW_RETURNED: returnsOwnNoShow,
  ANSWER_MESSAGE: ({ what }) => what === 'reply',
  CLOSE_DAY: ({ what }) => what === 'closeDay',
};

/** The absence has to be noted in the training, too: to take back that of another officer is half the task. */
function returnsOwnNoShow(deed: TrainingDeed, before: readonly TrainingDeed[]): boolean {
  const { what, statusBefore, office, subject } = deed;
  if ((what !== 'resume' && what !== 'undo') || statusBefore !== 'NO_SHOW') return false;
  return before.some((one) => one.what === 'markNoShow' && one.office === office && one.subject === subject);
}

/** `deeds`: the oldest first. */
export function trainingProgress(deeds: readonly TrainingDeed[]): TrainingProgress[] {
  return TRAINING_TASKS.map((task) => {
    const done = deeds.find((deed, index) => DONE_BY[task](deed, deeds.slice(0, index)));
    return { task, doneAt: done?.at ?? null };
  });
}

/** `handNames`: the staff whom the demonstration plays itself; all others count. */
export async function readTraining(db: Queryable, handNames: readonly string[]): Promise<TrainingProgress[]> {
  return trainingProgress(await db.query<TrainingDeed>(TRAINING_DEEDS, [handNames, TRAINING_MUTATIONS]));
}
const TRAINING_MUTATIONS = [
  'checkIn',
  'issueTicket',
  'setPriority',
  'callNext',
  'callTicket',
  'putBack',
  'markNoShow',
  'resume',
  'undo',
  'reply',
  'closeDay',
];
const TRAINING_DEEDS = `
  select audit.at, what, audit.office, subject, detail->'before'->>'status' as "statusBefore", detail->'after'->>'priority' as "priorityAfter"
  from audit, demonstration
  where audit.asker = any(select 'officer ' || id from staff where not name = any($1::text[]))
    and audit.at >= coalesce(training_began_at, began_at) and what = any($2::text[]) and persons is null and audit.office is not null
  order by audit.id`;

/** From here on all tasks are to be done again. */
export async function beginTraining(db: Queryable, now: Instant): Promise<void> {
  await db.query('update demonstration set training_began_at = $1::timestamptz', [now.toString()]);
}
