// Texts that try to cost, to break or to confuse whatever reads them, and how much a request with one of them cost.
import { getHeapStatistics } from 'node:v8';

const MANY = 20_000;

/** By what each tries; `size` is about the number of characters of the long ones. */
export function hostileTexts(size = MANY): Record<string, string> {
  const fill = (unit: string) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
  return {
    long: fill('x'),
    digits: fill('9'),
    words: fill('budi santoso '),
    signs: fill('#a'),
    blanks: `a${fill(' ')}b`,
    lines: fill('a\n'),
    brackets: fill('<a href="(['),
    marks: `a${fill('\u0301\u0327')}`,
    'letters that grow': fill('\uFDFA'),
    'letters that change their case': fill('\u0130\u00DF'),
    families: fill('\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'),
    nul: 'a\0b',
    'half a surrogate pair': 'a\uD800b',
    'the other half': '\uDC00',
    bidi: 'Budi\u202E\u2066\u2067itnaS\u2069',
    'zero width': 'B\u200Bu\u200Cd\u200D\u2060i\uFEFF',
    names: '__proto__',
    template: '{{constructor}} %s %n <script>alert(1)</script>',
    quotes: `'"\`; drop table booking; --\\`,
    empty: '',
  };
}

/** Milliseconds of processor time, and bytes of memory, that one request may take. */
const MAX_PROCESSOR_MS = 50;
/** A machine on which a usual text takes long may take this multiple of it. */
const MAX_TIMES_USUAL = 5;
const MAX_ALLOCATED_BYTES = 10 * 1024 * 1024;
/** A collection of garbage or a compilation in between is not the request's cost: the cheapest of these counts. */
const TRIES = 5;

export interface Cost {
  processorMs: number;
  allocatedBytes: number;
}

/** The cost of one request, with that of whatever ran beside it. */
export async function costOnce(request: () => Promise<unknown>): Promise<Cost> {
  const [began, before] = [process.threadCpuUsage(), getHeapStatistics().total_allocated_bytes ?? 0];
  await request();
  const { user, system } = process.threadCpuUsage(began);
  return {
    processorMs: (user + system) / 1000,
    allocatedBytes: (getHeapStatistics().total_allocated_bytes ?? 0) - before,
  };
}

/** The cost of a request, the client's part included, to a server in this process. */
export async function costOf(request: () => Promise<unknown>): Promise<Cost> {
  let least = await costOnce(request);
  for (let times = 1; times < TRIES && isTooDear(least); times++) {
    const next = await costOnce(request);
    least = {
      processorMs: Math.min(least.processorMs, next.processorMs),
      allocatedBytes: Math.min(least.allocatedBytes, next.allocatedBytes),
    };
  }
  return least;
}

/** Compared with the cost of a usual text, if that is known. */
function isTooDear(
  { processorMs, allocatedBytes }: Cost,
  usual: Cost = { processorMs: 0, allocatedBytes: 0 },
): boolean {
  const maxProcessorMs = Math.max(MAX_PROCESSOR_MS, MAX_TIMES_USUAL * usual.processorMs);
  return processorMs > maxProcessorMs || allocatedBytes - usual.allocatedBytes > MAX_ALLOCATED_BYTES;
}

/** The faults of ours and the costs that answers had, in words. */
export class HostileFindings {
  readonly found: string[] = [];
  count = 0;

  /**
   * Sends it, and notes a fault or a cost; `send` gives the status of the answer. With `usual`, which sends a usual text instead,
   * the memory counts that is taken beyond that, as some requests of managers write much by themselves, and the time that is
   * a multiple of its own.
   */
  async check(what: string, send: () => Promise<number>, usual?: () => Promise<unknown>): Promise<void> {
    let status = 0;
    const cost = await costOf(async () => {
      status = await send();
    });
    this.count++;
    if (status >= 500) this.found.push(`${what}: status ${status}`);
    const ordinary = usual && isTooDear(cost) ? await costOf(usual) : undefined;
    if (isTooDear(cost, ordinary))
      this.found.push(`${what}: ${Math.round(cost.processorMs)} ms, ${Math.round(cost.allocatedBytes / 1e6)} MB`);
  }
}
