// A process of its own: the people of the rush, and the provider of their messages.
import { openWire } from '../siege/wire.ts';
import type { LoadAccount } from '../webhooks/load.ts';
import { startProvider } from '../webhooks/provider.ts';
import { RushPeople, type RushRun, type RushWish } from './people.ts';

export type RushOrder =
  | { do: 'provide' }
  | { do: 'come'; url: string; account: LoadAccount; wish: RushWish; waitSeconds: number };

export interface RushProvider {
  url: string;
}

export interface RushLoad extends RushRun {
  /** Milliseconds of processor time on this side. */
  cpu: number;
  /** Messages that the provider took. */
  taken: number;
}

let people: RushPeople | null = null;
let taken: string[] = [];

async function obeyRush(order: RushOrder): Promise<RushProvider | RushLoad> {
  if (order.do === 'provide') {
    const provider = await startProvider((number, text) => people?.replied(number, text));
    taken = provider.taken;
    return { url: provider.url };
  }
  const before = process.cpuUsage();
  const takenBefore = taken.length;
  people = new RushPeople(openWire(order.url, order.account), order.wish);
  const run = await people.come(order.waitSeconds);
  const { user, system } = process.cpuUsage(before);
  return { ...run, cpu: (user + system) / 1000, taken: taken.length - takenBefore };
}

process.on('message', async (order: RushOrder) => process.send?.(await obeyRush(order)));
process.on('disconnect', () => process.exit());
