// The messages the fake Twilio took, and those that came to it from applicants.
import type { MessageButton } from '../../src/channel/messages.ts';
import { newMailbox as openMailbox } from './mailbox.ts';
import type { RenderedContent } from './twilioContents.ts';
import { type IncomingMessage, newSid } from './twilioWebhook.ts';

/** A message Twilio took. */
export interface TakenMessage {
  sid: string;
  from: string;
  /** As it was sent: with `whatsapp:` where it had one. */
  to: string;
  body: string;
  media: string[];
  /** Those of a Content of ours. */
  buttons: MessageButton[];
  statusCallback: string | undefined;
  status: string;
  created: Date;
  /** Every field as it came. */
  fields: URLSearchParams;
}

/** A message of an applicant's, as Twilio keeps it. */
export interface KeptMessage {
  sid: string;
  from: string;
  to: string;
  body: string;
  media: { sid: string; contentType: string }[];
  sent: Date;
}

export type Mailbox = ReturnType<typeof newMailbox>;

export function newMailbox() {
  const { take, ...box } = openMailbox<TakenMessage>('Twilio', (message, address) => {
    return message.to === address || withoutPrefix(message.to) === address;
  });
  const kept: KeptMessage[] = [];

  /** Keeps an applicant's message, whether or not a webhook tells of it. */
  function keep(message: IncomingMessage, sent: Date): KeptMessage {
    const media = (message.media ?? []).map(({ contentType }) => ({ sid: newSid('ME'), contentType }));
    const sid = message.messageSid ?? newSid('SM');
    kept.push({ sid, from: message.from, to: message.to, body: message.body ?? '', media, sent });
    return kept.at(-1) as KeptMessage;
  }

  return {
    ...box,
    take: (form: URLSearchParams, content: RenderedContent | null) => take(taken(form, content)),
    kept,
    keep,
  };
}

export function withoutPrefix(address: string): string {
  return address.replace(/^whatsapp:/, '');
}

function taken(form: URLSearchParams, content: RenderedContent | null): TakenMessage {
  return {
    sid: newSid('SM'),
    from: form.get('From') ?? '',
    to: form.get('To') ?? '',
    body: content?.body ?? form.get('Body') ?? '',
    media: form.getAll('MediaUrl'),
    buttons: content?.buttons ?? [],
    statusCallback: form.get('StatusCallback') ?? undefined,
    status: form.has('MessagingServiceSid') ? 'accepted' : 'queued',
    created: new Date(),
    fields: form,
  };
}
