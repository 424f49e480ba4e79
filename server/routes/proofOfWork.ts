// Proof of work by ALTCHA's open protocol: a source that sends forms too often has to compute a little for each.
import { createHmac } from 'node:crypto';
import { type Challenge, createChallenge, type Solution, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { runningClock } from '../../src/time.ts';

// The library reads the machine's clock, while the application's clock may be set for training.
const machineClock = runningClock(null);
const VALID_MINUTES = 10;
/** At most some hundred thousand digests: a second or two on a cheap phone. */
const FORM_DIFFICULTY = { algorithm: 'SHA-256', cost: 4, keyPrefix: '0000' } as const;
/** The page of a single booking waits for it, so it costs half of that. */
const BOOKING_DIFFICULTY = { ...FORM_DIFFICULTY, cost: 2 } as const;
const MAX_PAYLOAD_LENGTH = 4000;

type Difficulty = typeof FORM_DIFFICULTY | typeof BOOKING_DIFFICULTY;

interface SolvedChallenge {
  signature: string;
  validUntilMs: number;
}

export class ProofOfWork {
  private readonly secret: string;
  /** The signatures of challenges that were used, with the time at which they end. */
  private readonly used = new Map<string, number>();

  constructor(secret: string) {
    this.secret = secret;
  }

  /** A challenge for a form, as JSON. */
  issueChallenge(): Promise<string> {
    return this.issue('work', FORM_DIFFICULTY);
  }

  /** A challenge that counts only for that booking, as JSON. */
  issueChallengeFor(code: string): Promise<string> {
    return this.issue(`work for ${code}`, BOOKING_DIFFICULTY);
  }

  /** The challenge that was solved in time for that booking, or null. The caller decides how often it counts. */
  async solvedFor(code: string, payload: string): Promise<string | null> {
    return (await this.verify(`work for ${code}`, payload))?.signature ?? null;
  }

  /** True if one of our challenges was solved in time, and not used before. */
  async isSolved(payload: string): Promise<boolean> {
    const solved = await this.verify('work', payload);
    return solved !== null && this.useOnce(solved);
  }

  private async issue(subject: string, difficulty: Difficulty): Promise<string> {
    const expiresAt = Math.floor(machineClock.now().epochMilliseconds / 1000) + VALID_MINUTES * 60;
    const hmacSignatureSecret = this.secretOf(subject);
    return JSON.stringify(await createChallenge({ ...difficulty, deriveKey, expiresAt, hmacSignatureSecret }));
  }

  private async verify(subject: string, payload: string): Promise<SolvedChallenge | null> {
    const parsed = parsePayload(payload);
    if (!parsed) return null;
    try {
      const { verified } = await verifySolution({ ...parsed, deriveKey, hmacSignatureSecret: this.secretOf(subject) });
      const validUntilMs = (parsed.challenge.parameters.expiresAt ?? 0) * 1000;
      return verified ? { signature: String(parsed.challenge.signature), validUntilMs } : null;
    } catch {
      return null;
    }
  }

  private useOnce({ signature, validUntilMs }: SolvedChallenge): boolean {
    const now = machineClock.now().epochMilliseconds;
    for (const [one, endsAt] of this.used) if (endsAt < now) this.used.delete(one);
    if (this.used.has(signature)) return false;
    this.used.set(signature, validUntilMs);
    return true;
  }

  private secretOf(subject: string): string {
    return createHmac('sha256', this.secret).update(subject).digest('hex');
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
