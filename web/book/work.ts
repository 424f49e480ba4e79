// The work a device does for one booking, if an office has no channel to prove a number by: ALTCHA's, some seconds of it.
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/sha';

const TRIES_PER_PROGRESS = 1000;

/**
 * Makes the `work` that `confirmBooking` takes. Digests are made off the page's own thread. `onProgress` hears how likely
 * it is to be done by now, 0 to 1.
 * @throws Error if it took too long, or the page came over plain HTTP, where browsers make no digests.
 */
export async function workFor(challengeText: string, onProgress: (done: number) => void): Promise<string> {
  const challenge: Challenge = JSON.parse(challengeText);
  const expected = 16 ** challenge.parameters.keyPrefix.length;
  let tries = 0;
  const counting: typeof deriveKey = (...input) => {
    tries++;
    if (tries % TRIES_PER_PROGRESS === 0) onProgress(1 - Math.exp(-tries / expected));
    return deriveKey(...input);
  };
  const solution = await solveChallenge({ challenge, deriveKey: counting });
  if (!solution) throw new Error('The work was not done in time.');
  return JSON.stringify({ challenge, solution });
}
