// The messages the fake Twilio took, and waiting for them without sleeping.
import { newSid } from './twilioWebhook.ts';

/** A message Twilio took. */
export interface TakenMessage {
  sid: string;
  from: string;
  /** As it was sent: with `whatsapp:` where it had one. */
  to: string;
  body: string;
  media: string[];
  statusCallback: string | undefined;
  status: string;
  created: Date;
  /** Every field as it came. */
  fields: URLSearchParams;
}

export type Mailbox = ReturnType<typeof newMailbox>;

export function newMailbox() {
  const messages: TakenMessage[] = [];
  const waiting = new Set<() => void>();

  function take(form: URLSearchParams): TakenMessage {
    const message = taken(form);
    messages.push(message);
    for (const look of waiting) look();
    return message;
  }

  /** The messages to an address; it may be given without `whatsapp:`. */
  function to(address: string): TakenMessage[] {
    return messages.filter((message) => message.to === address || withoutPrefix(message.to) === address);
  }

  /** Resolves as soon as so many messages are found; fails after `within` milliseconds. */
  function until(found: () => TakenMessage[], count: number, within: number): Promise<TakenMessage[]> {
    if (found().length >= count) return Promise.resolve(found());
    return new Promise((resolve, reject) => {
      const look = () => found().length >= count && done(() => resolve(found()));
      const late = () =>
        done(() => reject(new Error(`Twilio took ${found().length} of ${count} messages waited for.`)));
      const timer = setTimeout(late, within);
      const done = (settle: () => void) => {
        clearTimeout(timer);
        waiting.delete(look);
        settle();
      };
      waiting.add(look);
    });
  }

  return { messages, take, to, until };
}

export function withoutPrefix(address: string): string {
  return address.replace(/^whatsapp:/, '');
}

function taken(form: URLSearchParams): TakenMessage {
  return {
    sid: newSid('SM'),
    from: form.get('From') ?? '',
    to: form.get('To') ?? '',
    body: form.get('Body') ?? '',
    media: form.getAll('MediaUrl'),
    statusCallback: form.get('StatusCallback') ?? undefined,
    status: form.has('MessagingServiceSid') ? 'accepted' : 'queued',
    created: new Date(),
    fields: form,
  };
}
