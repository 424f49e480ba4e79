// Bookings at a fixed rate in a process of their own, while something else is measured.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface BookedMeanwhile {
  /** Bookings a second. */
  rate: number;
  answers: number;
  refused: number;
  /** The first answer that was no booking; empty: all were. */
  refusal: string;
}

export interface BookingLoad {
  stop(): Promise<BookedMeanwhile>;
}

export async function startBookings(url: string, rate: number): Promise<BookingLoad> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'bookingLoad.ts'), [url, String(rate)]);
  await once(child, 'message');
  return {
    async stop() {
      child.send('stop');
      const [result] = (await once(child, 'message')) as [BookedMeanwhile];
      child.disconnect();
      return result;
    },
  };
}
