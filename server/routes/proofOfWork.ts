// Proof of work by ALTCHA's open protocol: a caller who is not known computes a little for each place.
import { createHmac, randomInt } from 'node:crypto';
import { type Challenge, createChallenge, type Solution, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { LEAST_TRIES } from '../../src/abuse/price.ts';
import type { PaidWork } from '../../src/abuse/unprovenPlaces.ts';
import type { PaidThing } from '../../src/refusal.ts';
import { runningClock } from '../../src/time.ts';

// The library reads the machine's clock, while the application's clock may be set for training.
const machineClock = runningClock(null);
const VALID_MINUTES = 10;
/** Iterations of a derivation: they run in the browser's own code, so that a phone is not much slower than an attacker. */
const COST = 500;
const ALGORITHM = 'PBKDF2/SHA-256';
/** Of a form that is sent too often: a picture is decoded for it. */
const FORM_TRIES = 3 * LEAST_TRIES;
const MAX_PAYLOAD_LENGTH = 4000;

/** The subject that a challenge is signed for. */
const SUBJECTS: Record<PaidThing, (budget: string) => string> = {
  PLACE: (budget) => `place of ${budget}`,
  DIGITS: (budget) => `digits for ${budget}`,
};

export class ProofOfWork {
  private readonly secret: string;
  /** A number from 0 and below that one: the derivations that come before the right one. */
  private readonly draw: (below: number) => number;
  /** Whether that work had not been spent before; it is from then on. */
  private readonly spend: (work: PaidWork) => Promise<boolean>;

  constructor(
    secret: string,
    spend: (work: PaidWork) => Promise<boolean>,
    draw: (below: number) => number = (below) => randomInt(below),
  ) {
    this.secret = secret;
    this.spend = spend;
    this.draw = draw;
  }

  /** A challenge for a form, as JSON; it pays for a place of that budget, too. */
  issueChallengeToSend(budget: string): Promise<string> {
    return this.issueChallengeToPay('PLACE', budget, FORM_TRIES);
  }

  /** A challenge that counts only for that booking, as JSON. */
  issueChallengeFor(code: string, tries: number): Promise<string> {
    return this.issue(`work for ${code}`, tries);
  }

  /** A challenge that counts for one place or one message with digits of that budget, as JSON. */
  issueChallengeToPay(pays: PaidThing, budget: string, tries: number): Promise<string> {
    return this.issue(SUBJECTS[pays](budget), tries);
  }

  /** The work that was done in time for that booking, or null. The caller decides how often it counts. */
  solvedFor(code: string, payload: string): Promise<PaidWork | null> {
    return this.verify(`work for ${code}`, payload);
  }

  /** The work that was done in time for a place or a message of that budget, or null. The caller decides how often it counts. */
  solvedToPay(pays: PaidThing, budget: string, payload: string): Promise<PaidWork | null> {
    return this.verify(SUBJECTS[pays](budget), payload);
  }

  /** True if a challenge of that budget was solved in time, and not used for a form before. */
  async isSolvedToSend(budget: string, payload: string): Promise<boolean> {
    const solved = await this.verify(SUBJECTS.PLACE(budget), payload);
    return solved !== null && this.spend(solved);
  }

  /** The solution's counter is drawn beforehand, so that no device is unlucky: all find it within `tries`. */
  private async issue(subject: string, tries: number): Promise<string> {
    const expiresAt = Math.floor(machineClock.now().epochMilliseconds / 1000) + VALID_MINUTES * 60;
    const secrets = this.secretsOf(subject);
    const asked = { algorithm: ALGORITHM, cost: COST, counter: this.draw(tries), data: { tries } };
    return JSON.stringify(await createChallenge({ ...asked, deriveKey, expiresAt, ...secrets }));
  }

  private async verify(subject: string, payload: string): Promise<PaidWork | null> {
    const parsed = parsePayload(payload);
    if (!parsed) return null;
    try {
      const { verified } = await verifySolution({ ...parsed, deriveKey, ...this.secretsOf(subject) });
      const { data } = parsed.challenge.parameters;
      return verified ? { id: String(parsed.challenge.signature), tries: Number(data?.tries) } : null;
    } catch {
      return null;
    }
  }

  /** With the second one, a solution is checked without deriving its key again. */
  private secretsOf(subject: string): { hmacSignatureSecret: string; hmacKeySignatureSecret: string } {
    return { hmacSignatureSecret: this.digest(subject), hmacKeySignatureSecret: this.digest(`key of ${subject}`) };
  }

  private digest(text: string): string {
    return createHmac('sha256', this.secret).update(text).digest('hex');
  }
}

function parsePayload(payload: string): { challenge: Challenge; solution: Solution } | null {
  if (payload === '' || payload.length > MAX_PAYLOAD_LENGTH) return null;
  try {
    const { challenge, solution }: { challenge?: Challenge; solution?: Solution } = JSON.parse(payload);
    return challenge?.parameters && solution ? { challenge, solution } : null;
  } catch {
    return null;
  }
}
