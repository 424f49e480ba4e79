// Plays the demonstration while the server runs: as a client of the API, beside all requests and behind them.
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { playScene, type StageAsker, type StageDoors } from '../../adapters/index.ts';
import type { Asker } from '../../src/access/asker.ts';
import { SIMULATOR_CHANNEL } from '../../src/channelKinds.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import { keepDemonstrationClock, takeDemonstrationStep } from '../../src/demonstration/demonstration.ts';
import { hurryMessages } from '../../src/jobs/hurry.ts';
import { openDaysOf } from '../../src/jobs/openDays.ts';
import { type Clock, type Instant, minutesBetween, runningClock } from '../../src/time.ts';
import type { Log } from '../faults/log.ts';
import type { GraphQLApi, GraphQLSetup } from '../graphql/graphql.ts';
import type { BegunDemonstration } from './begin.ts';

export interface PlayParts {
  pool: Pool;
  graphql: GraphQLApi;
  appAt(clock: Clock): GraphQLSetup['app'];
  http: FastifyInstance;
  log: Pick<Log, 'error'>;
}

/** After a fault it goes on from where it was. */
const RESUME_AFTER_MS = 20_000;
const OWN_SOURCE = '127.0.0.1';
/** Its work takes at most half the time, and waits while the event loop is behind. */
const MAX_REST_MS = 100;
const LATE_MS = 15;

/** Begins at once; the function returned stops it, and waits for the step under way. */
export function startDemonstration(demonstration: BegunDemonstration, parts: PlayParts): () => Promise<void> {
  const stopping = new AbortController();
  const doors = openDoors(demonstration, parts, stopping.signal);
  const playing = playOn(doors, parts.log, stopping.signal);
  return async () => {
    stopping.abort();
    await playing;
    await doors.keepClock().catch(() => {});
  };
}

async function playOn(doors: StageDoors, log: PlayParts['log'], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await playScene(doors).catch((error: unknown) => {
      if (!signal.aborted) log.error({ err: error }, 'The demonstration stands still for a while.');
    });
    await doors.pause(RESUME_AFTER_MS);
  }
}

function openDoors({ state, clock }: BegunDemonstration, parts: PlayParts, signal: AbortSignal): StageDoors {
  const { pool, graphql, http } = parts;
  const db = queriesOn(pool);
  const machine = runningClock(null);
  let pastNow: Instant = state.beganAt;
  const past = { now: () => pastNow };
  const pastApp = { ...graphql.app, ...parts.appAt(past) };
  const pauseFor = (milliseconds: number) =>
    pause(milliseconds, undefined, { signal, ref: false }).then(
      () => true,
      () => false,
    );
  return {
    seed: state.seed,
    present: {
      now: () => clock.now(),
      ask: (asker) => graphql.askAs({ asker: stageAskerAs(asker), source: OWN_SOURCE }),
    },
    past: {
      ...past,
      set(at) {
        pastNow = at;
      },
      ask: (asker) => graphql.askAs({ asker: stageAskerAs(asker, past), source: OWN_SOURCE }, pastApp),
    },
    async moveTo(at) {
      const minutes = minutesBetween(clock.now(), at);
      if (minutes <= 0) return;
      clock.advance(minutes);
      await hurryMessages(pool, Math.ceil(minutes));
    },
    movedMinutes: () => Math.round(minutesBetween(machine.now(), clock.now())),
    async openDays(office, at) {
      const [unopened] = await openDaysOf(pool, [office], at);
      if (unopened) throw unopened.error;
    },
    async write(message) {
      await fetch(`${listeningAddress(http)}/channels/${SIMULATOR_CHANNEL}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
        signal,
      });
    },
    giveWay: openWay(pauseFor),
    pause: pauseFor,
    takeStep: (step) => takeDemonstrationStep(db, step),
    keepClock: () => keepDemonstrationClock(db, clock.now()),
  };
}

/** As clients on this machine reach it. */
function listeningAddress({ server }: FastifyInstance): string {
  const { address, port } = server.address() as AddressInfo;
  if (address === '::' || address === '0.0.0.0') return `http://127.0.0.1:${port}`;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** Rests as long as it has worked, and longer while others keep the event loop busy. */
function openWay(pauseFor: (milliseconds: number) => Promise<boolean>): StageDoors['giveWay'] {
  let since = performance.now();
  return async () => {
    let goesOn = await pauseFor(Math.min(MAX_REST_MS, performance.now() - since));
    for (let tries = 0; goesOn && tries < 20; tries++) {
      const asked = performance.now();
      goesOn = await pauseFor(5);
      if (performance.now() - asked < 5 + LATE_MS) break;
    }
    since = performance.now();
    return goesOn;
  };
}

function stageAskerAs(asker: StageAsker, { now }: Clock | { now: () => Instant | null } = { now: () => null }): Asker {
  switch (asker.as) {
    case 'administrator':
      return { kind: 'administrator' };
    case 'officer': {
      const { id, name, role, office } = asker;
      return { kind: 'officer', id, name, role, office };
    }
    case 'sender':
      return { kind: 'sender', channel: 'WHATSAPP', address: { kind: 'phone', value: asker.phone }, sentAt: now() };
    case 'anyone':
      return { kind: 'anonymous', source: OWN_SOURCE };
  }
}
