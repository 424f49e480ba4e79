// Tests of digits get approved templates, and the channels of a deployment, each without a reply window unless it is named.
import type { DigitMeans } from '../../src/booking/digitRoutes.ts';
import type { Capabilities } from '../../src/channel/capabilities.ts';
import type { ChannelKind } from '../../src/channelKinds.ts';

const CAPABILITIES: Capabilities = {
  kind: 'SMS',
  maxCharacters: 1600,
  maxCaption: 1600,
  pictures: 0,
  buttons: null,
  templates: false,
  otherAddresses: true,
  replyWindowHours: null,
  receipts: true,
  messagesPerSecond: null,
  perPersonMinute: null,
};

/** `missing`: kinds that are not set up. `withWindow`: kinds by which only templates go to people who wrote long ago. */
export function meansOf(
  offices: DigitMeans['offices'],
  { missing = [], withWindow = [] }: { missing?: readonly ChannelKind[]; withWindow?: readonly ChannelKind[] } = {},
): DigitMeans {
  const capabilitiesOf = (kind: string): Capabilities | null => {
    if (missing.some((one) => one === kind)) return null;
    return withWindow.some((one) => one === kind)
      ? { ...CAPABILITIES, templates: true, replyWindowHours: 24 }
      : CAPABILITIES;
  };
  return { offices, capabilitiesOf };
}

const template = { id: 'HX00000000000000000000000000000001', en: 'HX00000000000000000000000000000002' };

/** The sentences with digits as WhatsApp has approved them, so that they go to people who never wrote. */
export const APPROVED_DIGITS = { approvedTemplates: { proof: template, dataProof: template } };

/** Beside them the news of a place, so that people who never wrote may wait for one. */
export const APPROVED_WAITING = { approvedTemplates: { proof: template, dataProof: template, placeFound: template } };
