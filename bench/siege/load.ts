// A process of its own: the honest people and the provider of messages, or the attackers.

import type { LoadAccount } from '../webhooks/load.ts';
import { startProvider } from '../webhooks/provider.ts';
import { Attackers, isVictim, type SiegeRun } from './attackers.ts';
import { HonestPeople, type HonestRun } from './honest.ts';
import { openWire } from './wire.ts';

export type SiegeOrder =
  | { do: 'provide' }
  | { do: 'meet'; url: string; account: LoadAccount }
  | { do: 'come'; rate: number; seconds: number; day: string }
  | { do: 'watch' }
  | { do: 'attack'; rate: number; seconds: number; day: string };

type ComeOrder = Extract<SiegeOrder, { do: 'come' }>;

export interface Provided {
  url: string;
}
export interface WatchedViews {
  views: number;
}
/** A run of honest people, and the codes that were sent meanwhile to numbers that attackers named, by SMS or WhatsApp. */
export interface HonestAnswer extends HonestRun {
  codes: number;
}
export type { SiegeRun };

/** Time for the last replies. */
const MAX_REPLY_WAIT_MS = 60_000;

let url = '';
let codes = 0;
let honest: HonestPeople | null = null;
let attackers: Attackers | null = null;

async function obey(order: SiegeOrder): Promise<object> {
  switch (order.do) {
    case 'provide': {
      const provider = await startProvider((number, text) => {
        if (isVictim(number)) codes++;
        else honest?.replied(number, text);
      });
      return { url: provider.url } satisfies Provided;
    }
    case 'meet': {
      const wire = openWire(order.url, order.account);
      url = order.url;
      honest = new HonestPeople(wire);
      attackers = new Attackers(wire);
      return {};
    }
    case 'come':
      return comeAndWait(order);
    case 'watch':
      return { views: (await attackers?.watch(url)) ?? 0 } satisfies WatchedViews;
    case 'attack':
      return (await attackers?.attack(order)) ?? {};
  }
}

async function comeAndWait({ rate, seconds, day }: ComeOrder): Promise<HonestAnswer> {
  const before = codes;
  const run = await honest?.come(rate, seconds, day);
  if (!run) throw new Error('There is no office to come to.');
  const ends = performance.now() + MAX_REPLY_WAIT_MS;
  while (!honest?.areDone() && performance.now() < ends) await new Promise((resolve) => setTimeout(resolve, 100));
  return { ...run, codes: codes - before };
}

process.on('message', async (order: SiegeOrder) => process.send?.(await obey(order)));
process.on('disconnect', () => process.exit());
