// Looks at the visits of phones after a change, and leaves a job for each alert: what is told and the job are one commit.
import { inTransaction, type Pool, type Queryable, queriesOn, type Transaction } from '../database.ts';
import { addedJobs, jobSpec } from '../jobRows.ts';
import type { Directory } from '../office/directory.ts';
import type { Office } from '../office/settings.ts';
import { queueChanges } from '../queue/line.ts';
import { type Columns, columns, type Fields, select, statement } from '../statement.ts';
import { addDays, dateIn, type Instant, type LocalDate } from '../time.ts';
import { PushSubscriptionEntity } from './entities.ts';
import { alertBetween, type PhoneAlert, type ToldOfVisit, toldNow } from './phoneAlert.ts';
import { type FoundVisit, factsOfVisits } from './visitFacts.ts';

/** The offices whose phones there is something to tell, or to look at. */
export async function officesToAlert(db: Queryable, now: Instant): Promise<string[]> {
  const today = dateIn('UTC', now);
  // Every office's day is within one of UTC's.
  const rows = await db.query(OFFICES_TO_ALERT, [addDays(today, -1), addDays(today, 1)]);
  return rows.map(({ office }) => office);
}

const S: Columns<typeof PushSubscriptionEntity> = columns(PushSubscriptionEntity, 's');
/** A visit of these days changes with the queue of its office, and every one with its booking. */
const HAS_CHANGED = `(s.date between $1 and $2 and ${S.boardSeen} <> coalesce((select changes from board b where b.office = s.office), 0)
  or ${S.versionSeen} is distinct from (select version from booking k where k.code = s.booking))`;

const OFFICES_TO_ALERT = statement<{ office: string }>('offices to alert')`
  select distinct s.office from push_subscription s where ${HAS_CHANGED}`;

const PHONES_LOOKED_AT = select(PushSubscriptionEntity, ['id', 'booking', 'ticket', 'told']).of('s');
type Looked = Pick<Fields<typeof PushSubscriptionEntity>, 'id' | 'booking' | 'ticket' | 'told'>;
const PHONES_TO_LOOK_AT = statement<Looked>('phones to look at')`
  select ${PHONES_LOOKED_AT} from push_subscription s where s.office = $3 and ${HAS_CHANGED}
  order by s.id limit 500 for update of s skip locked`;

export interface PlannedAlert {
  phone: number;
  alert: PhoneAlert;
}

/** Tells the phones of one office; gives the alerts that were planned. */
export function planAlerts(pool: Pool, office: Office, now: Instant): Promise<PlannedAlert[]> {
  return inTransaction(pool, async (tx) => {
    const today = dateIn('UTC', now);
    // Read before the visits: a change in between is looked at again.
    const boardSeen = await queueChanges(tx, office.code);
    const phones = await tx.query(PHONES_TO_LOOK_AT, [addDays(today, -1), addDays(today, 1), office.code]);
    if (phones.length === 0) return [];
    const found = await factsOfVisits(tx, office, phones, now);
    const looks = phones.map((phone, index) => lookAt(phone, found[index] ?? null, office.notices.nearTurn));
    noteLooks(tx, looks, boardSeen);
    const alerts = looks.flatMap(({ id, alert }) => (alert ? [{ phone: id, alert }] : []));
    if (alerts.length > 0) tx.send({ name: 'plan alerts', text: PLAN_ALERTS }, [JSON.stringify(alerts)]);
    return alerts;
  });
}

interface Look {
  id: number;
  told: ToldOfVisit;
  date: LocalDate | null;
  version: number | null;
  alert: PhoneAlert | null;
}

function lookAt({ id, told }: Looked, found: FoundVisit | null, nearAt: number): Look {
  if (!found) return { id, told, date: null, version: null, alert: null };
  const { facts, date, version } = found;
  return { id, told: toldNow(told, facts, nearAt), date, version, alert: alertBetween(told, facts, nearAt) };
}

function noteLooks(tx: Transaction, looks: readonly Look[], boardSeen: number): void {
  tx.send({ name: 'note looks at phones', text: NOTE_LOOKS }, [JSON.stringify(looks), boardSeen]);
}
const NOTE_LOOKS = `
  update push_subscription s set told = look.told, date = coalesce(look.date, s.date), board_seen = $2, version_seen = look.version
  from json_to_recordset($1) as look (id bigint, told jsonb, date date, version integer) where s.id = look.id`;

/** The job itself tells when it is given up; it is tried again here where its worker has died. */
const MAX_ALERT_JOB_TRIES = 25;
const PLAN_ALERTS = `
  select ${addedJobs(`array_agg(${jobSpec('push', { payload: 'told.value', most: MAX_ALERT_JOB_TRIES })})`)}
  from json_array_elements($1) as told`;

/** All offices, one after the other: those who wait at one are no matter of the others. */
export async function alertPhones(pool: Pool, offices: Directory, now: Instant): Promise<void> {
  for (const code of await officesToAlert(queriesOn(pool), now)) {
    const office = offices.find(code);
    if (office) await planAlerts(pool, office, now);
  }
}
