// The settings of one Twilio channel.

import type { ProviderResources } from '../../src/channel/providerResources.ts';

export interface TwilioSettings {
  kind: 'WHATSAPP' | 'SMS';
  /** The last part of the webhook's path: `/channels/whatsapp`. */
  route: 'whatsapp' | 'sms';
  accountSid: string;
  /** Every token whose signature is good; the first is the one we send with. Two while a token is being changed. */
  authTokens: readonly string[];
  /** The URL under which the world reaches this server, as entered at Twilio: scheme, host, perhaps port and path. */
  publicUrl: string;
  /** The sender of SMS if it is not the office's number: a number, a registered name, or the SID of a service. */
  smsFrom?: string;
  /** The address of Twilio's API; another address in tests. */
  baseUrl?: string;
  /** The connection overrides behind the webhook's URL at Twilio, as entered there, without the `#`: `rc=3&rp=all`. */
  urlFragment?: string;
  /** Keeps the ids of Contents; left out: they are forgotten with the process. */
  resources?: ProviderResources;
  /** Milliseconds to wait for Twilio's answer; 10,000 unless told. */
  timeout?: number;
  /** Milliseconds between tries to fetch a picture that is not there yet; 1,000 and 3,000 unless told. */
  mediaDelays?: readonly number[];
}

/** The URL the world knows for a path of ours. */
export function publicUrlOf(settings: TwilioSettings, path: string): string {
  return settings.publicUrl.replace(/\/+$/, '') + path;
}

/** The fragment as it stands in a URL: empty, or with its `#`. */
export function fragmentOf(settings: TwilioSettings): string {
  return settings.urlFragment ? `#${settings.urlFragment.replace(/^#/, '')}` : '';
}

export function apiOf({ baseUrl }: TwilioSettings): string {
  return (baseUrl ?? 'https://api.twilio.com').replace(/\/+$/, '');
}

/** Contents have a host of their own; a fake has one for all. */
export function contentApiOf({ baseUrl }: TwilioSettings): string {
  return (baseUrl ?? 'https://content.twilio.com').replace(/\/+$/, '');
}

export function basicAuthorization({ accountSid, authTokens }: TwilioSettings): string {
  return `Basic ${Buffer.from(`${accountSid}:${authTokens.find(Boolean)}`).toString('base64')}`;
}
