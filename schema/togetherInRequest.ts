// Reads that a field asks for at each row of a list: those of one request are made together, by one statement for all rows.
import { itemAt } from '../src/items.ts';
import { readTogether } from '../src/readTogether.ts';

/** `read` gives the answers by key; a key that is missing there is answered with undefined. */
export function togetherInRequest<Request extends object, Key, Answer>(
  read: (context: Request, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Answer>>,
): (context: Request, key: Key) => Promise<Answer | undefined> {
  const loaders = new WeakMap<Request, (key: Key) => Promise<Answer | undefined>>();
  return (context, key) => {
    const load = loaders.get(context) ?? readTogether((keys: readonly Key[]) => read(context, keys));
    loaders.set(context, load);
    return load(key);
  };
}

/** The same where `read` gives the answers in the places of the keys. */
export function togetherInPlaces<Request extends object, Key, Answer>(
  read: (context: Request, keys: readonly Key[]) => Promise<readonly Answer[]>,
): (context: Request, key: Key) => Promise<Answer> {
  const load = togetherInRequest<Request, Key, { answer: Answer }>(async (context, keys) => {
    const answers = await read(context, keys);
    return new Map(keys.map((key, index) => [key, { answer: itemAt(answers, index) }]));
  });
  return async (context, key) => {
    const found = await load(context, key);
    if (!found) throw new Error('A read gave no answer for one of its keys.');
    return found.answer;
  };
}
