// Enters requests for a newly opened day in its lottery: one entry a person, in the transaction that answers them.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { nameSubject, type PlacesRow } from '../abuse/unprovenPlaces.ts';
import { nextOpening } from '../capacity/windowRules.ts';
import type { Transaction } from '../database.ts';
import { type OpeningLottery, takesEntries } from '../office/release.ts';
import type { Office } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { tablesOf } from '../tables.ts';
import { dateIn, type Instant } from '../time.ts';
import { LotteryEntity, LotteryEntryEntity } from './entities.ts';
import { sealSeed } from './seed.ts';

/** A request on its way into a lottery. */
export interface Entering {
  office: Office;
  lottery: OpeningLottery;
  person: string;
  sender: string | null;
  proven: boolean;
  /** The number of live bookings that the sender may still have. */
  freeSlots: number;
  budget: string | null;
  wider: string | null;
  spelling: string;
  work: string | null;
  /** The request as the draw answers it: plain data. */
  request: object;
}

const tables = tablesOf(LotteryEntity, LotteryEntryEntity);

/** Whether the caller was known, by the request that is stored. */
const PROVEN = sql<boolean>`coalesce((request ->> 'proven')::boolean, false)`.as('proven');

/** The seed is made before the first entry, and no one can know it. */
export async function prepareLottery(tx: Transaction, office: string, lottery: OpeningLottery): Promise<void> {
  const seed = sealSeed(tx.cipher, randomBytes(32).toString('base64'), { office, date: lottery.date });
  const times = { opensAt: lottery.from, drawsAt: lottery.until };
  await tables(tx)
    .insertInto('lottery')
    .values({ office, date: lottery.date, seed, ...times })
    .onConflict((conflict) =>
      conflict.columns(['office', 'date']).doUpdateSet(times).where('lottery.closedAt', 'is', null),
    )
    .execute();
}

/**
 * The answers, in the order of the requests; all of one lottery. A person who has entered already gets the same answer; an
 * entry that was made without a proof becomes that of the person who is proven. Persons and senders are locked by the caller.
 */
export async function enterLottery(tx: Transaction, entering: readonly Entering[], now: Instant): Promise<Refusal[]> {
  const [first] = entering;
  if (!first) return [];
  const { office, lottery } = first;
  const isOpen = takesEntries(lottery, now) && (await isUndrawn(tx, office.code, lottery));
  const known = await entriesOf(tx, office.code, lottery.date, entering);
  const rows = new Map<string, Entering>();
  const answers = entering.map((one) => {
    const before = known.find((entry) => entry.isHere && entry.person === one.person);
    if (before && standsAgainst(before, one)) return enteredAnswer(one);
    if (!isOpen) return tooLate(one, now);
    const used = known.filter((entry) => entry.sender === one.sender && standsAgainst(entry, one)).length;
    if (one.sender !== null && used >= one.freeSlots)
      return refuse('LIMIT_REACHED', { limit: office.policy.maxLiveBookingsPerSender });
    if (before) known.splice(known.indexOf(before), 1);
    known.push({ person: one.person, sender: one.sender, proven: one.proven, isHere: true });
    rows.set(one.person, one);
    return enteredAnswer(one);
  });
  if (rows.size > 0) await writeEntries(tx, [...rows.values()], now);
  return answers;
}

/** An entry that no one has proven stands against no one who is. */
export function standsAgainst(entry: { proven: boolean }, asking: { proven: boolean }): boolean {
  return entry.proven || !asking.proven;
}

/** The entries of lotteries that are not drawn yet, as far as they bear on these requests. */
export interface EntryFacts {
  /** As places in the budgets of those who have proven nothing. */
  lately: PlacesRow[];
  /** Those of the requests whose persons take part already, and whether they are proven. */
  entered: ReadonlyMap<string, { proven: boolean }>;
}

type Asking = Pick<Entering, 'person' | 'budget' | 'office' | 'lottery'>;

export async function entryFacts(tx: Transaction, asking: readonly Asking[]): Promise<EntryFacts> {
  if (asking.length === 0) return { lately: [], entered: new Map() };
  const rows = await tables(tx)
    .selectFrom('lottery_entry')
    .select(['person', 'source', 'wider', 'spelling', 'work', 'office', 'date', PROVEN])
    .where('position', 'is', null)
    .where(({ or, eb }) =>
      or([
        eb('source', 'is not', null),
        eb(
          'person',
          'in',
          asking.map(({ person }) => person),
        ),
      ]),
    )
    .execute();
  const counts = new Map<string, PlacesRow>();
  const count = (of: PlacesRow['of'], name: string | null) => {
    if (name === null) return;
    const row = counts.get(`${of} ${name}`) ?? { of, name, places: 0, free_at: null };
    counts.set(`${of} ${name}`, { ...row, places: row.places + 1 });
  };
  for (const { source, wider, spelling, work, office } of rows) {
    if (source === null) continue;
    count('source', source);
    count('wider', wider);
    count('person', spelling);
    count('guess', spelling && nameSubject(spelling));
    count('office', office);
    count('work', work);
  }
  const entered = new Map(rows.map(({ office, date, person, proven }) => [entryKey(office, date, person), { proven }]));
  return { lately: [...counts.values()], entered };
}

/** Names a person's entry in a lottery. */
export function entryKey(office: string, date: string, person: string | null): string {
  return `${office} ${date} ${person}`;
}

/** Keeps the draw waiting until the commit; false: it has begun. */
async function isUndrawn(tx: Transaction, office: string, lottery: OpeningLottery): Promise<boolean> {
  const find = () =>
    tables(tx)
      .selectFrom('lottery')
      .select('closedAt')
      .where('office', '=', office)
      .where('date', '=', lottery.date)
      .forShare()
      .executeTakeFirst();
  const found = await find();
  if (found) return found.closedAt === null;
  await prepareLottery(tx, office, lottery);
  return (await find())?.closedAt === null;
}

interface KnownEntry {
  person: string | null;
  sender: string | null;
  proven: boolean;
  /** Of this lottery, not another one. */
  isHere: boolean;
}

/** Of these persons in this lottery, and of these senders in all. */
async function entriesOf(
  tx: Transaction,
  office: string,
  date: string,
  entering: readonly Entering[],
): Promise<KnownEntry[]> {
  const persons = entering.map(({ person }) => person);
  const senders = entering.flatMap(({ sender }) => sender ?? []);
  const rows = await tables(tx)
    .selectFrom('lottery_entry')
    .select(['person', 'sender', 'office', 'date', PROVEN])
    .where('position', 'is', null)
    .where(({ or, and, eb }) =>
      or([
        and([eb('office', '=', office), eb('date', '=', date), eb('person', 'in', persons)]),
        ...(senders.length === 0 ? [] : [eb('sender', 'in', senders)]),
      ]),
    )
    .execute();
  return rows.map(({ person, sender, proven, ...row }) => {
    const isHere = row.office === office && row.date === date;
    return { person, sender, proven, isHere };
  });
}

async function writeEntries(tx: Transaction, entering: readonly Entering[], now: Instant): Promise<void> {
  const rows = entering.map(({ office, lottery, person, sender, budget, wider, spelling, work, request }) => {
    const counted = { source: budget, wider, spelling, work };
    return { office: office.code, date: lottery.date, person, sender, request, enteredAt: now, ...counted };
  });
  await tables(tx)
    .insertInto('lottery_entry')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['office', 'date', 'person']).doUpdateSet(({ ref }) => ({
        sender: ref('excluded.sender'),
        request: ref('excluded.request'),
        enteredAt: ref('excluded.enteredAt'),
        source: ref('excluded.source'),
        wider: ref('excluded.wider'),
        spelling: ref('excluded.spelling'),
        work: ref('excluded.work'),
      })),
    )
    .execute();
}

/** The answer to everyone who takes part. */
export function enteredAnswer({ office, lottery }: Pick<Entering, 'office' | 'lottery'>): Refusal {
  const until = { at: lottery.until, zone: office.timeZone };
  return refuse('ENTERED', { office: office.name, date: lottery.date, until });
}

function tooLate({ office, lottery: { date } }: Entering, now: Instant): Refusal {
  const at = nextOpening(office, date, now);
  const zone = office.timeZone;
  return refuse(
    'NOT_YET_RELEASED',
    { date, releasedOn: dateIn(zone, at), releasedAt: { at, zone } },
    { field: 'visitDate' },
  );
}
