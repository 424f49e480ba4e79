// The price of a place for callers who have proven nothing: work that rises with what was asked lately; pure numbers.

/** Places given to unproven callers within the last hour, and those that they still hold, by the budgets they count in. */
export interface PlacesLately {
  source: number;
  /** Of the source's wider network; 0 if it has none. */
  wider: number;
  office: number;
}

/** Minutes for which a place counts, cancelled and lapsed ones included. */
export const COUNTED_MINUTES = 60;

/** Places that cost nothing: of one source, and of its wider network. */
export const FREE_PLACES_OF_SOURCE = 5;
export const FREE_PLACES_OF_WIDER = 40;
/** Places that are given even for work: a mobile carrier puts thousands of people behind one address. */
export const MOST_PLACES_OF_SOURCE = 40;
export const MOST_PLACES_OF_WIDER = 200;
/** Places of one person, however the name is spelt, one after the other. */
export const MOST_PLACES_OF_PERSON = 3;
/** At an office that gave as many, no place is free: an attack from many networks fills no budget of a source. */
export const BUSY_OFFICE_PLACES = 300;

/**
 * Derivations of a key to be tried at most, each of a fixed cost. The most are two seconds of a simple phone: more would be
 * felt by honest applicants, while an attacker meets the limits of places.
 */
export const LEAST_TRIES = 200;
export const MOST_TRIES = 2000;

/** The work that the next place costs; 0: none. */
export function triesAsked({ source, wider, office }: PlacesLately): number {
  if (source < FREE_PLACES_OF_SOURCE && wider < FREE_PLACES_OF_WIDER && office < BUSY_OFFICE_PLACES) return 0;
  const pressure = Math.max(
    source / MOST_PLACES_OF_SOURCE,
    wider / MOST_PLACES_OF_WIDER,
    office / (2 * BUSY_OFFICE_PLACES),
  );
  return Math.round(LEAST_TRIES + (MOST_TRIES - LEAST_TRIES) * Math.min(1, pressure));
}

/**
 * Whether work that was done pays a price that may have risen since it was asked. Less than half of it was stored while
 * places were cheap.
 */
export function isPaid(triesDone: number, tries: number): boolean {
  return triesDone * 2 >= tries;
}
