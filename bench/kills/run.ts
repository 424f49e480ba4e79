// Kills two servers and PostgreSQL again and again while people book, then compares what they were told with the rows.
import { setTimeout as pause } from 'node:timers/promises';
import { startFakeTwilio } from '../../test/support/fakeTwilio.ts';
import { openWire } from '../siege/wire.ts';
import { checkKilled, type KillFindings } from './checked.ts';
import { KilledPeople } from './people.ts';
import { planKills, victimsOf } from './plan.ts';
import { type KilledScene, openKilledScene } from './scene.ts';

export interface KillsOptions {
  kills: number;
  /** People a second. */
  rate: number;
  seed: number;
  /** Settings of PostgreSQL that replace the product's. */
  postgresSettings?: Record<string, string>;
  /** Told of each kill once all work again. */
  onKill?(killed: KillOutcome): void;
}

export interface KillOutcome {
  victims: string;
  /** Milliseconds from the kill to the next answer that a person got. */
  outageMs: number;
  /** Milliseconds from the kill until all that was killed is ready again. */
  readyMs: number;
}

export interface KilledRun {
  outcomes: readonly KillOutcome[];
  findings: KillFindings;
  people: number;
  seconds: number;
  /** Requests that were sent again, since they got no answer or a refusal for the time being. */
  failed: number;
  /** In words: what no kill explains. */
  faults: readonly string[];
}

const KILLS_ADMIN_KEY = 'only-for-the-bench';
const KILLS_OFFICES = [...'ABCDEFGHIJKLMNOPQRSTUVWX'].map((letter) => `RUSH_${letter}`);
const KILLS_NUMBERS = KILLS_OFFICES.map((_, index) => `+6281111004${String(index).padStart(2, '0')}`);
const DAYS_AHEAD = 10;
const HEAR_EVERY_MS = 10;
/** Until a person gets an answer again, and until all have their last one. */
const [MAX_OUTAGE_MS, MAX_LAST_ANSWER_MS] = [120_000, 120_000];

export async function runKills(root: string, options: KillsOptions): Promise<KilledRun> {
  const twilio = await startFakeTwilio();
  const scene = await openKilledScene(root, {
    offices: 'bench/rush/offices.yaml',
    postgresSettings: options.postgresSettings ?? {},
    settings: {
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKEN: twilio.authToken,
      TWILIO_BASE_URL: twilio.url,
      PUBLIC_URL: twilio.publicUrl,
      TRUSTED_PROXIES: 'loopback',
      RETRY_SECONDS: '0.5',
      // A test that runs this has another one in its environment.
      MODE: 'demo',
    },
  }).catch(async (error) => {
    await twilio.close();
    throw error;
  });
  const people = openPeopleOf(scene, twilio, options.rate);
  const hearing = hearReplies(twilio, people);
  const coming = people.come();
  const began = performance.now();
  try {
    const outcomes = await killAll(scene, people, options);
    const left = await people.end(MAX_LAST_ANSWER_MS);
    await coming;
    const seconds = (performance.now() - began) / 1000;
    await settledAll(scene);
    hearing.look();
    const findings = await checkKilled(scene, people);
    const faults = [...scene.endedByThemselves, ...people.refused];
    if (left > 0) faults.push(`${left} people had no last answer`);
    return { outcomes, findings, people: people.came, seconds, failed: people.failed, faults };
  } finally {
    await people.end(0);
    hearing.end();
    await scene.stop();
    await twilio.close();
  }
}

type ListeningTwilio = Awaited<ReturnType<typeof startFakeTwilio>>;

function openPeopleOf({ urls }: KilledScene, twilio: ListeningTwilio, rate: number): KilledPeople {
  let turn = 0;
  // A person who got no answer asks the other server the next time, as through a load balancer.
  const wire = openWire(() => urls[turn++ % urls.length] ?? '', { ...twilio, offices: KILLS_NUMBERS });
  const visit = new Date(Date.now() + DAYS_AHEAD * 86_400_000).toISOString().slice(0, 10);
  const day = visit.split('-').toReversed().join('');
  return new KilledPeople(wire, { rate, offices: KILLS_OFFICES, day, key: KILLS_ADMIN_KEY });
}

/** Each message that the provider took reaches its phone, once. */
function hearReplies(twilio: ListeningTwilio, people: KilledPeople): { look(): void; end(): void } {
  let heard = 0;
  const look = () => {
    for (const { to, body } of twilio.messages.slice(heard)) people.replied(to.replace('whatsapp:', ''), body);
    heard = twilio.messages.length;
  };
  const timer = setInterval(look, HEAR_EVERY_MS);
  return { look, end: () => clearInterval(timer) };
}

async function killAll(scene: KilledScene, people: KilledPeople, options: KillsOptions): Promise<KillOutcome[]> {
  const outcomes: KillOutcome[] = [];
  for (const plan of planKills(options.kills, options.seed)) {
    await pause(plan.afterMs);
    const at = performance.now();
    await scene.kill(plan);
    const outage = untilAnswered(people);
    await scene.startAgain(plan);
    const readyMs = performance.now() - at;
    const outcome = { victims: victimsOf(plan), outageMs: (await outage) - at, readyMs };
    outcomes.push(outcome);
    options.onKill?.(outcome);
  }
  await pause(1000);
  return outcomes;
}

/** The moment of the next answer from now on. */
async function untilAnswered(people: KilledPeople): Promise<number> {
  const from = performance.now();
  while (people.lastAnswerAt <= from) {
    if (performance.now() - from > MAX_OUTAGE_MS) throw new Error('No one was answered any more after a kill.');
    await pause(HEAR_EVERY_MS);
  }
  return people.lastAnswerAt;
}

/** Nothing waits to be worked on or sent. */
async function settledAll({ rows }: KilledScene): Promise<void> {
  const ends = performance.now() + MAX_LAST_ANSWER_MS;
  while (performance.now() < ends) {
    const [left] = await rows<{
      waits: number;
    }>(`select (select count(*) from inbox_message where worked_at is null)::int
      + (select count(*) from outbox_message where status = 'WAITING')::int as waits`);
    if (left?.waits === 0) return;
    await pause(200);
  }
}
