// Waits at the start for a database that is not there yet: after a power cut services start in any order.
import { setTimeout as pause } from 'node:timers/promises';
import { connectOnce } from '../../src/connection.ts';
import { errorCodeOf } from '../../src/errorCode.ts';
import { isOutOfReach } from '../faults/outOfReach.ts';

const TRY_DATABASE_EVERY_MS = 500;
const TELL_EVERY_MS = 5000;

export interface DatabaseWait {
  /** Seconds after which the start goes on all the same, and says what is wrong; 0: at once. */
  seconds: number;
  /** Told the reason, every five seconds. */
  note(step: string): void;
  /** The server was told to stop. */
  signal?: AbortSignal | undefined;
}

/** A wrong password or name does not pass by itself, and is not waited for. */
export async function awaitDatabase(url: string, { seconds, note, signal }: DatabaseWait): Promise<void> {
  const endMs = performance.now() + seconds * 1000;
  let toldMs = Number.NEGATIVE_INFINITY;
  for (;;) {
    const fault = await faultOfConnecting(url);
    const nowMs = performance.now();
    if (!fault || !isOutOfReach(fault) || nowMs >= endMs) return;
    if (nowMs - toldMs >= TELL_EVERY_MS) {
      note(`Waiting up to ${Math.ceil((endMs - nowMs) / 1000)} s for the database: ${reasonOf(fault)}`);
      toldMs = nowMs;
    }
    await pause(TRY_DATABASE_EVERY_MS, undefined, signal && { signal });
  }
}

async function faultOfConnecting(url: string): Promise<unknown> {
  try {
    await (await connectOnce(url)).end();
    return null;
  } catch (error) {
    return error;
  }
}

function reasonOf(fault: unknown): string {
  return (fault instanceof Error && fault.message) || errorCodeOf(fault) || String(fault);
}
