// Messages that are to go: what decides about each, read together and kept from other workers until the commit.
import type { DataCipher } from '../cipher.ts';
import type { Transaction } from '../database.ts';
import { type RowOf, select, statement } from '../statement.ts';
import type { Instant } from '../time.ts';
import type { Trace } from '../tracing.ts';
import { OutboxMessageEntity, SendingEntity } from './entities.ts';
import { OUTGOING, readOutgoing, type WaitingMessage } from './outbox.ts';
import type { Urgency } from './pace.ts';
import { ownJob } from './sendJobs.ts';
import { traceOfReply } from './traces.ts';
import type { DeliveryFacts } from './turn.ts';

/** A message whose job is due. */
export interface DueMessage {
  id: number;
  /** The worker before has died, or could not record the outcome. */
  isRepeat: boolean;
  /** Its job stands for several messages: a job of its own that it has by now goes before that. */
  isShared: boolean;
  /** That of what it was put out for, if its job carries it. */
  trace?: Trace | undefined;
}

/** A message that waits, with all that decides about it. */
export interface Candidate extends DeliveryFacts {
  message: WaitingMessage;
  /** When the person last wrote to this number; null: never, as far as we remember. */
  heardAt: Instant | null;
  /** The database's clock at this moment, in milliseconds: servers' own clocks may be apart. */
  real: number;
}

/**
 * Locks the messages and the paces of their numbers. By id, the most urgent first; those that wait no more are missing,
 * and one that cannot be read has the reason in its place.
 */
export async function candidates(tx: Transaction, due: readonly DueMessage[]): Promise<Map<number, Candidate | Error>> {
  const ids = (some: readonly DueMessage[]) => some.map(({ id }) => id);
  // A message whose own job is due in this group, too, is sent now: that job ends with the group.
  const owned = new Set(ids(due.filter(({ isShared }) => !isShared)));
  const repeated = due.filter(({ id, isRepeat, isShared }) => isRepeat && isShared && !owned.has(id));
  const rows = await tx.query(CANDIDATES, [ids(due), ids(repeated)]);
  const traces = new Map(due.map(({ id, trace }) => [id, trace]));
  return new Map(rows.map((row) => [row.id, readable(row, tx.cipher, traces.get(row.id))]));
}

function readable(row: CandidateRow, cipher: DataCipher, trace: Trace | undefined): Candidate | Error {
  try {
    const candidate = readCandidate(row, cipher);
    const { message } = candidate;
    return { ...candidate, message: { ...message, trace: trace ?? traceOfReply(message.purpose) } };
  } catch (error) {
    return error as Error;
  }
}

const urgencyRank = (m: string) => `case when ${m}.parameters is null then 0 when ${m}.calm then 2 else 1 end`;
/** As soon as that after a restored database is worked on again, all is put out that came due before: some of it for the second time. */
const BACKLOG = "interval '5 minutes'";
const SENDING = select(SendingEntity, ['freeAt', 'replyAt', 'noticeAt', 'calmAt', 'pausedUntil']);
const CANDIDATE_FACTS = select(OutboxMessageEntity, ['createdAt', 'waits', 'triedAt', 'unsureAt']);
const CANDIDATES = statement<CandidateFacts>('candidates')`
  with m as materialized (
    select * from outbox_message where id = any($1) and status = 'WAITING'
      and not (id = any($2) and exists (select from graphile_worker._private_jobs j where j.key = ${ownJob('outbox_message.id')}))
    order by id for update
  ), s as materialized (
    select * from sending where (channel, sender) in (select channel, sender from m) order by channel, sender for update
  )
  select ${OUTGOING.of('m')}, ${CANDIDATE_FACTS.of('m')}, ${SENDING.of('s')}, clock_timestamp() as real,
    b.version as version_now, s.fault as paused_by, s.probes,
    lost.since as lost_since, o.at is not null and (o.by = 'PERSON' or heard.at is null or heard.at <= o.at) as opted_out, heard.at as heard_at,
    exists (
      select from outbox_message e where e.channel = m.channel and e.sender = m.sender and e.recipient = m.recipient
        and e.id < m.id and e.status = 'WAITING'
        and (e.waits in ('RETRY', 'PAUSE', 'ANSWER')
          or coalesce(e.waits, 'TURN') in ('TURN', 'PACE') and ${urgencyRank('e')} <= ${urgencyRank('m')})
    ) as is_behind,
    (select count(*)::int from (
      select e.tried_at from outbox_message e where e.channel = m.channel and e.sender = m.sender and e.recipient = m.recipient
        and e.id <> m.id order by e.id desc limit 60
    ) lately where tried_at > clock_timestamp() - interval '1 minute') as sent_lately
  from m left join s on s.channel = m.channel and s.sender = m.sender
    left join lateral (select version from booking where code = m.booking offset 0) b on true
    left join lateral (
      select * from opt_out o where o.channel = m.channel and o.sender = m.sender and o.recipient = m.recipient offset 0
    ) o on true
    left join lateral (
      select least(coalesce(i.sent_at, i.received_at), i.received_at) as at from inbox_message i
      where i.channel = m.channel and i.sender = m.recipient and i.recipient = m.sender order by i.id desc limit 1
    ) heard on true
    left join lateral (
      select min(r.taken_at) as since from restoration r where m.unsure_at <= r.taken_at
        or (m.parameters is not null and m.created_at >= r.restored_at and m.created_at < coalesce(r.resumed_at, 'infinity') + ${BACKLOG})
    ) lost on true
  order by ${urgencyRank('m')}, m.id`;

/** The facts besides the message; the pace is null for a number that never sent. */
interface CandidateFacts {
  real: Instant;
  version_now: number | null;
  paused_by: string | null;
  probes: number | null;
  is_behind: boolean;
  opted_out: boolean;
  heard_at: Instant | null;
  sent_lately: number;
  lost_since: Instant | null;
}
type CandidateRow = CandidateFacts & RowOf<typeof OUTGOING> & RowOf<typeof CANDIDATE_FACTS> & RowOf<typeof SENDING>;

function readCandidate(row: CandidateRow, cipher: DataCipher): Candidate {
  const message = readOutgoing(row, cipher);
  const lostSince = milliseconds(row.lost_since);
  const urgency: Urgency = message.said ? (message.calm ? 'calm' : 'notice') : 'reply';
  return {
    message,
    urgency,
    once: row.once,
    createdAt: row.createdAt,
    notAfter: row.notAfter,
    about: row.bookingVersion === null ? null : { version: row.bookingVersion, now: row.version_now },
    waits: row.waits,
    attempts: row.attempts,
    triedAt: milliseconds(row.triedAt),
    unsureAt: milliseconds(row.unsureAt) ?? lostSince,
    isLost: lostSince !== null,
    isBehind: row.is_behind,
    optedOut: row.opted_out,
    heardAt: row.heard_at,
    real: row.real.epochMilliseconds,
    sentLately: row.sent_lately,
    line: { freeAt: milliseconds(row.freeAt), lineAt: milliseconds(row[`${urgency}At`]) },
    pause: row.paused_by === null ? null : { until: milliseconds(row.pausedUntil) ?? 0, probes: row.probes ?? 0 },
  };
}

function milliseconds(at: Instant | null): number | null {
  return at === null ? null : at.epochMilliseconds;
}
