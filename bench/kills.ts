// Fifty random kills of two servers and PostgreSQL under bookings, confirmations and messages: what was answered stands.

import { reportKills } from './kills/report.ts';
import { runKills } from './kills/run.ts';
import { describedDisk } from './tools.ts';

export interface KillsBenchOptions {
  kills: number;
  /** People a second, of whom one in five comes by WhatsApp. */
  rate: number;
  seed: number;
}

export async function benchKills(root: string, { kills, rate, seed }: KillsBenchOptions): Promise<void> {
  console.log(describedDisk('/var/tmp'));
  console.log(`Kills     ${kills} of two servers and PostgreSQL by SIGKILL, ${rate} people a second, seed ${seed}\n`);
  let done = 0;
  const run = await runKills(root, {
    kills,
    rate,
    seed,
    onKill: ({ victims, outageMs, readyMs }) =>
      console.log(
        `${String(++done).padStart(3)}  ${victims.padEnd(13)} answers again after ${outageMs.toFixed(0)} ms, ready after ${readyMs.toFixed(0)} ms`,
      ),
  });
  console.log(reportKills(run, seed));
}
