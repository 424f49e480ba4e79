// The settings of the e-mail channel.

export interface EmailSettings {
  /** The SMTP server that takes our mails, with its credentials: `smtps://user:password@mail.example`. */
  smtpUrl: string;
  /** The sender of every mail, where the server lets only one send; null: the office's own address. */
  from: string | null;
  /** The public keys of SendGrid's Inbound Parse, base64 of DER; two while one is being changed. */
  webhookKeys: readonly string[];
  /** Milliseconds to wait for the server's answer; 10,000 unless told otherwise. */
  timeoutMs?: number;
}
