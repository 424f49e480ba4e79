// Hands one waiting message to its channel; what could not be handed over is tried again later.
import { type Channels, SendError } from '../channel.ts';
import { asTransaction, inTransaction, type Pool } from '../database.ts';
import { markFault, markSent, outgoing, type Waiting } from '../outbox/outbox.ts';
import type { Clock } from '../time.ts';

export interface Delivery {
  pool: Pool;
  channels: Channels;
  clock: Clock;
}

/**
 * A reply must arrive: when it is not known whether the provider took it, it is sent again, so that it comes at least
 * once. Rejects where it is to be tried later; the job queue waits longer each time.
 */
export async function deliver({ pool, channels, clock }: Delivery, id: number): Promise<void> {
  const tx = asTransaction(pool);
  const message = await outgoing(tx, id);
  if (message?.status !== 'WAITING') return;
  // In a demonstration the simulator stands in for channels that are not set up.
  const channel = channels[message.channel] ?? channels.simulator;
  if (!channel) throw new Error(`The channel ${message.channel} is not set up.`);
  try {
    const { buttons, ...rest } = message;
    const { providerId } = await channel.send({
      ...rest,
      id: String(id),
      media: picturesFor(channel.capabilities.pictures, message),
      ...(channel.capabilities.buttons && buttons && { buttons }),
    });
    await inTransaction(pool, (sent) => markSent(sent, id, providerId, clock.now()));
  } catch (error) {
    const final = error instanceof SendError && error.fault === 'never';
    await markFault(tx, id, error instanceof Error ? error.message : String(error), final);
    if (!final) throw error;
  }
}

function picturesFor(pictures: boolean, message: Waiting): string[] {
  return pictures ? message.media : [];
}
