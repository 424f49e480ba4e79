// Closes again all that tests open: after the test that opened it, after the describe, or at the latest after the file.
import { afterAll, beforeAll, onTestFinished, TestRunner } from 'vitest';

/** Of the file that runs: processes go on with the next one, and what is left open would work on there. */
let collected = false;
const open: (() => Promise<void>)[] = [];

export function atEnd(close: () => unknown): void {
  const later = async () => {
    await close();
  };
  const test = TestRunner.getCurrentTest();
  // Of tests that run together it is not known who asks.
  if (test && !test.concurrent) onTestFinished(later);
  else if (collected) open.push(later);
  else afterAll(later);
}

/** For the setup of each file. */
export function closeAtEnd(): void {
  beforeAll(() => {
    collected = true;
  });
  afterAll(async () => {
    collected = false;
    await closeWhatIsOpen();
  });
}

/** The last that was opened first. */
export async function closeWhatIsOpen(): Promise<void> {
  for (const close of open.splice(0).toReversed()) await close();
}
