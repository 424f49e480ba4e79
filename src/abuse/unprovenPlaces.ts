// Places that unproven callers were given lately, counted by source, wider network, office and person across all offices.
import { nameOfSpelling } from '../applicantName.ts';
import type { Queryable, Transaction } from '../database.ts';
import type { Office } from '../office/settings.ts';
import { type Refusal, refuse, refuseForWork, type ZonedMoment } from '../refusal.ts';
import { addMinutes, type Instant, isBefore } from '../time.ts';
import { GUESSES_KEPT_HOURS, guessesSince, MOST_OF_NAME, MOST_TOLD } from './guesses.ts';
import { COUNTED_MINUTES, isPaid, MOST_PLACES_OF_PERSON, triesAsked } from './price.ts';
import { officeContact } from './unproven.ts';

/** Work that was found to be done for a place. */
export interface PaidWork {
  /** Of the challenge: each counts once. */
  id: string;
  tries: number;
}

/** A request for a place, as far as its budgets go. */
export interface UnprovenWish {
  /** The budget it counts in; null: it is proven, or not counted. */
  budget: string | null;
  /** The wider network of that budget; null: it has none. */
  wider: string | null;
  /** The person, however the name is spelt. */
  spelling: string;
  /** The key of the number that was given; null: none. */
  sender: string | null;
  office: Office;
  work: PaidWork | null;
}

/**
 * A count; `of` and `name` say of what: `person` counts all places of a person, `living` those that are still held,
 * `guess` what was told by the subject of the guess.
 */
export interface PlacesRow {
  of: 'source' | 'wider' | 'office' | 'person' | 'living' | 'work' | 'guess';
  name: string;
  places: number;
  /** When the first of them stops to count. */
  free_at: Instant | null;
}

/** Sends nothing if no request counts in a budget. */
export async function placesLately(
  tx: Pick<Queryable, 'query'>,
  wishes: readonly UnprovenWish[],
  now: Instant,
): Promise<readonly PlacesRow[]> {
  const counted = wishes.filter(({ budget }) => budget !== null);
  if (counted.length === 0) return [];
  const names = [
    counted.flatMap(({ budget }) => budget ?? []),
    counted.flatMap(({ wider }) => wider ?? []),
    counted.map(({ office }) => office.code),
    counted.map(({ spelling }) => spelling),
    counted.flatMap(({ work }) => work?.id ?? []),
  ];
  return tx.query<PlacesRow>({ name: 'places lately', text: PLACES_LATELY }, [
    ...names.map((each) => [...new Set(each)]),
    now.toString(),
    [...new Set(counted.flatMap(guessSubjects))],
    guessesSince(now).toString(),
  ]);
}

// A place that was proven since counts no longer. Its booking is looked up row by row, since few places count at a time.
const UNPROVEN_STILL = `p.counts_until > $6
    and not coalesce((select b.proven from booking b where b.code = p.booking), false)`;
const countBy = (column: string, names: string, as = column, also = '') => `
  select '${as}' as of, p.${column} as name, count(*)::int as places, min(p.counts_until) as free_at
  from unproven_place p where p.${column} = any(${names}) and ${UNPROVEN_STILL}${also} group by p.${column}`;
const LIVING = ` and exists (
    select from booking b where b.code = p.booking and b.live and (b.status <> 'HELD' or b.confirm_by > $6) offset 0
  )`;
/** Of an office all count, proven since or not, and only up to what makes a difference. */
const OFFICE_ROWS = 600;
const PLACES_LATELY = `${countBy('source', '$1::text[]')} union all ${countBy('wider', '$2::text[]')}
  union all ${countBy('person', '$4::text[]')} union all ${countBy('person', '$4::text[]', 'living', LIVING)}
  union all select 'office', office, (
    select count(*)::int from (
      select from unproven_place p where p.office = asked.office and p.counts_until > $6 limit ${OFFICE_ROWS}
    ) few
  ), null from unnest($3::text[]) as asked (office)
  union all select 'work', work, 1, null from unproven_place where work = any($5::text[])
  union all select 'guess', subject, count(*)::int, min(at) + interval '${GUESSES_KEPT_HOURS} hours' from guess
    where subject = any($7::text[]) and at > $8 group by subject`;

/** Those of the person and of the number that is given. */
function personSubjects({ spelling, sender }: Pick<UnprovenWish, 'spelling' | 'sender'>): string[] {
  return sender ? [`person ${spelling}`, `number ${sender}`] : [`person ${spelling}`];
}

/** That of the name, whatever the birth date. */
export function nameSubject(spelling: string): string {
  return `name ${nameOfSpelling(spelling)}`;
}

/** The subjects that count what this caller is told of another's booking; the work is spent by it. */
export function guessSubjects({ budget, wider, work, ...named }: Omit<UnprovenWish, 'office'>): string[] {
  return [
    ...personSubjects(named),
    nameSubject(named.spelling),
    `source ${budget}`,
    ...(wider ? [`wider ${wider}`] : []),
    ...(work ? [`work ${work.id}`] : []),
  ];
}

/** The budgets of those who ask, as they fill while a group is answered. */
export class UnprovenBudgets {
  readonly #places = new Map<string, number>();
  readonly #freeAt = new Map<string, Instant>();

  constructor(rows: readonly PlacesRow[]) {
    for (const { of, name, places, free_at } of rows) {
      this.#places.set(`${of} ${name}`, places);
      if (free_at) this.#freeAt.set(`${of} ${name}`, free_at);
    }
  }

  /** The refusal of a place for this request, whatever is booked; null: its budgets have room, or it counts in none. */
  refuse(wish: UnprovenWish): Refusal | null {
    if (wish.budget === null) return null;
    return this.#refusePrice(wish) ?? (this.#isToldEnough(wish) ? answeredAlike(wish.office) : null);
  }

  /** The work that its place costs; 0: none. */
  price({ budget, wider, office }: UnprovenWish): number {
    if (budget === null) return 0;
    return triesAsked({
      source: this.#placesAndGuesses('source', budget),
      wider: wider ? this.#placesAndGuesses('wider', wider) : 0,
      office: this.#count('office', office.code),
    });
  }

  #refusePrice(wish: UnprovenWish): Refusal | null {
    const { office, work } = wish;
    const tries = this.price(wish);
    if (tries === 0) return null;
    if (work && isPaid(work.tries, tries) && this.#placesAndGuesses('work', work.id) === 0) return null;
    const officeTries = triesAsked({ source: 0, wider: 0, office: this.#count('office', office.code) });
    return refuseForWork(officeContact(office), { tries, pays: 'PLACE', officeTries });
  }

  /** The refusal for what other unproven callers hold for this person; null: nothing stands against it. */
  refusePerson({ budget, spelling, office }: UnprovenWish, now: Instant): Refusal | null {
    if (budget === null) return null;
    if (this.#count('living', spelling) > 0) return refuse('ALREADY_BOOKED', {}, { field: 'applicant' });
    if (this.#count('person', spelling) < MOST_PLACES_OF_PERSON) return null;
    const { until, contact } = this.#wait(office, `person ${spelling}`, now);
    return refuse('HELD_TOO_OFTEN', { limit: MOST_PLACES_OF_PERSON, until, contact }, { field: 'applicant' });
  }

  /** Counts the request's place from now on. */
  add(wish: UnprovenWish): void {
    if (wish.budget === null) return;
    this.addGuess(wish);
    this.#raise('person', wish.spelling);
    this.#raise('living', wish.spelling);
    this.#raise('guess', nameSubject(wish.spelling));
  }

  /** Counts a request that gets no place, but may be told why: it costs its network as much as a place. */
  addGuess({ budget, wider, office, work }: UnprovenWish): void {
    if (budget === null) return;
    this.#raise('source', budget);
    if (wider) this.#raise('wider', wider);
    this.#raise('office', office.code);
    if (work) this.#raise('work', work.id);
  }

  /** The answer to a caller against whom another's booking stands: it is told and counted, or told no more. */
  tell(wish: UnprovenWish, refusal: Refusal): Refusal {
    if (this.#isToldEnough(wish)) return answeredAlike(wish.office);
    for (const subject of [...personSubjects(wish), nameSubject(wish.spelling)]) this.#raise('guess', subject);
    return refusal;
  }

  #isToldEnough(wish: UnprovenWish): boolean {
    if (this.#count('guess', nameSubject(wish.spelling)) >= MOST_OF_NAME) return true;
    return personSubjects(wish).some((subject) => this.#count('guess', subject) >= MOST_TOLD);
  }

  #placesAndGuesses(of: 'source' | 'wider' | 'work', name: string): number {
    return this.#count(of, name) + this.#count('guess', `${of} ${name}`);
  }

  #count(of: PlacesRow['of'], name: string): number {
    return this.#places.get(`${of} ${name}`) ?? 0;
  }

  #raise(of: PlacesRow['of'], name: string): void {
    this.#places.set(`${of} ${name}`, this.#count(of, name) + 1);
  }

  /** Until the first of the places stops to count; and another way. */
  #wait(office: Office, key: string, now: Instant): { until: ZonedMoment; contact: string } {
    const known = [this.#freeAt.get(key), this.#freeAt.get(`guess ${key}`)].filter((each) => each !== undefined);
    const [at = addMinutes(now, COUNTED_MINUTES)] = known.toSorted(Temporal.Instant.compare);
    return { until: { at, zone: office.timeZone }, contact: officeContact(office) };
  }
}

/** The same whether there is a booking or not. */
function answeredAlike(office: Office): Refusal {
  return refuse('REGISTER_OTHERWISE', { contact: officeContact(office) });
}

/** The work that a place costs now in that budget at each of these offices, in their order; 0: none. */
export async function pricesOfPlaces(
  db: Pick<Queryable, 'query'>,
  budgets: Pick<UnprovenWish, 'budget' | 'wider'>,
  offices: readonly Office[],
  now: Instant,
): Promise<number[]> {
  const wishes = offices.map((office) => ({ ...budgets, office, spelling: '', sender: null, work: null }));
  const places = new UnprovenBudgets(await placesLately(db, wishes, now));
  return wishes.map((wish) => places.price(wish));
}

/** A place that was given, and the work that paid for it. */
export interface GivenUnproven extends UnprovenWish {
  code: string;
  confirmBy: Instant;
}

/** Each is counted as a guess by its name, too. It travels with the commit. */
export function writeUnprovenPlaces(tx: Transaction, given: readonly GivenUnproven[], now: Instant): void {
  const rows = given.flatMap(({ code, budget, wider, office, spelling, work, confirmBy }) => {
    if (budget === null) return [];
    const hour = addMinutes(now, COUNTED_MINUTES);
    const until = isBefore(confirmBy, hour) ? hour : confirmBy;
    const named = { spelling, guessed: nameSubject(spelling) };
    return [{ code, budget, wider, office: office.code, ...named, work: work?.id ?? null, until: until.toString() }];
  });
  const values = [JSON.stringify(rows), now.toString()];
  if (rows.length > 0) tx.send({ name: 'write unproven places', text: WRITE_PLACES }, values);
}
const WRITE_PLACES = `
  with given as (
    select * from json_to_recordset($1) as given (
      code text, budget text, wider text, office text, spelling text, guessed text, work text, until timestamptz
    )
  ), guesses as (
    insert into guess (subject, at) select guessed, $2 from given
  )
  insert into unproven_place (booking, source, wider, office, person, work, counts_until)
  select code, budget, wider, office, spelling, work, until from given`;
