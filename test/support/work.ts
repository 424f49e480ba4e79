// The work that a page does for a place or a booking, done by a test.
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { addressSigner } from '../../server/access/secrets.ts';
import { ProofOfWork } from '../../server/routes/proofOfWork.ts';
import type { Pool } from '../../src/database.ts';
import type { PaidThing } from '../../src/refusal.ts';
import { blocksOf } from './documentBlocks.ts';

/** The `work` that `confirmBooking` takes, made from the answer of `Booking.work`. */
export async function doWork(text: string): Promise<string> {
  const challenge: Challenge = JSON.parse(text);
  return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
}

/** The `work` that `book` takes, made by the lines of docs/abuse.md as they are written there. */
export async function doWorkAsDocumented(refusal: object): Promise<string> {
  const example = blocksOf('docs/abuse.md').find(({ language }) => language === 'js');
  const body = `return (async () => { ${example?.text}; return work; })();`;
  return new Function('refusal', 'solveChallenge', 'deriveKey', body)(refusal, solveChallenge, deriveKey);
}

/** The most derivations that a challenge takes. */
export function triesIn(challenge: string): number {
  return Number((JSON.parse(challenge) as Challenge).parameters.data?.tries);
}

/**
 * Work of many devices, whose derivations would take a test too long: challenges of the server's own secret, for as much
 * work as it asks, which the first derivation solves.
 */
export async function openDevices(pool: Pool) {
  const sign = await addressSigner(pool);
  const proofs = new ProofOfWork(
    sign('web form'),
    async () => true,
    () => 0,
  );
  return {
    async pay(pays: PaidThing, budget: string, asked: string) {
      return doWork(await proofs.issueChallengeToPay(pays, budget, triesIn(asked)));
    },
    async confirm(code: string, asked: string) {
      return doWork(await proofs.issueChallengeFor(code, triesIn(asked)));
    },
  };
}
