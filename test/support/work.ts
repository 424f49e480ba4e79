// The work that a page does for a booking, done by a test.
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';

/** What `confirmBooking` takes as `work`, of what `Booking.work` gave. */
export async function doWork(text: string): Promise<string> {
  const challenge: Challenge = JSON.parse(text);
  return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
}
