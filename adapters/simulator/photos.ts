// Photos that were sent to the simulator: kept in memory, the last few, as a phone's provider would keep them for a while.
import { randomUUID } from 'node:crypto';
import { openSimulatedTexts, type SimulatedTexts } from './texts.ts';

export interface SimulatedPhotos {
  /** Keeps it; the address returned stands for it in `InboundMessage.media`. */
  keep(bytes: Buffer): string;
  /** null where it is none of ours, or forgotten. */
  read(url: string): Buffer | null;
  /** The texts that the office sent, as the phone shows them. */
  readonly texts: SimulatedTexts;
}

const MAX_PHOTOS = 40;

export function openSimulatedPhotos(): SimulatedPhotos {
  const photos = new Map<string, Buffer>();
  return {
    keep(bytes) {
      const url = `simulator:${randomUUID()}`;
      photos.set(url, bytes);
      const [oldest] = photos.keys();
      if (photos.size > MAX_PHOTOS && oldest) photos.delete(oldest);
      return url;
    },
    read: (url) => photos.get(url) ?? null,
    texts: openSimulatedTexts(),
  };
}
