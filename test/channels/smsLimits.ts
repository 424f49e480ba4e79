// The limits of an SMS by a gateway of one's own, with the reasons the contract's suite shows.
import type { ChannelBench } from '../../channelKit/bench.ts';

export const OFFICE = '+6281100000001';
export const APPLICANT = '+6281234567890';

const NO_PICTURES = 'An SMS is a text.';
export const COMMON: ChannelBench['limits'] = {
  ...{ media: NO_PICTURES, pictures: NO_PICTURES, buttons: NO_PICTURES, templates: NO_PICTURES },
  ...{ otherAddress: 'An SMS comes from a number.', alias: 'An SMS comes from a number.' },
  template: 'An SMS may be sent at any time.',
  stopped: 'Nobody can opt out of a SIM card.',
};
