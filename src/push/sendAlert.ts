// The job of an alert: hands it to the push service of one phone, tries again while it is of use, and ends browsers that are gone.
import { createHash } from 'node:crypto';
import { type Pool, type Queryable, queriesOn } from '../database.ts';
import { sayPhoneAlert } from '../messages/phoneAlerts.ts';
import type { Directory } from '../office/directory.ts';
import { select, statement } from '../statement.ts';
import { dateIn, dateInWords, type Instant, instant, type Language, runningClock, timeInWords } from '../time.ts';
import { type AttemptOutcome, isDelivered, nextAttemptAt } from '../webhooks/retryRules.ts';
import { PushSubscriptionEntity } from './entities.ts';
import { ALERT_TERMS_MS, isUrgentAlert, type PhoneAlert } from './phoneAlert.ts';
import type { PlannedAlert } from './planAlerts.ts';
import { endBrowser, openBrowser, type PushBrowser } from './pushSubscriptions.ts';

/** An alert on its way to a push service, which can read all but the text. */
export interface PushRequest {
  browser: PushBrowser;
  /** Encrypted for the browser. */
  text: string;
  ttlSeconds: number;
  isUrgent: boolean;
  /** One that still waits there is replaced by a later one of the same topic. */
  topic: string;
}

export interface AlertWork {
  pool: Pool;
  offices: Pick<Directory, 'find'>;
  /** The secret of the page of a visit. */
  secretOf(reference: { booking: string } | { ticket: number; issuedAt: Instant }): string;
  /** Posts to an address that may be reached, and never rejects. */
  post(request: PushRequest): Promise<AttemptOutcome>;
  /** From 0 to less than 1. */
  chance(): number;
  /** Told of each attempt, for the figures. */
  onAttempt(outcome: AttemptOutcome): void;
  /** The push service will not take it, whenever it is tried. */
  onRefused(host: string, outcome: AttemptOutcome): void;
}

/** The payload of the job. */
export interface AlertJob extends PlannedAlert {
  /** In milliseconds since 1970; none: it has not been tried. */
  until?: number;
  attempts?: number;
}

/** Push services and job queue keep the machine's time, also where the application's was moved. */
const alertClock = runningClock(null);

export async function sendAlert(work: AlertWork, job: AlertJob): Promise<void> {
  const { phone: id, alert } = job;
  const db = queriesOn(work.pool);
  const [phone] = await db.query(PHONE_TO_TELL, [id]);
  const office = phone && work.offices.find(phone.office);
  const now = alertClock.now();
  const until = job.until ?? now.epochMilliseconds + ALERT_TERMS_MS[alert.kind];
  if (!phone || !office || until <= now.epochMilliseconds) return;
  const topic = alertTopic(work.secretOf(phone.booking === null ? walkInOf(phone) : { booking: phone.booking }));
  const outcome = await work.post({
    browser: openBrowser(db.cipher, phone),
    text: JSON.stringify(alertNoticeOf(alert, { topic, language: phone.language, office })),
    ttlSeconds: Math.ceil((until - now.epochMilliseconds) / 1000),
    isUrgent: isUrgentAlert(alert),
    topic,
  });
  work.onAttempt(outcome);
  await record(work, { job: { ...job, until }, phone, outcome, now });
}

const PHONE_TO_TELL = statement<{ issuedAt: Instant | null }>('phone to tell')`
  select ${select(PushSubscriptionEntity, ['office', 'booking', 'ticket', 'sealed', 'endpointDigest', 'language']).of('s')},
    t.issued_at as "issuedAt"
  from push_subscription s left join ticket t on t.id = s.ticket where s.id = $1`;

function walkInOf({ ticket, issuedAt }: { ticket: number | null; issuedAt: Instant | null }) {
  if (ticket === null || issuedAt === null) throw new Error('A phone of no visit.');
  return { ticket, issuedAt };
}

/** The name of a visit among the alerts of a phone: it opens nothing, and the phone itself knows the page behind it. */
export function alertTopic(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url').slice(0, 16);
}

interface NoticeSetup {
  topic: string;
  language: Language;
  office: { name: string; timeZone: string };
}

/** All that the phone is sent: no name, no code, no secret. */
function alertNoticeOf(alert: PhoneAlert, { topic, language, office }: NoticeSetup) {
  const at = 'startsAt' in alert ? instant(alert.startsAt) : null;
  const date = at ? dateInWords(dateIn(office.timeZone, at), language) : '';
  const time = at ? timeInWords(at, office.timeZone, language) : '';
  const { title, body } = sayPhoneAlert(language, alert, { office: office.name, date, time });
  return { topic, title, body, language, isUrgent: isUrgentAlert(alert) };
}

interface Attempted {
  job: AlertJob & { until: number };
  phone: { sealed: string; endpointDigest: string };
  outcome: AttemptOutcome;
  now: Instant;
}

async function record(work: AlertWork, { job, phone, outcome, now }: Attempted): Promise<void> {
  const db = queriesOn(work.pool);
  if (isDelivered(outcome)) return;
  // RFC 8030, 7.3, and what push services answer for browsers that are gone.
  if (outcome.status === 404 || outcome.status === 410) return endBrowser(db, phone.endpointDigest);
  if (!isWorthRetrying(outcome)) {
    const { endpoint } = openBrowser(db.cipher, phone);
    return work.onRefused(URL.parse(endpoint)?.host.slice(0, 100) ?? '', outcome);
  }
  const attempts = (job.attempts ?? 0) + 1;
  const next = nextAttemptAt({ attempts, retryAfter: outcome.retryAfter, now }, work.chance());
  if (next.epochMilliseconds < job.until) await tryLater(db, { ...job, attempts }, next);
}

/** Too many at once, a fault of theirs, or no answer: all else stays as it is. */
function isWorthRetrying({ status }: AttemptOutcome): boolean {
  return status === null || status === 408 || status === 429 || status >= 500;
}

async function tryLater(db: Queryable, job: AlertJob, at: Instant): Promise<void> {
  await db.query({ name: 'push later', text: PUSH_LATER }, [JSON.stringify(job), at.toString()]);
}
const PUSH_LATER = `select graphile_worker.add_job('push', $1::json, run_at => $2::timestamptz)`;
