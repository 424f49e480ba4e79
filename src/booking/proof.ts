// Digits sent to the number that was given: who can read them back holds the number.

import { createHash, randomInt } from 'node:crypto';
import { DAY_HOURS, PAUSE_MINUTES, refusedNumber, refusedOften, type SentLately } from '../abuse/proofRules.ts';
import type { Asker } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import { lockKeys } from '../locks.ts';
import type { Offices } from '../office/settings.ts';
import type { Notice } from '../outbox/notice.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { select, statement } from '../statement.ts';
import { addMinutes, type Instant, isBefore } from '../time.ts';
import type { Booking } from './booking.ts';
import { isLapsed } from './deadlines.ts';
import { NumberProofEntity } from './entities.ts';
import { lockBookings } from './find.ts';
import { reachOfApplicant } from './reach.ts';
import { isTheirs, unknownCode, type VisitProof } from './rules.ts';

export interface ProofRequest {
  code: string;
  asker: Asker;
  proof: VisitProof;
  /** The budget of unproven doings it counts in; null: none. */
  budget?: string | null;
}

const MINUTES = 10;
/** How often digits are sent for one booking, and how often they may be read wrong. */
const MOST_SENT = 3;
const MOST_TRIES = 5;

export type ProofStep = { answer: Booking | Refusal; announcements: []; notices: { at: Instant; all: Notice[] } };

/** Sends six digits to the number given; asking again for the same booking soon sends nothing and says the same. */
export async function sendProof(
  tx: Transaction,
  { code, asker, proof, budget = null }: ProofRequest,
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
  const { phone } = booking;
  const reach = phone ? reachOfApplicant(booking, office) : null;
  if (!phone || !reach) return answered(refuse('NOT_VERIFIED', {}), now);
  const wrong = refusedNumber(phone, office);
  if (wrong) return answered(wrong, now);
  await lockKeys(tx, [`proof to ${phone}`, ...(budget ? [`proof by ${budget}`] : [])]);
  if (await isSentEnough(tx, code, now)) return answered(booking, now);
  const often = refusedOften(await sentLately(tx, phone, budget, now), office, now);
  if (often) return answered(often, now);
  const digits = String(randomInt(1_000_000)).padStart(6, '0');
  const until = addMinutes(now, MINUTES);
  const values = [code, digestOfProof(code, digits), now.toString(), until.toString(), phone, budget];
  const [numbered] = await tx.query(SEND_PROOF, values);
  const purpose = `proof:${code}:${numbered?.sent}`;
  const parameters = { digits, office: office.name, until: { at: until, zone } };
  const notice: Notice = {
    ...reach,
    purpose,
    language: booking.language,
    about: { booking: code, version: booking.version },
    notAfter: until,
    key: 'proof',
    parameters,
  };
  return { answer: booking, announcements: [], notices: { at: now, all: [notice] } };
}
const SEND_PROOF = statement<{ sent: number }>('send proof')`
  with sent as (insert into proof_sent (number, source, at) values ($5, $6, $3))
  insert into number_proof (booking, digest, sent_at, expires_at) values ($1, $2, $3, $4)
  on conflict (booking) do update set digest = excluded.digest, sent_at = excluded.sent_at,
    expires_at = excluded.expires_at, sent = number_proof.sent + 1, tries = 0
  returning sent`;

/** For this booking: an impatient finger is no reason for a second message. */
async function isSentEnough(tx: Transaction, code: string, now: Instant): Promise<boolean> {
  const [own] = await tx.query<{ sent: number; sent_at: Instant }>({ name: 'proof of booking', text: OWN }, [code]);
  return own !== undefined && (own.sent >= MOST_SENT || isBefore(now, addMinutes(own.sent_at, PAUSE_MINUTES)));
}
const OWN = 'select sent, sent_at from number_proof where booking = $1';

async function sentLately(tx: Transaction, number: string, source: string | null, now: Instant): Promise<SentLately> {
  const values = [number, source, now.subtract({ hours: DAY_HOURS }).toString()];
  const rows = await tx.query<{ at: Instant; to: boolean; by: boolean }>(
    { name: 'proofs sent', text: SENT_LATELY },
    values,
  );
  const when = (mine: 'to' | 'by') => rows.filter((row) => row[mine]).map(({ at }) => at);
  return { toNumber: when('to'), bySource: when('by') };
}
const SENT_LATELY = `select at, number = $1 as to, coalesce(source = $2, false) as by from proof_sent
  where at > $3 and (number = $1 or source = $2) order by at`;

function answered(answer: Booking | Refusal, now: Instant): ProofStep {
  return { answer, announcements: [], notices: { at: now, all: [] } };
}

function digestOfProof(code: string, digits: string): string {
  return createHash('sha256').update(`${code} ${digits}`).digest('base64');
}

/** Digits that the applicant read from their phone. */
export interface Reading {
  code: string;
  digits: string;
}

/** The codes whose digits were read right; every wrong reading counts, and after five of them none is right. */
export async function proven(tx: Transaction, readings: readonly Reading[], now: Instant): Promise<Set<string>> {
  const right = new Set<string>();
  for (const { code, digits } of readings) {
    const [row] = await tx.query(TRY_PROOF, [code, MOST_TRIES]);
    if (!row || !isBefore(now, row.expiresAt)) continue;
    if (row.digest === digestOfProof(code, digits.replace(/\D/g, ''))) right.add(code);
  }
  return right;
}
const TRY_PROOF = statement('try proof')`
  update number_proof set tries = tries + 1 where booking = $1 and tries < $2
  returning ${select(NumberProofEntity, ['digest', 'expiresAt'])}`;
