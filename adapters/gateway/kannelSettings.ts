// The settings of the channel to Kannel.

export interface KannelSettings {
  /** Of the smsbox: `http://smsbox:13013/cgi-bin/sendsms`. */
  url: string;
  username: string;
  password: string;
  /** Shows that a request is Kannel's, which signs nothing: letters, digits, `-` and `_`, for `%` means more to it. */
  secret: string;
  /** The URL under which Kannel reaches this server. */
  publicUrl: string;
  /** Milliseconds to wait for Kannel's answer; 10,000 unless told. */
  timeout?: number;
}

export const KANNEL_SECRET_FORM = /^[\w-]{16,}$/;
