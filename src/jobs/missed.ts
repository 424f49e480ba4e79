// Takes in what a webhook failed to bring: a provider that calls once remembers more than it says.
import type { Channel, Channels } from '../channel/channel.ts';
import { inTransaction, type Pool, queriesOn } from '../database.ts';
import type { Arrival } from '../inbox/arrival.ts';
import { takeIn } from '../inbox/inbox.ts';
import { listedUntil, noteListed } from '../inbox/listedUntil.ts';
import { leaveToOfficers, restoredSince } from '../inbox/restoration.ts';
import { officeAt } from '../office/addresses.ts';
import type { Directory } from '../office/directory.ts';
import { addMinutes, type Clock, type Instant, instant, isBefore } from '../time.ts';

export interface Missed {
  pool: Pool;
  channels: Channels;
  offices: Directory;
  clock: Clock;
  /** Told of a provider that could not be asked; the next turn asks again from where this one began. */
  onFault(error: unknown): void;
}

/** Allows for messages that were listed late, or were under way at the last question. */
const OVERLAP_MINUTES = 15;
/** The longest time that a sender waits for an answer; the inbox remembers at least that long what it has taken in. */
const MAX_LOOK_BACK_MINUTES = 3 * 24 * 60;
const EVERY_MINUTES = 5;

/** Takes a turn, and sees to it that there is another: one at a time, however many servers there are. */
export async function takeInMissed(missed: Missed): Promise<void> {
  await missed.pool.query(PLAN, ['preserve_run_at', EVERY_MINUTES]);
  for (const [name, channel] of Object.entries(missed.channels)) {
    if (channel.listed) await listChannel(name, channel, missed).catch(missed.onFault);
  }
}

/** At once when a server starts: no server took messages in while none was running. */
export async function startMissed(pool: Pool): Promise<void> {
  await pool.query(PLAN, ['replace', 0]);
}
const PLAN = `select graphile_worker.add_job('missed', '{}'::json, job_key => 'missed', job_key_mode => $1,
  run_at => clock_timestamp() + make_interval(mins => $2))`;

/** Messages from before we began to listen were another program's to answer. */
async function listChannel(name: string, channel: Channel, { pool, offices, clock }: Missed): Promise<void> {
  const { until, now: began } = await listedUntil(queriesOn(pool), name);
  const messages = until ? await channel.listed?.(numbersServed(channel, offices), sinceOf(until, began)) : [];
  await inTransaction(pool, async (tx) => {
    const arrivals = (messages ?? []).map((message) => ({
      channel: name,
      message,
      office: officeAt(offices, message.to)?.code ?? null,
    }));
    const restored = await restoredSince(tx, addMinutes(began, -MAX_LOOK_BACK_MINUTES));
    const isLost = ({ message: { sentAt, optOut } }: Arrival) =>
      restored !== null && !optOut && sentAt !== undefined && isBefore(instant(sentAt), restored);
    const lost = arrivals.filter(isLost);
    const others = arrivals.filter((arrival) => !lost.includes(arrival));
    if (others.length > 0) await takeIn(tx, others, clock.now(), true);
    if (lost.length > 0) await leaveToOfficers(tx, await takeIn(tx, lost, clock.now(), false), clock.now());
    await noteListed(tx, name, began);
  });
}

function sinceOf(until: Instant, now: Instant): string {
  const [since, earliest] = [addMinutes(until, -OVERLAP_MINUTES), addMinutes(now, -MAX_LOOK_BACK_MINUTES)];
  return (isBefore(since, earliest) ? earliest : since).toString();
}

function numbersServed({ capabilities }: Channel, offices: Directory): string[] {
  return offices.all().flatMap(({ channels }) => {
    return channels.flatMap(({ kind, address }) => (kind === capabilities.kind ? address : []));
  });
}
