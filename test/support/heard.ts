// A message of a person that came to Bogor's WhatsApp number some minutes ago, and was answered.
import { addMinutes } from '../../src/time.ts';
import type { TestHouse } from './house.ts';

export async function heard({ database, clock }: TestHouse, from: string, minutesAgo: number): Promise<void> {
  const at = addMinutes(clock.now(), -minutesAgo).toString();
  await database.pool.query(
    `insert into inbox_message (channel, message_id, sender_kind, sender, recipient, text, received_at, worked_at)
     values ('whatsapp', $1, 'phone', $2, '+628111100333', 'halo', $3, $3)`,
    [`${from} ${at}`, from, at],
  );
}
