// The work of a page's main thread in processor time, and how much slower a phone is: neither depends on what else the machine does.
import type { CDPSession, Page } from 'playwright-core';

/** Strings, objects and copies, as scripts of pages make them. */
const FIXED_WORK = `(() => {
  let length = 0;
  for (let round = 0; round < 120; round++) {
    const people = Array.from({ length: 500 }, (_, index) => ({ name: 'Person ' + (index * 7919) % 500, place: index % 24 }));
    people.sort((one, other) => one.name < other.name ? -1 : 1);
    const copy = people.map(({ name, place }) => ({ name: name.toUpperCase(), place: place + 1 })).filter(({ place }) => place > 2);
    length += JSON.stringify(copy).length;
  }
  return length;
})()`;
/** Milliseconds of that work on the phone. */
const PHONE_WORK_MS = 85;
const ROUNDS = 5;

export async function countProcessorTime(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/** Milliseconds that the main thread has worked so far. */
export async function workedMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** How much slower the phone is than this machine, by the fastest of a few rounds. */
export async function phoneSlowdown(session: CDPSession): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = await workedMs(session);
    await session.send('Runtime.evaluate', { expression: FIXED_WORK });
    rounds.push((await workedMs(session)) - before);
  }
  return PHONE_WORK_MS / Math.min(...rounds);
}
