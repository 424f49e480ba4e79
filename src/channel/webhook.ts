// A provider's webhook as it came over HTTP, and what a channel may expect of its handling.

/** A request as it came over HTTP, untouched: signatures are made over exactly these bytes. */
export interface RawRequest {
  method: string;
  /** Path with query string, as received. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** The parts of a request that are known before its body is read. */
export type RequestHead = Omit<RawRequest, 'body'>;

/** The largest webhook in bytes where a channel says nothing else: a form, of which providers send a twentieth. */
export const WEBHOOK_BYTES = 64 * 1024;

/** The provider's webhooks are larger than usual, or expect a status of their own. */
export interface WebhookRules {
  /** The largest body in bytes of such a webhook; otherwise `WEBHOOK_BYTES`. */
  largest(head: RequestHead): number;
  /** The status by which the provider knows that its webhook was taken; otherwise 204. */
  accepted(request: RawRequest): number;
}
