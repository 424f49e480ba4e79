// Fetches the photo that came with a message, keeps it as one that was sent by the form, and has its provider forget it.
import type { Channel, Channels } from '../../src/channel/channel.ts';
import { MediaError } from '../../src/channel/faults.ts';
import type { Media } from '../../src/channel/messages.ts';
import { inTransaction, type Pool, queriesOn } from '../../src/database.ts';
import { messageKey } from '../../src/inbox/arrival.ts';
import { storedMessage } from '../../src/inbox/inbox.ts';
import type { Directory } from '../../src/office/directory.ts';
import { isSent, keepSent, linkSent } from '../../src/photos/photos.ts';
import type { Clock } from '../../src/time.ts';
import { safePhoto } from './photoFile.ts';

export interface SentPhotos {
  pool: Pool;
  channels: Channels;
  offices: Directory;
  clock: Clock;
}

/**
 * Nothing is fetched for an office that has no use for photos. Rejects if it should be tried later; media that is no
 * photo, or can't be had any more, is left alone: its sender has been answered.
 */
export async function fetchSentPhoto({ pool, channels, offices, clock }: SentPhotos, id: number): Promise<void> {
  const stored = await storedMessage(queriesOn(pool), id);
  const media = stored?.message.media.find(mayBePhoto);
  const office = stored?.office ? offices.find(stored.office) : undefined;
  if (!stored || !media || !office || office.registration.photo === 'none') return;
  const key = messageKey(stored);
  const channel = channels[stored.channel];
  if (!(await isSent(queriesOn(pool), key))) {
    const bytes = await fetched(channel, media);
    if (!bytes) return;
    const photo = await safePhoto(bytes);
    if (photo === 'TOO_MANY_PHOTOS')
      throw new Error('Too many photos wait to be read: this one is fetched again later.');
    if (typeof photo !== 'string') {
      await inTransaction(pool, (tx) => keepSent(tx, key, { office: office.code, ...photo }, clock.now()));
      await inTransaction(pool, (tx) => linkSent(tx, [key]));
    }
  }
  await channel?.removeMedia?.(media);
}

/** As the conversation takes it; what is really in it is looked at when it is here. */
function mayBePhoto({ contentType }: Media): boolean {
  return /^image\/(?!webp)/.test(contentType);
}

async function fetched(channel: Channel | undefined, media: Media): Promise<Buffer | null> {
  try {
    return (await channel?.fetchMedia?.(media)) ?? null;
  } catch (error) {
    if (error instanceof MediaError && error.fault === 'never') return null;
    throw error;
  }
}
