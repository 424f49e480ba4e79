// Reads calendars of holidays in a thread of their own: a large one takes longer than the event loop may be held.
import { Worker } from 'node:worker_threads';
import { CallerError, type Refusal, RefusedInput } from '../refusal.ts';
import type { LocalDate } from '../time.ts';
import { tooLargeCalendar } from './calendarFaults.ts';
import type { ReadHoliday } from './holidayKind.ts';

export interface CalendarQuestion {
  calendar: string;
  from: LocalDate;
  to: LocalDate;
}

export type CalendarAnswer = { holidays: ReadHoliday[] } | { refused: string; refusal: Refusal | null };

const READ_TIMEOUT_MS = 10_000;
const MAX_MEMORY_MB = 256;
/** Beside this file, in the sources and as compiled. */
const WORKER = new URL(`./holidayWorker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Each takes a processor and a part of the memory, so that they are read one after the other. */
const MAX_CALENDARS_WAITING = 10;
let calendarsWaiting = 0;
let lastCalendar: Promise<unknown> = Promise.resolve();

/** As `holidaysIn`. @throws CallerError BAD_USER_INPUT, also where reading takes too long or too much memory; RATE_LIMITED. */
export async function readHolidays(question: CalendarQuestion): Promise<ReadHoliday[]> {
  if (calendarsWaiting >= MAX_CALENDARS_WAITING)
    throw new CallerError('RATE_LIMITED', 'Other calendars are being read: try again in a moment.');
  calendarsWaiting++;
  const read = lastCalendar.then(() => readInThread(question));
  lastCalendar = read.catch(() => {});
  return read.finally(() => {
    calendarsWaiting--;
  });
}

async function readInThread(question: CalendarQuestion): Promise<ReadHoliday[]> {
  const worker = new Worker(WORKER, {
    workerData: question,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
  });
  try {
    const answer = await answerOf(worker);
    if ('refused' in answer) throw refusedCalendar(answer.refused, answer.refusal);
    return answer.holidays;
  } finally {
    await worker.terminate();
  }
}

function refusedCalendar(message: string, refusal: Refusal | null): CallerError {
  return refusal ? new RefusedInput({ message, refusal }) : new CallerError('BAD_USER_INPUT', message);
}

function answerOf(worker: Worker): Promise<CalendarAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<CalendarAnswer>();
  const tooMuch = () => reject(tooLargeCalendar('calendar: is too large or too intricate to be read.'));
  const timer = setTimeout(tooMuch, READ_TIMEOUT_MS);
  worker.once('message', resolve);
  worker.once('error', (error: NodeJS.ErrnoException) =>
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : reject(error),
  );
  worker.once('exit', tooMuch);
  return promise.finally(() => clearTimeout(timer));
}
