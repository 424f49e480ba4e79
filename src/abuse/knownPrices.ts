// Prices of places at busy offices, remembered for seconds: callers who bring no work are refused without a transaction.
import { LRUCache } from 'lru-cache';
import { type Refusal, refuseForWork } from '../refusal.ts';
import { type Instant, isBefore } from '../time.ts';
import { officeContact } from './unproven.ts';
import type { UnprovenWish } from './unprovenPlaces.ts';

/** A price that has fallen meanwhile is asked for no longer than that. */
const REMEMBERED_SECONDS = 5;
const MAX_REMEMBERED = 10_000;

interface KnownPrice {
  tries: number;
  until: Instant;
}

export class KnownPrices {
  /** By office: the price for callers of a quiet network. */
  readonly #offices = new LRUCache<string, KnownPrice>({ max: MAX_REMEMBERED });
  /** Budgets whose callers pay more than that, for their own network: they are told the whole price by the transaction. */
  readonly #crowded = new LRUCache<string, KnownPrice>({ max: MAX_REMEMBERED });

  /** Remembers the price that an answer names. */
  note({ budget, office }: Pick<UnprovenWish, 'budget' | 'office'>, { work }: Refusal, now: Instant): void {
    if (work?.pays !== 'PLACE') return;
    const until = now.add({ seconds: REMEMBERED_SECONDS });
    if (work.officeTries > 0) this.#offices.set(office.code, { tries: work.officeTries, until });
    if (budget && work.tries > work.officeTries) this.#crowded.set(budget, { tries: work.tries, until });
  }

  /** The refusal of a caller who brings no work; null: the transaction has to tell. */
  refuse({ budget, office, work }: UnprovenWish, now: Instant): Refusal | null {
    if (budget === null || work || isKnown(this.#crowded.get(budget), now)) return null;
    const price = this.#offices.get(office.code);
    if (!price || !isKnown(price, now)) return null;
    return refuseForWork(officeContact(office), { tries: price.tries, pays: 'PLACE', officeTries: price.tries });
  }
}

function isKnown(price: KnownPrice | undefined, now: Instant): boolean {
  return price !== undefined && isBefore(now, price.until);
}
