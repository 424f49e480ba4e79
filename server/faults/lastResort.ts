// Faults that nothing else caught: logged and counted always; the process ends only where its state can't be trusted.
import type { Log } from './log.ts';
import { isOutOfReach } from './outOfReach.ts';

/** How many there were since the process began. */
export const uncaughtFaults = { rejections: 0, exceptions: 0 };

/**
 * A promise that was not awaited leaves the work of others as it was, and a database that is out of reach comes back.
 * Any other exception may have left something half done: `end` is told.
 */
export function catchTheRest(log: Log, end: (reason: string) => void): void {
  process.on('unhandledRejection', (error) => {
    uncaughtFaults.rejections++;
    log.error({ err: error }, 'A fault that nobody awaited; the server goes on.');
  });
  process.on('uncaughtException', (error) => {
    uncaughtFaults.exceptions++;
    if (isOutOfReach(error)) {
      log.error({ err: error }, 'A fault of the database that nobody caught; the server goes on.');
      return;
    }
    log.fatal({ err: error }, 'A fault that nobody caught; the server ends.');
    end('a fault that nobody caught');
  });
}
