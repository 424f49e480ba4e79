// antrean/channel-kit: all that a module with a channel of its own imports of the product.
export { call, faultOfStatus, type HttpAnswer, type HttpCall } from '../adapters/call.ts';
export { type Download, download } from '../adapters/download.ts';
export { listAt, readJson, textAt } from '../adapters/json.ts';
export {
  defineChannel,
  type OutsideChannel,
  type OutsideLimits,
  type OutsideProvider,
  type OutsideSetting,
  type OutsideSettings,
  type OutsideValues,
} from '../adapters/outside/definition.ts';
export { isSame } from '../adapters/signed.ts';
export {
  MediaError,
  SEND_FAULTS,
  SendError,
  type SendFault,
  SignatureError,
  TooLargeError,
  UnreadableRequestError,
} from '../src/channel/faults.ts';
export type {
  ChannelAddress,
  DeliveryReceipt,
  DroppedEvent,
  Inbound,
  InboundMessage,
  Media,
  MessageButton,
  OutboundMessage,
  ProviderAlarm,
  SendReceipt,
  Verification,
} from '../src/channel/messages.ts';
export type { RawRequest, RequestHead } from '../src/channel/webhook.ts';
