// How a counter is called: `Loket 3`, but `Meja 3` where the office gave it a name: pure.

/** `word` stands before a number or a letter alone: what holds a word of its own is a name. */
export function counterName(word: string, label: string): string {
  return isName(label) ? label : `${word} ${label}`;
}

/** `loket 1, 2, Meja 3`. */
export function counterNames(word: string, labels: readonly string[]): string {
  const bare = labels.filter((label) => !isName(label));
  return [...(bare.length > 0 ? [`${word} ${bare.join(', ')}`] : []), ...labels.filter(isName)].join(', ');
}

/** A number or letters that the word for a counter stands before. */
export function isCounterNumber(label: string): boolean {
  return !isName(label);
}

function isName(label: string): boolean {
  return /\p{L}{2}/u.test(label);
}
