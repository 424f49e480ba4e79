// The last that providers told of accounts, numbers and templates: an operator has to act on those that may not send.
import type { ProviderAlarm } from '../channel/messages.ts';
import type { Queryable, Transaction } from '../database.ts';
import { tablesOf } from '../tables.ts';
import type { Instant } from '../time.ts';
import { ProviderAlarmEntity } from './entities.ts';

const alarmTables = tablesOf(ProviderAlarmEntity);

/** Some are never taken back: after that time they are no news any more. */
const ALARM_DAYS = 30;

export interface StandingAlarm {
  channel: string;
  about: ProviderAlarm['about'];
  name: string;
  state: string;
  reason: string | null;
  /** Since it has been in that state. */
  since: Instant;
}

/** Webhooks are repeated and mixed up in their order: the one that tells of the latest moment counts. */
export async function takeAlarm(tx: Transaction, channel: string, alarm: ProviderAlarm, now: Instant): Promise<void> {
  const { about, name, state, reason, toldAt } = alarm;
  await tx.query(TAKE_ALARM, [channel, about, name, state, reason, toldAt ?? now.toString()]);
}
const TAKE_ALARM = `
  insert into provider_alarm as known (channel, about, name, state, reason, since, told_at) values ($1, $2, $3, $4, $5, $6, $6)
  on conflict (channel, about, name) do update set state = excluded.state, reason = excluded.reason, told_at = excluded.told_at,
    since = case when known.state is not distinct from excluded.state then known.since else excluded.since end
  where known.told_at <= excluded.told_at`;

/** The oldest first. */
export async function standingAlarms(db: Queryable, now: Instant): Promise<StandingAlarm[]> {
  return alarmTables(db)
    .selectFrom('provider_alarm')
    .select(['channel', 'about', 'name', 'state', 'reason', 'since'])
    .where('state', 'is not', null)
    .where('toldAt', '>', now.subtract({ hours: ALARM_DAYS * 24 }))
    .orderBy('since')
    .orderBy('name')
    .$narrowType<{ state: string }>()
    .execute();
}
