// The way to Twilio's API: the vendor's client, loaded when it is first needed or prepared, for it is large.
import type { Twilio } from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient.js';
import { refusal } from './faults.ts';
import type { TwilioSettings } from './settings.ts';

export type Connection = () => Promise<Twilio>;

/** One client for all that a channel asks. */
export function connection(settings: TwilioSettings): Connection {
  let client: Promise<Twilio> | undefined;
  return () => {
    client ??= connect(settings);
    return client;
  };
}

/** Requests at a time: each takes a part of a second there, and a number sends up to eighty messages a second. */
const MAX_REQUESTS_AT_ONCE = 128;

/** Answers other than 2xx are thrown as a refusal. Nothing is tried twice: that is the outbox's business. */
async function connect(settings: TwilioSettings): Promise<Twilio> {
  const { default: twilio } = await import('twilio');

  // The vendor's own errors leave out the headers, and with them Retry-After.
  class HeedfulClient extends twilio.RequestClient {
    override async request<Data>(options: RequestClient.RequestOptions<Data>) {
      const response = await super.request(options);
      if (response.statusCode < 200 || response.statusCode >= 300) throw refusal(response);
      return response;
    }
  }

  const timeout = settings.timeout ?? 10_000;
  const httpClient = new HeedfulClient({
    timeout,
    autoRetry: false,
    maxSockets: MAX_REQUESTS_AT_ONCE,
    maxTotalSockets: MAX_REQUESTS_AT_ONCE,
  });
  const client = new twilio.Twilio(settings.accountSid, settings.authTokens.find(Boolean), { httpClient });
  if (settings.baseUrl) client.api.baseUrl = settings.baseUrl;
  return client;
}
