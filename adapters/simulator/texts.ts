// Texts that the office sent to the simulator, with their digits: the database forgets those once a message is sent.
import { randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';

export interface SimulatedTexts {
  /** Keeps it; the name returned is that of the message at the provider. */
  keep(text: string): string;
  /** null: it is none of ours, or forgotten. */
  read(name: string): string | null;
}

const MAX_SIMULATED_TEXTS = 500;

export function openSimulatedTexts(): SimulatedTexts {
  const texts = new LRUCache<string, string>({ max: MAX_SIMULATED_TEXTS });
  return {
    keep(text) {
      const name = randomUUID();
      texts.set(name, text);
      return name;
    },
    read: (name) => texts.get(name) ?? null,
  };
}
