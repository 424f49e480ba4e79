// Hands one waiting message to its channel; what could not be handed over is tried again later.
import { type Channels, mayPass, SendError } from '../channel.ts';
import { asTransaction, inTransaction, type Pool } from '../database.ts';
import { fitted } from '../outbox/fitted.ts';
import { markFault, markSent, outgoing } from '../outbox/outbox.ts';
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
    const { providerId } = await channel.send(fitted({ ...message, id: String(id) }, channel.capabilities));
    await inTransaction(pool, (sent) => markSent(sent, id, providerId, clock.now()));
  } catch (error) {
    const final = error instanceof SendError && !mayPass(error.fault);
    await markFault(tx, id, error instanceof Error ? error.message : String(error), final);
    if (!final) throw error;
  }
}
