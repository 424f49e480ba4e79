// A message handed to Twilio.
import { type Channel, type OutboundMessage, SendError } from '../../src/channel.ts';
import { writeAddress } from './address.ts';
import { connect } from './client.ts';
import { sendError } from './faults.ts';
import { fragmentOf, publicUrlOf, type TwilioSettings } from './settings.ts';

export function sender(settings: TwilioSettings): Channel['send'] {
  let client: ReturnType<typeof connect> | undefined;
  return async (message) => {
    if (settings.kind === 'SMS' && message.to.kind !== 'phone') {
      throw new SendError('never', 'An SMS needs a phone number.');
    }
    client ??= connect(settings);
    const { messages } = await client;
    try {
      const taken = await messages.create(asTwilioWants(message, settings));
      return { providerId: taken.sid };
    } catch (error) {
      throw sendError(error);
    }
  };
}

function asTwilioWants(message: OutboundMessage, settings: TwilioSettings) {
  return {
    from: writeAddress(message.from, settings.kind),
    to: writeAddress(message.to.value, settings.kind),
    statusCallback: publicUrlOf(settings, `/channels/${settings.route}`) + fragmentOf(settings),
    ...(message.text === '' ? {} : { body: message.text }),
    ...(message.media.length === 0 ? {} : { mediaUrl: message.media }),
  };
}
