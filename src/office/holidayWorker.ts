// The thread that reads one calendar of holidays and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { CallerError, RefusedInput } from '../refusal.ts';
import type { CalendarAnswer, CalendarQuestion } from './holidayReader.ts';
import { holidaysIn } from './holidays.ts';

function answerCalendar({ calendar, from, to }: CalendarQuestion): CalendarAnswer {
  try {
    return { holidays: holidaysIn(calendar, from, to) };
  } catch (error) {
    if (error instanceof CallerError)
      return { refused: error.message, refusal: error instanceof RefusedInput ? error.refusal : null };
    throw error;
  }
}

parentPort?.postMessage(answerCalendar(workerData));
