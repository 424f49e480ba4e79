// A message handed to Twilio.
import { type Capabilities, checkSendable } from '../../src/channel/capabilities.ts';
import type { OutboundMessage, SendReceipt } from '../../src/channel/messages.ts';
import { variable } from '../template.ts';
import { writeAddress } from './address.ts';
import type { Connection } from './client.ts';
import type { TwilioContents } from './contents.ts';
import { faultOfContent, sendError } from './faults.ts';
import { pressedContent } from './pressed.ts';
import { fragmentOf, publicUrlOf, type TwilioSettings } from './settings.ts';

export async function send(
  message: OutboundMessage,
  capabilities: Capabilities,
  settings: TwilioSettings,
  connection: Connection,
  contents: TwilioContents,
): Promise<SendReceipt> {
  checkSendable(message, capabilities);
  const { messages } = await connection();
  const submit = async (content: object) => {
    const taken = await messages.create(asTwilioWants(message, settings, content));
    return { providerId: taken.sid };
  };
  try {
    return (await sendPressed(message, contents, submit)) ?? (await submit(contentOf(message)));
  } catch (error) {
    throw sendError(error);
  }
}

/** Null: it has nothing to press, or goes as a text. A Content that is not taken was refused before anything was sent. */
async function sendPressed(
  message: OutboundMessage,
  contents: TwilioContents,
  submit: (content: object) => Promise<SendReceipt>,
): Promise<SendReceipt | null> {
  const content = pressedContent(message);
  const contentSid = content && (await contents.sidOf(content));
  if (!content || contentSid === null) return null;
  try {
    return await submit({ contentSid, contentVariables: JSON.stringify(content.variables) });
  } catch (error) {
    const fault = faultOfContent(error);
    if (fault === null) throw error;
    if (fault === 'content') await contents.forget(content);
    return null;
  }
}

function asTwilioWants(message: OutboundMessage, settings: TwilioSettings, content: object) {
  return {
    ...senderOf(message.from, settings),
    to: writeAddress(message.to.value, settings.kind),
    statusCallback: publicUrlOf(settings, `/channels/${settings.route}`) + fragmentOf(settings),
    ...content,
    ...(message.validFor !== undefined && { validityPeriod: validity(message.validFor) }),
  };
}

function contentOf({ template, text, media }: OutboundMessage) {
  if (template) {
    const variables = template.variables.map((text, index) => [index + 1, variable(text)]);
    return { contentSid: template.id, contentVariables: JSON.stringify(Object.fromEntries(variables)) };
  }
  return { ...(text !== '' && { body: text }), ...(media.length > 0 && { mediaUrl: [...media] }) };
}

function senderOf(from: string, { kind, smsFrom }: TwilioSettings) {
  if (kind === 'WHATSAPP' || !smsFrom) return { from: writeAddress(from, kind) };
  return smsFrom.startsWith('MG') ? { messagingServiceSid: smsFrom } : { from: smsFrom };
}

/** Seconds in Twilio's queue, https://www.twilio.com/docs/messaging/api/message-resource: 1 to 36,000. */
function validity(seconds: number): number {
  return Math.min(Math.max(Math.floor(seconds), 1), 36_000);
}
