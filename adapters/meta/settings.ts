// The settings of a channel to Meta's Cloud API.

export interface MetaSettings {
  /** Of a system user who may send for all the numbers. */
  accessToken: string;
  /** Every app secret whose signature is good: two while it is being changed. */
  appSecrets: readonly string[];
  /** The words entered beside the webhook's address. */
  verifyToken: string;
  /** Meta's id of each of the offices' numbers, by the number. */
  numbers: ReadonlyMap<string, string>;
  /** The address of the API, with its version; another address in tests. */
  baseUrl?: string;
  /** Hosts that media may be fetched from with our token; Meta's own unless told. */
  mediaHosts?: readonly RegExp[];
  /** Milliseconds to wait for Meta's answer; 10,000 unless told. */
  timeout?: number;
  /** Milliseconds between tries to fetch a picture that is not there yet; 1,000 and 3,000 unless told. */
  mediaDelays?: readonly number[];
}

export function apiOf({ baseUrl }: MetaSettings): string {
  return (baseUrl ?? 'https://graph.facebook.com/v25.0').replace(/\/+$/, '');
}
