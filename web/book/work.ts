// The work that a device does for a place or a booking of callers who are not known: ALTCHA's, ordinarily two seconds at most.
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

const TRIES_PER_PROGRESS = 20;

/**
 * Makes the `work` that `book` and `confirmBooking` take. Keys are derived off the page's own thread. `onProgress` hears
 * how likely it is to be done by now, 0 to 1.
 * @throws Error if it took too long, or the page came over plain HTTP, where browsers derive no keys.
 */
export async function workFor(challengeText: string, onProgress: (done: number) => void = () => {}): Promise<string> {
  const challenge: Challenge = JSON.parse(challengeText);
  const most = Number(challenge.parameters.data?.tries);
  let tries = 0;
  const counting: typeof deriveKey = (...input) => {
    tries++;
    if (tries % TRIES_PER_PROGRESS === 0) onProgress(tries / most);
    return deriveKey(...input);
  };
  const solution = await solveChallenge({ challenge, deriveKey: counting });
  if (!solution) throw new Error('The work was not done in time.');
  return JSON.stringify({ challenge, solution });
}
