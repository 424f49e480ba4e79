// Messages as the fake Twilio's API lists them: ours, and those of applicants, the newest first, a page at a time.
import type { KeptMessage, Mailbox, TakenMessage } from './twilioMailbox.ts';

interface Listed {
  to: string;
  from: string;
  at: Date;
  resource: object;
}

export function listing(mailbox: Mailbox, query: URLSearchParams, path: string) {
  const base = path.replace('.json', '');
  const [size, number] = [Number(query.get('PageSize') ?? 50), Number(query.get('Page') ?? 0)];
  const all: Listed[] = [
    ...mailbox.kept.map((each) => ({ to: each.to, from: each.from, at: each.sent, resource: inbound(each, base) })),
    ...mailbox.messages.map((each) => ({
      to: each.to,
      from: each.from,
      at: each.created,
      resource: resource(each, base),
    })),
  ];
  const asked = all.filter((message) => isAsked(message, query)).toReversed();
  const next = new URLSearchParams(query);
  next.set('Page', `${number + 1}`);
  return {
    ...{ page: number, page_size: size, uri: `${path}?${query}`, previous_page_uri: null },
    next_page_uri: asked.length > (number + 1) * size ? `${path}?${next}` : null,
    messages: asked.slice(number * size, (number + 1) * size).map((message) => message.resource),
  };
}

/** A time is read as its date. */
function isAsked({ to, from, at }: Listed, query: URLSearchParams): boolean {
  const since = query.get('DateSent>')?.slice(0, 10) ?? '';
  return to === (query.get('To') ?? to) && from === (query.get('From') ?? from) && at.toISOString() >= since;
}

/** A message that was taken. */
export function resource(message: TakenMessage, base: string) {
  return {
    ...common(message, base, message.created),
    ...{ num_media: `${message.media.length}`, status: message.status, direction: 'outbound-api', date_sent: null },
    messaging_service_sid: message.fields.get('MessagingServiceSid'),
  };
}

function inbound(message: KeptMessage, base: string) {
  return {
    ...common(message, base, message.sent),
    ...{ num_media: `${message.media.length}`, status: 'received', direction: 'inbound' },
    ...{ date_sent: rfc2822(message.sent), messaging_service_sid: null },
  };
}

function common(
  { sid, from, to, body }: { sid: string; from: string; to: string; body: string },
  base: string,
  at: Date,
) {
  return {
    ...{ sid, account_sid: base.split('/')[3], from: from || null, to, body, num_segments: '1' },
    ...{ api_version: '2010-04-01', price: null, price_unit: 'USD', uri: `${base}/${sid}.json` },
    ...{ date_created: rfc2822(at), date_updated: rfc2822(at), error_code: null, error_message: null },
    subresource_uris: { media: `${base}/${sid}/Media.json` },
  };
}

export function mediaListing({ sid, media }: Pick<KeptMessage, 'sid' | 'media'>, base: string) {
  const path = `${base}/${sid}/Media`;
  const list = media.map((each) => ({
    ...{ sid: each.sid, parent_sid: sid, content_type: each.contentType, uri: `${path}/${each.sid}.json` },
    ...{ account_sid: base.split('/')[3], date_created: null, date_updated: null },
  }));
  return {
    page: 0,
    page_size: 50,
    uri: `${path}.json`,
    next_page_uri: null,
    previous_page_uri: null,
    media_list: list,
  };
}

function rfc2822(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000');
}
