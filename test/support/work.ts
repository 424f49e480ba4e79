// The work that a page does for a booking, done by a test.
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';

/** The `work` that `confirmBooking` takes, made from the answer of `Booking.work`. */
export async function doWork(text: string): Promise<string> {
  const challenge: Challenge = JSON.parse(text);
  return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
}
