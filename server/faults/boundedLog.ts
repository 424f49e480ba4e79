// A log of what strangers do: from however many networks they come, they write no more than some lines a minute.
import { MINUTE_MS } from '../../src/time.ts';

const MAX_LOG_LINES_PER_MINUTE = 60;

/** The part of a log that strangers may cause lines of. */
export interface WarningLog {
  warn(fields: object, message: string): void;
}

/** Lines beyond the bound are counted, and the first one of a later minute says how many they were. */
export function boundedLog(log: WarningLog, nowMs = () => performance.now()): WarningLog {
  let [endsMs, lines] = [0, 0];
  return {
    warn(fields, message) {
      const now = nowMs();
      if (now >= endsMs) {
        const leftOut = lines - MAX_LOG_LINES_PER_MINUTE;
        [endsMs, lines] = [now + MINUTE_MS, 0];
        if (leftOut > 0) log.warn({ leftOut }, `Lines of this kind were left out: ${message}`);
      }
      lines++;
      if (lines <= MAX_LOG_LINES_PER_MINUTE) log.warn(fields, message);
    },
  };
}
