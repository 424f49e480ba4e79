// Chooses between the singular and the plural of an English word by `Intl.PluralRules`: pure.

const ENGLISH_PLURALS = new Intl.PluralRules('en');

/** `needs` for 1, `need` for every other number. */
export function plural(count: number, one: string, other: string): string {
  return ENGLISH_PLURALS.select(count) === 'one' ? one : other;
}

/** `1 place`, `2 places`, `1,200 places`. */
export function countedNoun(count: number, one: string, other: string): string {
  return `${count.toLocaleString('en-GB')} ${plural(count, one, other)}`;
}
