// The sign-in by card and PIN: wrong cards and PINs are counted by their source as well, and the session is begun where all is right.
import type { Asker } from '../../src/access/asker.ts';
import { writeAudit } from '../../src/access/audit.ts';
import {
  type AcceptedCard,
  type CardProof,
  isCardGuess,
  proveCard,
  type RefusedCard,
  type WeighedPin,
  weighPin,
} from '../../src/access/cardSignIn.ts';
import { cardSubject } from '../../src/access/endedCards.ts';
import { keyLimitsIn } from '../../src/access/keyLife.ts';
import type { Staff } from '../../src/access/keys.ts';
import { roleText } from '../../src/access/posts.ts';
import { requestSource } from '../../src/access/source.ts';
import { inTransaction, type Pool, queriesOn, type Transaction } from '../../src/database.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Clock, Instant } from '../../src/time.ts';
import { openAllowance } from './allowance.ts';
import { type RateLimits, TooManyRequests } from './limiting.ts';
import type { OpenCounts } from './sharedCounts.ts';
import type { BrowserSessions } from './staffSessions.ts';

/** The browser that signs in. */
export interface CardBrowser {
  browser: string | null;
  source: string;
}

export interface CardSignIn {
  /** The token of a new session, or why there is none. @throws TooManyRequests after too many guesses of one source */
  signIn(proof: CardProof, by: CardBrowser): Promise<{ token: string } | RefusedCard>;
}

export interface CardSignInSetup {
  pool: Pool;
  clock: Clock;
  offices: Pick<Directory, 'find'>;
  sessions: Pick<BrowserSessions, 'beginIn'>;
  limiting: Pick<RateLimits, 'counts'>;
  openCounts: OpenCounts;
}

/** Wrong cards and PINs of one source in ten minutes. A whole office may be behind it. */
export const MAX_WRONG_CARDS = 30;

export function openCardSignIn({ pool, clock, offices, sessions, limiting, openCounts }: CardSignInSetup): CardSignIn {
  const wrong = openAllowance(openCounts, 'wrong cards of source', MAX_WRONG_CARDS);
  const limitsOf = keyLimitsIn(offices);

  async function signIn(proof: CardProof, by: CardBrowser): Promise<{ token: string } | RefusedCard> {
    for (;;) {
      const weighed = await weighPin(queriesOn(pool), proof);
      const outcome = await settle({ ...proof, weighed }, by);
      if (outcome) return outcome;
    }
  }

  /** Null: the PIN has changed meanwhile. */
  async function settle(
    proof: CardProof & { weighed: WeighedPin },
    by: CardBrowser,
  ): Promise<{ token: string } | RefusedCard | null> {
    // A refusal is committed as well: the wrong try counts.
    return inTransaction(pool, async (tx) => {
      const proven = await proveCard(tx, proof, { now: clock.now(), limitsOf });
      if (!proven) return null;
      if ('fault' in proven) {
        if (proven.locked) await noteLock(tx, proven.locked, { source: by.source, now: clock.now() });
        return proven;
      }
      return beginByCard(tx, proven, { sessions, clock, by });
    });
  }

  return {
    async signIn(proof, by) {
      if (!limiting.counts(by.source)) return signIn(proof, by);
      const counted = requestSource(by.source);
      if (!(await wrong.enter(counted)))
        throw new TooManyRequests(wrong.state(counted).seconds, 'Too many cards or PINs that are not right');
      let outcome: Awaited<ReturnType<typeof signIn>> | undefined;
      try {
        outcome = await signIn(proof, by);
        return outcome;
      } finally {
        await wrong.leave(counted, outcome !== undefined && 'fault' in outcome && isWrong(outcome));
      }
    },
  };
}

/** A session of the browser, as after a sign-in by key. */
async function beginByCard(
  tx: Transaction,
  { staff, endsBy, isPinNew }: AcceptedCard,
  { sessions, clock, by: { browser, source } }: Pick<CardSignInSetup, 'sessions' | 'clock'> & { by: CardBrowser },
): Promise<{ token: string } | RefusedCard> {
  const { id, name, role, office } = staff;
  if (office === null || role === 'ADMINISTRATOR') throw new Error(`The administrator ${id} has a card.`);
  const person = { id: cardSubject(id), name, roles: [roleText(role, office)], browser, source, endsBy };
  const token = await sessions.beginIn(tx, person);
  if (token === null) return { fault: 'UNKNOWN_CARD', triesLeft: null, locked: null };
  const asker: Asker = { kind: 'officer', id: String(id), name, role, office };
  if (isPinNew) await writeAudit(tx, { asker, source, what: 'chooseCardPin', office, subject: null }, clock.now());
  return { token };
}

/** It is not known who tried. */
async function noteLock(
  tx: Transaction,
  { id, office }: Staff,
  { source, now }: { source: string; now: Instant },
): Promise<void> {
  const asker: Asker = { kind: 'anonymous', source };
  await writeAudit(tx, { asker, source, what: 'lockStaffCard', office, subject: `STAFF/${id}` }, now);
}

/** The try that locks a card was wrong, too. */
function isWrong(refused: RefusedCard): boolean {
  return isCardGuess(refused) || refused.locked !== null;
}
