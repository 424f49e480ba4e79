// An applicant's message, as Twilio's fields tell it.

import { UnreadableRequestError } from '../../src/channel/faults.ts';
import type { InboundMessage, Media } from '../../src/channel/messages.ts';
import { readAddress, withoutPrefix } from './address.ts';

export function readMessage(form: URLSearchParams, messageId: string): InboundMessage {
  const from = readAddress(required(form, 'From'));
  if (!from) throw new UnreadableRequestError('The sender is neither a number nor an id.');
  return {
    type: 'message',
    messageId,
    from,
    ...optional('alias', from.kind === 'phone' ? withoutPrefix(form.get('ExternalUserId') ?? '') : null),
    to: withoutPrefix(required(form, 'To')),
    text: form.get('Body') ?? '',
    media: readMedia(form),
    ...optional('action', form.get('ButtonPayload') || form.get('ListId')),
    ...optional('profileName', form.get('ProfileName')),
    ...optOutIn(form),
  };
}

/** https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out: Twilio has answered these itself. */
function optOutIn(form: URLSearchParams): Pick<InboundMessage, 'optOut'> {
  const type = form.get('OptOutType');
  return type === 'STOP' || type === 'START' ? { optOut: type === 'STOP' ? 'stop' : 'start' } : {};
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw new UnreadableRequestError(`The message has no ${name}.`);
  return value;
}

function optional<Name extends string>(name: Name, value: string | null): { [key in Name]?: string } {
  return value ? ({ [name]: value } as { [key in Name]: string }) : {};
}

function readMedia(form: URLSearchParams): Media[] {
  const media: Media[] = [];
  const count = Number(form.get('NumMedia') ?? 0);
  for (let index = 0; index < count; index++) {
    const url = form.get(`MediaUrl${index}`);
    // The count is only a claim: what is not there ends the list.
    if (!url) break;
    media.push({ url, contentType: form.get(`MediaContentType${index}`) ?? 'application/octet-stream' });
  }
  return media;
}
