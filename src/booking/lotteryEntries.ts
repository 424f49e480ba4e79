// Requests that enter a lottery instead of being placed, and the same requests again when they are drawn.
import type { PlacesRow } from '../abuse/unprovenPlaces.ts';
import type { Transaction } from '../database.ts';
import { itemAt } from '../items.ts';
import { type Entering, type EntryFacts, enterLottery, entryFacts, entryKey, standsAgainst } from '../lottery/enter.ts';
import type { OpeningLottery } from '../office/release.ts';
import type { Office, Priority } from '../office/settings.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Booking } from './booking.ts';
import type { LiveBookings } from './liveBookings.ts';
import type { PreparedBooking } from './prepare.ts';

/** A request while a lottery takes entries. */
type Entrant = PreparedBooking & { lottery: OpeningLottery };

/** Whether this answer, a refusal or none yet, is for want of places that the lottery gives. */
export function entersInstead(wanted: PreparedBooking, answer: Refusal | null): boolean {
  if (!wanted.lottery || !answer) return false;
  if (answer.refused === 'NOT_YET_RELEASED') return answer.parameters.date === wanted.lottery.date;
  return answer.refused === 'FULL' && wanted.wish.acceptNextPlace;
}

/** The places that unproven callers were given lately, entries counted with them; and the entries of those who ask. */
export async function withEntries(
  tx: Transaction,
  group: readonly PreparedBooking[],
  lately: readonly PlacesRow[],
): Promise<Pick<EntryFacts, 'entered'> & { lately: readonly PlacesRow[] }> {
  const asking = group.flatMap((wanted) => (wanted.lottery ? [{ ...wanted, lottery: wanted.lottery }] : []));
  const { lately: more, entered } = await entryFacts(tx, asking);
  if (more.length === 0) return { lately, entered };
  const rows = new Map(lately.map((row) => [`${row.of} ${row.name}`, row]));
  for (const row of more) {
    const key = `${row.of} ${row.name}`;
    const known = rows.get(key);
    rows.set(key, known ? { ...known, places: known.places + row.places } : row);
  }
  return { lately: [...rows.values()], entered };
}

/** The person's entry is there already: asking again costs nothing. Once proven, a person enters in place of what was not. */
export function hasEntered(wanted: PreparedBooking, entered: EntryFacts['entered']): boolean {
  const { office, lottery, person } = wanted;
  const entry = lottery && entered.get(entryKey(office.code, lottery.date, person));
  return entry ? standsAgainst(entry, wanted) : false;
}

/** Those who find no place because a day is not released yet take part in its lottery. */
export async function enterThose(
  tx: Transaction,
  { group, answers, live }: { group: readonly PreparedBooking[]; answers: (Booking | Refusal)[]; live: LiveBookings },
  now: Instant,
): Promise<(Booking | Refusal)[]> {
  if (group.every(({ lottery }) => !lottery)) return answers;
  const entrants = entrantsOf(group, answers);
  for (const { index } of entrants) live.withdraw(itemAt(group, index));
  const given = await enterAll(
    tx,
    entrants.map(({ wanted }) => wanted),
    live,
    now,
  );
  const byIndex = new Map(entrants.map(({ index }, at) => [index, itemAt(given, at)]));
  return answers.map((answer, index) => byIndex.get(index) ?? answer);
}

/** Those who ask twice at one moment are refused by their own first request, and are to hear what that one is told. */
function entrantsOf(
  group: readonly PreparedBooking[],
  answers: readonly (Booking | Refusal)[],
): { wanted: Entrant; index: number }[] {
  const refusals = answers.map((answer) => (isRefusal(answer) ? answer : null));
  const persons = new Set(
    group.filter((one, index) => entersInstead(one, refusals[index] ?? null)).map(({ person }) => person),
  );
  return group.flatMap((wanted, index) => {
    const refusal = refusals[index] ?? null;
    const isRepeat = refusal?.refused === 'ALREADY_BOOKED' && persons.has(wanted.person);
    if (!wanted.lottery || !(entersInstead(wanted, refusal) || isRepeat)) return [];
    return [{ wanted: { ...wanted, lottery: wanted.lottery }, index }];
  });
}

/** The answers, in the order of the entrants. */
async function enterAll(
  tx: Transaction,
  entrants: readonly Entrant[],
  live: LiveBookings,
  now: Instant,
): Promise<Refusal[]> {
  const answers = new Map<Entrant, Refusal>();
  for (const some of Map.groupBy(entrants, ({ office }) => office.code).values()) {
    const given = await enterLottery(
      tx,
      some.map((entrant) => enteringOf(entrant, live)),
      now,
    );
    for (const [index, entrant] of some.entries()) answers.set(entrant, itemAt(given, index));
  }
  return entrants.flatMap((entrant) => answers.get(entrant) ?? []);
}

function enteringOf(entrant: Entrant, live: LiveBookings): Entering {
  const { office, lottery, person, sender, proven, budget, wider, spelling, work } = entrant;
  const counted = { budget, wider, spelling, work: work?.id ?? null };
  return {
    office,
    lottery,
    person,
    sender,
    proven,
    freeSlots: live.freeSlots(entrant),
    ...counted,
    request: storedOf(entrant),
  };
}

/** The part of a request that is stored with its entry. */
export interface StoredRequest
  extends Omit<PreparedBooking, 'office' | 'audited' | 'atDesk' | 'lottery' | 'refusal' | 'priority' | 'apiKey'> {
  /** Missing in entries of older servers, as `apiKey` is. */
  priority?: Priority;
  apiKey?: number | null;
}

function storedOf(entrant: Entrant): StoredRequest {
  const { request, wish, channel, service, priority, name, person, sender, by, apiKey, ...rest } = entrant;
  const { proven, budget, wider, spelling, work, key } = rest;
  const caller = { by, apiKey, proven, budget, wider, spelling, work, key };
  return { request, wish, channel, service, priority, name, person, sender, ...caller };
}

/** Its price was asked for when it entered. `id`: of the entry. */
export function drawnRequest(stored: StoredRequest, office: Office, id: number): PreparedBooking {
  const paid = { id: stored.work?.id ?? `lottery ${id}`, tries: Number.MAX_SAFE_INTEGER };
  // The day is released for those who are drawn.
  const released = { ...office, policy: { ...office.policy, lotteryMinutes: 0 } };
  const priority = stored.priority ?? stored.request.priority ?? 'NORMAL';
  return {
    ...stored,
    priority,
    apiKey: stored.apiKey ?? null,
    office: released,
    work: paid,
    audited: null,
    atDesk: false,
    lottery: null,
    refusal: null,
  };
}
