// Asks a module for something: it answers, throws, or is given up after a while, whatever it does.
import { setTimeout as pause } from 'node:timers/promises';

/** Gives what it gives, at once or later. Throws what it threw, or an error named `TimeoutError`. */
export async function askModule<Value>(work: () => Value | PromiseLike<Value>, timeoutMs: number): Promise<Value> {
  const waiting = new AbortController();
  try {
    return await Promise.race([Promise.try(work), giveUp(timeoutMs, waiting.signal)]);
  } finally {
    waiting.abort();
  }
}

async function giveUp(timeoutMs: number, signal: AbortSignal): Promise<never> {
  await pause(timeoutMs, undefined, { signal });
  throw new DOMException(`It took more than ${timeoutMs / 1000} seconds.`, 'TimeoutError');
}

/** The text that a function of a module gives; null: it gives none, or throws. */
export function textOfModule(work: () => unknown): string | null {
  try {
    const text = work();
    return typeof text === 'string' && text !== '' ? text : null;
  } catch {
    return null;
  }
}
