// What is opened is closed again: after the test that opened it, or after the file where that was before any test.
import { afterAll, onTestFinished, TestRunner } from 'vitest';

export function atEnd(close: () => unknown): void {
  const later = async () => {
    await close();
  };
  if (TestRunner.getCurrentTest()) onTestFinished(later);
  else afterAll(later);
}
