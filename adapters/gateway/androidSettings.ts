// The settings of the channel to SMS Gateway for Android.

export interface AndroidSettings {
  /** The address of the API: the phone itself (`http://192.168.1.20:8080`), or the server it is registered with. */
  url: string;
  username: string;
  password: string;
  /** Signs what the phone tells: Settings, Webhooks, Signing Key. */
  signingKey: string;
  /** The offices' numbers, each with its phone and SIM card as `<device>/<SIM>`; empty: the only one there is. */
  numbers: ReadonlyMap<string, string>;
  /** Seconds since 1970; by the machine's clock unless told, for the phone knows no other. */
  seconds?: () => number;
  /** Milliseconds to wait for the gateway's answer; 10,000 unless told. */
  timeout?: number;
}
