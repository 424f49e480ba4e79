// A message handed to Meta: a text, a picture, something to press, or a template.
import { type Capabilities, checkSendable } from '../../src/channel/capabilities.ts';
import { SendError } from '../../src/channel/faults.ts';
import type { ChannelAddress, OutboundMessage, SendReceipt } from '../../src/channel/messages.ts';
import { call } from '../call.ts';
import { readJson, textAt } from '../json.ts';
import { variable } from '../template.ts';
import { refused } from './faults.ts';
import { apiOf, type MetaSettings } from './settings.ts';

export async function send(
  message: OutboundMessage,
  capabilities: Capabilities,
  settings: MetaSettings,
): Promise<SendReceipt> {
  checkSendable(message, capabilities);
  const number = settings.numbers.get(message.from);
  if (!number) throw new SendError('configuration', 'Meta has no number of that office: see META_NUMBERS.');
  const answer = await call({
    provider: 'Meta',
    url: `${apiOf(settings)}/${number}/messages`,
    method: 'POST',
    headers: { authorization: `Bearer ${settings.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(asMetaWants(message)),
    timeout: settings.timeout ?? 10_000,
  });
  const providerId = textAt(readJson(answer.text), 'messages', 0, 'id');
  if (answer.status >= 200 && answer.status < 300 && providerId !== '') return { providerId };
  throw refused(answer);
}

function asMetaWants(message: OutboundMessage) {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...recipient(message.to),
    ...contentOf(message),
  };
}

/**
 * An id in place of a number is taken, answered with 200, and never delivered: it has a field of its own.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids
 */
function recipient({ kind, value }: ChannelAddress) {
  return kind === 'phone' ? { to: value } : { recipient: value };
}

function contentOf({ template, text, media, buttons = [] }: OutboundMessage) {
  if (template) return { type: 'template', template: asTemplate(template) };
  const [link] = media;
  if (buttons.length > 0) return { type: 'interactive', interactive: interactive(text, link, buttons) };
  if (link) return { type: 'image', image: { link, ...(text !== '' && { caption: text }) } };
  return { type: 'text', text: { body: text, preview_url: false } };
}

function asTemplate({ id, language, variables }: NonNullable<OutboundMessage['template']>) {
  const parameters = variables.map((text) => ({ type: 'text', text: variable(text) }));
  return {
    name: id,
    language: { code: language },
    ...(parameters.length > 0 && { components: [{ type: 'body', parameters }] }),
  };
}

const MOST_BUTTONS = 3;
/** A list is opened by a button of its own; the word is the same in both languages. */
const OPENS = 'Menu';

function interactive(text: string, link: string | undefined, buttons: NonNullable<OutboundMessage['buttons']>) {
  const body = { text };
  if (buttons.length > MOST_BUTTONS) {
    const rows = buttons.map(({ action, title }) => ({ id: action, title: title.trim() }));
    return { type: 'list', body, action: { button: OPENS, sections: [{ rows }] } };
  }
  return {
    type: 'button',
    ...(link && { header: { type: 'image', image: { link } } }),
    body,
    action: {
      buttons: buttons.map(({ action, title }) => ({ type: 'reply', reply: { id: action, title: title.trim() } })),
    },
  };
}
