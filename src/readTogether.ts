// Reads that several callers ask for at the same moment, answered by one statement for all of them.
import DataLoader from 'dataloader';

/**
 * Keys that are asked for in one turn of the event loop are read together. Nothing is kept: each call reads again.
 * `read` gives the answers by key; a key that is missing there is answered with undefined.
 */
export function readTogether<Key, Answer>(
  read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Answer>>,
): (key: Key) => Promise<Answer | undefined> {
  const loader = new DataLoader<Key, Answer | undefined>(
    async (keys) => {
      const answers = await read([...new Set(keys)]);
      return keys.map((key) => answers.get(key));
    },
    { cache: false, maxBatchSize: MAX_KEYS, batchScheduleFn: (go) => setImmediate(go) },
  );
  return (key) => loader.load(key);
}

/** A page of a list, all of it. */
const MAX_KEYS = 200;
