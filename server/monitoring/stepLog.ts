// One line of the log for each step of a booking or a message, written together a little later: those who book do not wait for it.
import type { LifeStep } from '../../src/steps.ts';
import { runningClock } from '../../src/time.ts';
import type { LogNames } from './logNames.ts';

const machineClock = runningClock(null);
/** Lines that are lost where the process is killed are at most those of this time. */
const WRITE_DELAY_MS = 50;
/** That of `info`, as the log's other lines have it. */
const INFO_LEVEL = 30;

export interface StepLines {
  write(text: string): unknown;
}

export class StepLog {
  private readonly lines: StepLines;
  private readonly names: LogNames;
  private waiting: { atMs: number; steps: readonly LifeStep[] }[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(lines: StepLines, names: LogNames) {
    this.lines = lines;
    this.names = names;
  }

  readonly hear = (steps: readonly LifeStep[]): void => {
    this.waiting.push({ atMs: machineClock.now().epochMilliseconds, steps });
    this.timer ??= setTimeout(() => this.flush(), WRITE_DELAY_MS);
  };

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { waiting } = this;
    this.waiting = [];
    const lines = waiting.flatMap(({ atMs, steps }) => steps.map((step) => `${this.lineOf(step, atMs)}\n`));
    if (lines.length > 0) this.lines.write(lines.join(''));
  }

  /** The names of its fields are a promise: programs of operators read them. */
  private lineOf(step: LifeStep, atMs: number): string {
    const { booking, person, message } = step;
    return JSON.stringify({
      level: INFO_LEVEL,
      time: atMs,
      trace: step.trace?.id,
      step: step.step,
      office: step.office ?? undefined,
      channel: step.channel?.toLowerCase(),
      booking: booking ? this.names('booking', booking) : undefined,
      person: person ? this.names('person', person) : undefined,
      message: message && this.names('message', message),
      number: step.number ?? undefined,
      key: step.key,
      intent: step.intent,
      reason: step.reason ?? undefined,
    });
  }
}
