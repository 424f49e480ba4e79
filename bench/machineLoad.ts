// How busy the machine is with other things, looked at while the bench itself does nothing.
import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MS = 2000;
/** The share of the machine that may be busy with something else. */
const MAX_BUSY_SHARE = 0.1;

export interface MachineBusy {
  /** Processors busy with something else. */
  busy: number;
  processors: number;
}

export function isTooBusy({ busy, processors }: MachineBusy): boolean {
  return busy > MAX_BUSY_SHARE * processors;
}

export async function lookAtMachine(): Promise<MachineBusy> {
  const before = processorTimes();
  await pause(LOOK_MS);
  const after = processorTimes();
  const processors = cpus().length;
  return { busy: (processors * (after.busy - before.busy)) / (after.all - before.all), processors };
}

function processorTimes(): { busy: number; all: number } {
  const times = cpus().map((processor) => processor.times);
  const sum = (of: (one: (typeof times)[number]) => number) => times.reduce((total, one) => total + of(one), 0);
  const all = sum(({ user, nice, sys, irq, idle }) => user + nice + sys + irq + idle);
  return { busy: all - sum(({ idle }) => idle), all };
}

export function describedLoad(when: 'before' | 'after', load: MachineBusy): string {
  const said = `Load      ${when}: ${load.busy.toFixed(2)} of ${load.processors} processors are busy with something else`;
  if (!isTooBusy(load)) return said;
  return `${said}\n          TOO HIGH: figures taken on this machine now do not count.`;
}
