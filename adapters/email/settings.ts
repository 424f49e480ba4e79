// The settings of the e-mail channel.

export interface EmailSettings {
  /** The SMTP server that accepts our mails, with its credentials: `smtps://user:password@mail.example`. */
  smtpUrl: string;
  /** The sender of every mail, if the server permits one sender only; null: the office's own address. */
  from: string | null;
  /** The public keys of SendGrid's Inbound Parse, base64 of DER; two while one is being replaced. */
  webhookKeys: readonly string[];
  /** Milliseconds to wait for the server's answer; 10,000 by default. */
  timeoutMs?: number;
}
