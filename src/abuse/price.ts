// The price of what unproven callers ask for: work that rises with what was asked for lately; pure numbers.

/** The number of things that unproven callers were given lately, by the budgets that they count in. */
export interface GivenLately {
  source: number;
  /** Of the source's wider network; 0 if it has none. */
  wider: number;
  office: number;
}

/** Minutes for which a place counts, cancelled and lapsed ones included. */
export const COUNTED_MINUTES = 60;

/** Places that cost nothing: of one source, of its wider network, and of one office. */
export const FREE_PLACES_OF_SOURCE = 5;
export const FREE_PLACES_OF_WIDER = 40;
export const FREE_PLACES_OF_OFFICE = 100;
/** Places of one person, however the name is spelt, one after the other. */
export const MOST_PLACES_OF_PERSON = 3;

/** Derivations of a key, each of a fixed cost, that a simple phone tries in a second. */
export const PHONE_TRIES_PER_SECOND = 1000;

/**
 * Derivations to be tried at most; half of them are needed on average. The ordinary price is two seconds of it, and what all others ask of an office raises it no
 * further. Only callers from a crowded network pay more: a mobile carrier puts thousands of people behind one address, who
 * all get through, while a hoarder there pays for each place more than for the one before.
 */
export const LEAST_TRIES = 200;
export const ORDINARY_TRIES = 2 * PHONE_TRIES_PER_SECOND;
export const MOST_TRIES = 30 * PHONE_TRIES_PER_SECOND;

/** Of a source, of its wider network and of an office: as many places within an hour have the ordinary price. */
const ORDINARY_PLACES: GivenLately = { source: 40, wider: 200, office: 600 };

/** The work that the next place costs; 0: none. */
export function triesAsked(lately: GivenLately): number {
  const { source, wider, office } = lately;
  const isFree = source < FREE_PLACES_OF_SOURCE && wider < FREE_PLACES_OF_WIDER && office < FREE_PLACES_OF_OFFICE;
  return isFree ? 0 : risingTries(lately, ORDINARY_PLACES);
}

/** Codes sent to numbers within a day that cost nothing: of one source, of its wider network; of an office within an hour. */
export const FREE_DIGITS: GivenLately = { source: 20, wider: 100, office: 100 };
const ORDINARY_DIGITS: GivenLately = { source: 40, wider: 200, office: 200 };

/** The work that the next code costs, which the office pays for; 0: none. */
export function triesForDigits(lately: GivenLately): number {
  const { source, wider, office } = lately;
  const isFree = source < FREE_DIGITS.source && wider < FREE_DIGITS.wider && office < FREE_DIGITS.office;
  return isFree ? 0 : risingTries(lately, ORDINARY_DIGITS);
}

function risingTries({ source, wider, office }: GivenLately, ordinary: GivenLately): number {
  const pressure = Math.max(source / ordinary.source, wider / ordinary.wider, Math.min(1, office / ordinary.office));
  return Math.min(MOST_TRIES, Math.round(LEAST_TRIES + (ORDINARY_TRIES - LEAST_TRIES) * pressure));
}

/** Bookings confirmed by work within a day, of one source, of its wider network and of an office, at the ordinary price. */
export const ORDINARY_CONFIRMED: GivenLately = { source: 3, wider: 30, office: 200 };
/** Bookings of others at the office raise the price to five times the ordinary one at most. */
const MOST_TIMES_OF_OFFICE = 5;

/** The work that confirming the next booking costs where no number can be proven: never none. */
export function triesToConfirm({ source, wider, office }: GivenLately): number {
  const times = Math.max(
    1,
    source / ORDINARY_CONFIRMED.source,
    wider / ORDINARY_CONFIRMED.wider,
    Math.min(MOST_TIMES_OF_OFFICE, office / ORDINARY_CONFIRMED.office),
  );
  return Math.min(MOST_TRIES, Math.round(ORDINARY_TRIES * times));
}

/**
 * Whether work that was done pays a price that may have risen since it was asked. Less than half of it was stored while
 * places were cheap.
 */
export function isPaid(triesDone: number, tries: number): boolean {
  return triesDone * 2 >= tries;
}
