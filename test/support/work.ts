// The work that a page does for a booking, done by a test.
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
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
