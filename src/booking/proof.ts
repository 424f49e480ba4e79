// Digits sent to the number that was given: who can read them back holds the number.
import { createHash, randomInt } from 'node:crypto';
import type { Asker } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import type { Notice } from '../outbox/notice.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { addMinutes, type Instant, isBefore } from '../time.ts';
import type { Booking } from './booking.ts';
import type { Offices } from './change.ts';
import { lockBookings } from './find.ts';
import { reachOf } from './reach.ts';
import { isLapsed, isTheirs, type Proof, unknownCode } from './rules.ts';

export interface ProofRequest {
  code: string;
  asker: Asker;
  proof: Proof;
}

const MINUTES = 10;
/** How often digits are sent for one booking, and how often they may be read wrong. */
const MOST_SENT = 3;
const MOST_TRIES = 5;
/** Seconds between two of them: an impatient finger is no reason for a second message. */
const PAUSE = 30;

export type ProofStep = { answer: Booking | Refusal; announcements: []; notices: { at: Instant; all: Notice[] } };

/** Sends six digits to the number given; asking again soon sends nothing and says the same. */
export async function sendProof(
  tx: Transaction,
  { code, asker, proof }: ProofRequest,
  offices: Offices,
  now: Instant,
): Promise<ProofStep> {
  const booking = (await lockBookings(tx, [code])).get(code);
  if (!booking || !isTheirs(booking, asker, proof)) return answered(unknownCode(), now);
  const office = offices(booking.office);
  const zone = office.timeZone;
  if (booking.status === 'EXPIRED' || isLapsed(booking, now)) {
    return answered(refuse('HOLD_EXPIRED', { confirmBy: { at: booking.confirmBy, zone } }), now);
  }
  if (booking.status !== 'HELD') return answered(refuse('NOT_ALLOWED_NOW', { status: booking.status }), now);
  const reach = booking.phone ? reachOf(booking, office) : null;
  if (!reach) return answered(refuse('NOT_VERIFIED', {}), now);
  const digits = String(randomInt(1_000_000)).padStart(6, '0');
  const [row] = await tx.query({ name: 'send proof', text: SEND }, [
    ...[code, digestOf(code, digits), now.toString(), addMinutes(now, MINUTES).toString()],
    ...[MOST_SENT, now.subtract({ seconds: PAUSE }).toString()],
  ]);
  if (!row) return answered(booking, now);
  const purpose = `proof:${code}:${row.sent}`;
  const parameters = { digits, office: office.name, until: { at: addMinutes(now, MINUTES), zone } };
  const notice: Notice = {
    ...reach,
    purpose,
    language: booking.language,
    about: { booking: code, version: booking.version },
    notAfter: addMinutes(now, MINUTES),
    key: 'proof',
    parameters,
  };
  return { answer: booking, announcements: [], notices: { at: now, all: [notice] } };
}
const SEND = `
  insert into number_proof (booking, digest, sent_at, expires_at) values ($1, $2, $3, $4)
  on conflict (booking) do update set digest = excluded.digest, sent_at = excluded.sent_at,
    expires_at = excluded.expires_at, sent = number_proof.sent + 1, tries = 0
  where number_proof.sent < $5 and number_proof.sent_at < $6
  returning sent`;

function answered(answer: Booking | Refusal, now: Instant): ProofStep {
  return { answer, announcements: [], notices: { at: now, all: [] } };
}

function digestOf(code: string, digits: string): string {
  return createHash('sha256').update(`${code} ${digits}`).digest('base64');
}

/** What somebody read from their phone. */
export interface Reading {
  code: string;
  digits: string;
}

/** The codes whose digits were read right; every wrong reading counts, and after five of them none is right. */
export async function proven(tx: Transaction, readings: readonly Reading[], now: Instant): Promise<Set<string>> {
  const right = new Set<string>();
  for (const { code, digits } of readings) {
    const [row] = await tx.query({ name: 'try proof', text: TRY }, [code, MOST_TRIES]);
    if (!row || !isBefore(now, row.expires_at)) continue;
    if (row.digest === digestOf(code, digits.replace(/\D/g, ''))) right.add(code);
  }
  return right;
}
const TRY = `update number_proof set tries = tries + 1 where booking = $1 and tries < $2 returning digest, expires_at`;
