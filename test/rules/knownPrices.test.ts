// Prices of places at busy offices are remembered for seconds, for callers of quiet networks who bring no work.
import { beforeEach, expect, test } from 'vitest';
import { KnownPrices } from '../../src/abuse/knownPrices.ts';
import { refuse, refuseForWork } from '../../src/refusal.ts';
import { type Instant, instant } from '../../src/time.ts';
import { makeOffice } from './make.ts';

const [BOGOR, DEPOK] = [makeOffice('BOGOR'), makeOffice('DEPOK')];
const NOW = instant('2017-08-01T09:00:00+07:00');
const later = (seconds: number): Instant => NOW.add({ seconds });
const wish = (budget: string | null, office = BOGOR) => {
  return { budget, wider: null, spelling: 'ADI', sender: null, office, work: null };
};
const price = (tries: number, officeTries: number) =>
  refuseForWork('WhatsApp +628111100333', { tries, pays: 'PLACE', officeTries });

let prices: KnownPrices;
beforeEach(() => {
  prices = new KnownPrices();
});

test('a caller of another network is refused for the price of the office, for five seconds', () => {
  expect(prices.refuse(wish('network 2'), NOW)).toBeNull();
  prices.note(wish('network 1'), price(500, 500), NOW);
  expect(prices.refuse(wish('network 2'), later(4))).toEqual(price(500, 500));
  expect(prices.refuse(wish('network 2'), later(5))).toBeNull();
});

test('one who brings work, counts in no budget, or asks another office is not', () => {
  prices.note(wish('network 1'), price(500, 500), NOW);
  expect(prices.refuse({ ...wish('network 2'), work: { id: 'work', tries: 500 } }, NOW)).toBeNull();
  expect(prices.refuse(wish(null), NOW)).toBeNull();
  expect(prices.refuse(wish('network 2', DEPOK), NOW)).toBeNull();
});

test('a crowded network is told its own price by the transaction, and raises that of no other', () => {
  prices.note(wish('crowded'), price(9000, 0), NOW);
  expect(prices.refuse(wish('network 2'), NOW)).toBeNull();
  prices.note(wish('crowded'), price(9000, 500), NOW);
  expect(prices.refuse(wish('crowded'), NOW)).toBeNull();
  expect(prices.refuse(wish('network 2'), NOW)).toEqual(price(500, 500));
});

test('other refusals name no price', () => {
  prices.note(wish('network 1'), refuse('ALREADY_BOOKED', {}), NOW);
  prices.note(wish('network 1'), refuseForWork('', { tries: 1100, pays: 'DIGITS' }), NOW);
  expect(prices.refuse(wish('network 2'), NOW)).toBeNull();
});
