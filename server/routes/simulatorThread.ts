// The chat between one simulated applicant and one office, including messages that the office sent unasked.
import type { SimulatedTexts } from '../../adapters/index.ts';
import type { Channels } from '../../src/channel/channel.ts';
import type { ChannelAddress, Media, MessageButton } from '../../src/channel/messages.ts';
import { SIMULATOR_CHANNEL } from '../../src/channelKinds.ts';
import { type Pool, queriesOn } from '../../src/database.ts';
import { type Instant, rfc3339 } from '../../src/time.ts';

export interface ThreadMessage {
  /** Names it among those of the thread. */
  id: string;
  from: 'applicant' | 'office';
  at: string;
  text: string;
  /** Addresses of pictures. */
  media: string[];
  buttons: MessageButton[];
  /** Of an applicant's message: how it was read, and why it was not done; null until it was. */
  intent: string | null;
  reason: string | null;
  /** Of the office's: which sentence it is. */
  key: string | null;
}

export interface ThreadParties {
  from: ChannelAddress;
  /** The office's number, or its code. */
  to: string;
  timeZone: string;
  texts: SimulatedTexts;
}

/** The last messages of the thread, oldest first. */
export async function readThread(
  pool: Pool,
  channels: Channels,
  { from, to, timeZone, texts }: ThreadParties,
): Promise<ThreadMessage[]> {
  // Another channel that is set up sends to real phones: its messages are not shown here.
  const real = Object.keys(channels).filter((name) => name !== SIMULATOR_CHANNEL);
  const parameters = [SIMULATOR_CHANNEL, from.kind, from.value, to, real, MAX_THREAD_MESSAGES];
  const rows = await queriesOn(pool).query<ThreadRow>(THREAD, parameters);
  // Digits are shown as long as the phone remembers them.
  const whole = rows.map((row) => ({ ...row, text: texts.read(row.provider_id ?? '') ?? row.text }));
  return whole.reverse().map((row) => threadMessageOf(row, timeZone));
}
const MAX_THREAD_MESSAGES = 200;

/** Of one moment: a message, its answers, then what came by itself. */
const THREAD = `
  select * from (
    select 'applicant' as side, id, text, media, '[]'::jsonb as buttons, received_at as at, intent, reason, null as key, null as provider_id,
      id as turn, 0 as place
    from inbox_message where channel = $1 and sender_kind = $2 and sender = $3 and recipient = $4
    union all
    select 'office', id, text, media, buttons, sent_at, null, null, key, provider_id,
      case when purpose like 'reply:%' then split_part(purpose, ':', 2)::bigint else 9223372036854775807 end, 1
    from outbox_message
    where recipient_kind = $2 and recipient = $3 and sender = $4 and sent_at is not null and not channel = any($5)
  ) said order by at desc, turn desc, place desc, id desc limit $6`;

/** A row of either table. */
interface ThreadRow {
  side: ThreadMessage['from'];
  id: number;
  text: string;
  /** A photo that was received, or the address of a picture that was sent. */
  media: (string | Media)[];
  buttons: MessageButton[];
  at: Instant;
  intent: string | null;
  reason: string | null;
  key: string | null;
  /** null: it was received. */
  provider_id: string | null;
}

function threadMessageOf(row: ThreadRow, timeZone: string): ThreadMessage {
  return {
    id: `${row.side}-${row.id}`,
    from: row.side,
    at: rfc3339(row.at, timeZone),
    text: row.text,
    media: row.media.map((one) => (typeof one === 'string' ? one : photoAddress(one))),
    buttons: row.buttons,
    intent: row.intent,
    reason: row.reason,
    key: row.key,
  };
}

/** Photos that were sent are seen at an address of the simulator's own. */
function photoAddress({ url }: Media): string {
  return `/simulator/photos/${encodeURIComponent(url.replace(/^simulator:/, ''))}`;
}
