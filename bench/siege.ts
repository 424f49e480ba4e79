// Fifty honest people a second, alone and beside a hundred attackers by turns, on the same server.
import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { itemAt } from '../src/items.ts';
import { askChild } from './boards/children.ts';
import { type BenchDatabase, startCluster, startProduct } from './servers.ts';
import { ATTACKER, ATTACKERS, LIVE_VIEWS } from './siege/attackers.ts';
import type { HonestAnswer, Provided, SiegeOrder, SiegeRun, WatchedViews } from './siege/load.ts';
import { reportSiege, type SiegeLoss, type SiegeRound, type SiegeTurn } from './siege/report.ts';
import { describedDisk } from './tools.ts';
import { newSid } from './webhooks/people.ts';

export interface SiegeOptions {
  /** Honest people a second. */
  rate: number;
  /** Requests of all attackers a second. */
  attack: number;
  /** Of each turn. */
  seconds: number;
  /** Each is a turn alone and one under siege. */
  rounds: number;
}

type Order = <Answer>(order: SiegeOrder) => Promise<Answer>;

const SIEGE_WARM_UP_SECONDS = 5;
const WATCH_EVERY_MS = 1000;
const MS_OF_A_DAY = 86_400_000;
/** Each turn has a day of its own, as empty as the others': places are looked for in the same way. The first one is for warming up. */
const FIRST_DAY_AHEAD = 2;
/** The attackers have machines of their own: on this one they only take what it has left, as far as they attack all the same. */
const ATTACKERS_NICENESS = 10;

function dayAhead(days: number): string {
  return new Date(Date.now() + days * MS_OF_A_DAY).toISOString().slice(0, 10);
}

export async function benchSiege(root: string, options: SiegeOptions): Promise<void> {
  const { rate, attack, seconds } = options;
  const stops: (() => unknown)[] = [];
  try {
    const cluster = await startCluster(root);
    stops.unshift(() => cluster.stop());
    console.log(describedDisk(cluster.dataDir));
    const database = await cluster.create('bench');
    stops.unshift(() => database.close());
    const [honest, attackers] = [startSide(root, stops), startSide(root, stops, ATTACKERS_NICENESS)];
    const product = await startBesieged(root, database, [honest, attackers]);
    stops.unshift(() => product.stop());
    console.log(
      `Runs      ${options.rounds} times ${seconds} s with ${rate} honest people a second, alone and then beside`,
    );
    console.log(`          ${ATTACKERS} attackers with ${attack} requests a second and ${LIVE_VIEWS} live views\n`);
    await warmUp({ honest, attackers }, options);
    const rounds: SiegeRound[] = [];
    while (rounds.length < options.rounds)
      rounds.push(await siegeRound({ honest, attackers, database, options }, FIRST_DAY_AHEAD + 1 + 2 * rounds.length));
    console.log(reportSiege(rounds, attack * seconds));
    if (product.complaints()) console.log(`The product complained:\n${product.complaints().slice(0, 2000)}`);
  } finally {
    for (const stop of stops) await stop();
  }
}

interface SiegeParts {
  honest: Order;
  attackers: Order;
  database: BenchDatabase;
  options: SiegeOptions;
}

/** Both turns of a round meet the server as the other finds it: what grows, or comes once a minute, is in the one as in the other. */
async function siegeRound(
  { honest, attackers, database, options: { rate, attack, seconds } }: SiegeParts,
  daysAhead: number,
): Promise<SiegeRound> {
  const come = (day: string) => honest<HonestAnswer>({ do: 'come', rate, seconds, day });
  const alone = await siegeTurnOf('alone', await come(dayAhead(daysAhead)), database);
  const { views } = await attackers<WatchedViews>({ do: 'watch' });
  console.log(`Live views that the server accepted: ${views} of ${LIVE_VIEWS}`);
  const day = dayAhead(daysAhead + 1);
  const loss = watchLoss(database, day);
  const [came, attacked] = await Promise.all([
    come(day),
    attackers<SiegeRun>({ do: 'attack', rate: attack, seconds, day }),
  ]);
  const siege = await siegeTurnOf('under siege', came, database);
  return { alone, siege, attacked, loss: await loss.end() };
}

/** Code that runs for the first time is slow, that of attacks like that of bookings: so both come for some seconds before. */
async function warmUp({ honest, attackers }: Record<'honest' | 'attackers', Order>, { rate, attack }: SiegeOptions) {
  const seconds = SIEGE_WARM_UP_SECONDS;
  const day = dayAhead(FIRST_DAY_AHEAD);
  await attackers<WatchedViews>({ do: 'watch' });
  await Promise.all([
    honest<HonestAnswer>({ do: 'come', rate, seconds, day }),
    attackers<SiegeRun>({ do: 'attack', rate: attack, seconds, day }),
  ]);
}

/** A server with the limits that real service has. */
async function startBesieged(root: string, database: BenchDatabase, sides: readonly Order[]) {
  const account = {
    accountSid: newSid('AC'),
    authToken: newSid(''),
    publicUrl: 'https://antrean.example',
    offices: ['+628111100333', '+628111100335', '+628111100336'],
  };
  const provider = await itemAt(sides, 0)<Provided>({ do: 'provide' });
  const product = await startProduct(root, database.url, {
    offices: 'bench/siege/offices.yaml',
    settings: {
      TWILIO_ACCOUNT_SID: account.accountSid,
      TWILIO_AUTH_TOKEN: account.authToken,
      TWILIO_BASE_URL: provider.url,
      PUBLIC_URL: account.publicUrl,
      RATE_LIMIT: '600',
      TRUSTED_PROXIES: 'loopback',
    },
  });
  for (const side of sides) await side({ do: 'meet', url: product.url, account });
  return product;
}

/** A process of honest people or of attackers. */
function startSide(root: string, stops: (() => unknown)[], niceness = 0): Order {
  const child = fork(join(root, 'bench/siege/load.ts'));
  if (child.pid !== undefined) setPriority(child.pid, niceness);
  stops.unshift(() => child.connected && child.disconnect());
  return (order) => askChild(child, order);
}

async function siegeTurnOf(who: SiegeTurn['who'], honest: HonestAnswer, database: BenchDatabase): Promise<SiegeTurn> {
  const names = honest.names.map((name) => `('${name.toUpperCase()}')`).join();
  const rows = await database.run<{ status: string; people: number }>(
    `select coalesce(booking.status, 'no booking') as status, count(*)::int as people
     from (values ${names}) person(name) left join booking on upper(booking.name) = person.name group by 1`,
  );
  return { who, honest, statuses: new Map(rows.map(({ status, people }) => [status, people])) };
}

/** Looks now and again how many places of the siege's day attackers have. */
function watchLoss(database: BenchDatabase, day: string): { end(): Promise<SiegeLoss> } {
  let held = 0;
  const look = async () => {
    const [most] = await database.run<{ held: number }>(
      `select count(*)::int as held from booking
       where live and name ilike '${ATTACKER} %' and visit_date = '${day}'`,
    );
    held = Math.max(held, most?.held ?? 0);
  };
  let looking = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, WATCH_EVERY_MS);
  return {
    async end() {
      clearInterval(timer);
      await looking;
      await look();
      const rows = await database.run<Omit<SiegeLoss, 'held'>>(`select
        (select sum(capacity)::int from capacity_window group by date order by 1 limit 1) as capacity,
        (select count(*)::int from booking where status = 'CONFIRMED' and name ilike '${ATTACKER} %') as confirmed`);
      return { held, ...itemAt(rows, 0) };
    },
  };
}
