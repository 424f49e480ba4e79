// Degrades a message to what a channel can carry: its text says all that the rest says, and is never cut.
import { type Capabilities, canBePressed } from '../channel/capabilities.ts';
import type { OutboundMessage } from '../channel/messages.ts';
import { traitsOf } from '../channelKinds.ts';
import { inSevenBits } from '../messages/gsm7.ts';

/** An SMS in seven bits where that changes nothing; all without the pictures, the buttons or the template the channel cannot carry; what is still too much it refuses. */
export function fitted(message: OutboundMessage, can: Capabilities): OutboundMessage {
  const { template, buttons = [], ...rest } = message;
  const text = traitsOf(can.kind).isShort ? inSevenBits(message.text) : message.text;
  const isShort = text.length <= can.maxCaption;
  // All of them or none: a choice that is missing looks as if there were none.
  const pressed = isShort && canBePressed(buttons, can.buttons) ? buttons : [];
  const isList = pressed.length > (can.buttons?.count ?? 0);
  return {
    ...rest,
    text,
    media: isShort && !isList ? message.media.slice(0, can.pictures) : [],
    ...(pressed.length > 0 && { buttons: pressed }),
    ...(template && can.templates && { template }),
  };
}
