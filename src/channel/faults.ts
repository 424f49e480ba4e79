// The errors that a channel throws, and the remedies for a message that was not accepted.

/** A request that the provider did not sign: answered with 403, nothing is kept of it. */
export class SignatureError extends Error {
  override name = 'SignatureError';
}

/** A request that is larger than its provider makes them: answered with 413 before anything of it is read. */
export class TooLargeError extends Error {
  override name = 'TooLargeError';
  readonly statusCode = 413;
}

/** A signed request that can't be read: answered with 400. */
export class UnreadableRequestError extends Error {
  override name = 'UnreadableRequestError';
}

/** Something that came with a message can't be had: `later` it may be, or `never`. */
export class MediaError extends Error {
  override name = 'MediaError';
  readonly fault: 'later' | 'never';

  constructor(fault: 'later' | 'never', message: string) {
    super(message);
    this.fault = fault;
  }
}

/**
 * The remedy for a message that was not accepted, or not delivered:
 * `later` the provider is busy, or out of reach before it accepted anything: try again.
 * `template` the reply window has closed: only an approved template is let through.
 * `address` this recipient can't be reached by this channel: try another.
 * `stopped` the recipient wants no messages: none until they write again.
 * `never` this message can't be sent.
 * `configuration` our settings are wrong: stop and alarm.
 * `unknown` it may have been sent.
 */
export const SEND_FAULTS = ['later', 'template', 'address', 'stopped', 'never', 'configuration', 'unknown'] as const;
export type SendFault = (typeof SEND_FAULTS)[number];

/** Whether the same message, sent the same way, may still get through. */
export function mayPass(fault: SendFault): boolean {
  return fault === 'later' || fault === 'configuration' || fault === 'unknown';
}

export class SendError extends Error {
  override name = 'SendError';
  readonly fault: SendFault;
  readonly code: string | undefined;
  /** Seconds the provider asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(fault: SendFault, message: string, code?: string, retryAfter?: number) {
    super(message);
    this.fault = fault;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
