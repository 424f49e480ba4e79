// A message on its way in, before it is stored.
import type { InboundMessage } from '../channel/messages.ts';
import { addressKey } from '../phone.ts';
import type { LifeStep } from '../steps.ts';
import { storable } from '../text.ts';
import { rememberedTrace, traceparentOf } from '../tracing.ts';

/** A message on its way in: what came, and by which channel. */
export interface Arrival {
  channel: string;
  message: InboundMessage;
  /** The code of the office that it was written to; null: none has the number. */
  office: string | null;
  /** Its sender writes faster than a person does: it waits in a paced queue. */
  isOverPace?: boolean;
}

/** Names a message among all of all channels. */
export function messageKey({ channel, message }: Pick<Arrival, 'channel' | 'message'>): string {
  return `${channel}/${message.messageId}`;
}

export function receivedStep(arrival: Arrival): LifeStep {
  const { channel, office, message } = arrival;
  const trace = rememberedTrace(arrival);
  const person = addressKey(message.from.kind, message.from.value);
  return { step: 'message.received', channel, office, person, ...(trace && { trace }) };
}

/** Of a message without one all servers derive the same from its id. */
export function carriedTraceOf(arrival: Arrival): string | undefined {
  const trace = rememberedTrace(arrival);
  return trace?.hasSpan ? traceparentOf(trace) : undefined;
}

/** As the statements that store it read it. */
export function rowOfArrival(arrival: Arrival, isTraced: boolean): object {
  const { channel, message, office } = arrival;
  return {
    channel,
    message_id: message.messageId,
    sender_kind: message.from.kind,
    sender: message.from.value,
    alias: message.from.kind === 'phone' ? (message.alias ?? null) : null,
    content_key: message.contentKey ?? null,
    recipient: message.to,
    office,
    text: storable(message.text),
    media: message.media,
    action: message.action ?? null,
    profile_name: message.profileName ? storable(message.profileName) : null,
    sent_at: message.sentAt ?? null,
    opt_out: message.optOut ?? null,
    ...(isTraced && { trace: carriedTraceOf(arrival) }),
  };
}
