// A mail server and SendGrid's Inbound Parse, as far as they are needed: mails are taken by SMTP, and posted signed.
import { generateKeyPairSync, sign } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { RawRequest } from '../../src/channel/webhook.ts';

export interface TakenMail {
  from: string;
  to: string;
  /** Headers and parts as they went over the wire. */
  raw: string;
}

export interface IncomingMail {
  from: string;
  to: string;
  text: string;
  html?: string;
  messageId?: string;
  subject?: string;
  /** More lines of the headers. */
  headers?: string;
  dkim?: string;
  spf?: string;
  envelopeFrom?: string;
  charset?: BufferEncoding;
  /** More fields, which count instead of those of the same name. */
  fields?: [name: string, value: string][];
}

type MailOutcome = { at: 'MAIL' | 'RCPT' | 'DATA'; status: number } | 'drop';

export async function startFakeMail() {
  const mails: TakenMail[] = [];
  const outcomes: MailOutcome[] = [];
  let attempts = 0;
  const failAt = (at: 'MAIL' | 'RCPT' | 'DATA'): Error | undefined => {
    const [next] = outcomes;
    if (!next || next === 'drop' || next.at !== at) return undefined;
    outcomes.shift();
    return Object.assign(new Error('No.'), { responseCode: next.status });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom(_address, _session, done) {
      attempts += 1;
      done(failAt('MAIL'));
    },
    onRcptTo: (_address, _session, done) => done(failAt('RCPT')),
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        if (outcomes[0] === 'drop') {
          outcomes.shift();
          for (const connection of server.connections) (connection as { close(): void }).close();
          return;
        }
        const fault = failAt('DATA');
        const { mailFrom, rcptTo } = session.envelope;
        const raw = Buffer.concat(parts).toString('utf8');
        if (!fault) mails.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo[0]?.address ?? '', raw });
        done(fault);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  let count = 0;

  /** The webhook that SendGrid posts for such a mail. */
  function webhook({ from, to, text, messageId = `<${count++}@mail.example>`, ...more }: IncomingMail): RawRequest {
    const charset = more.charset ?? 'utf8';
    const encoding = charset === 'latin1' ? 'iso-8859-1' : 'UTF-8';
    const domain = from.slice(from.indexOf('@') + 1).replace('>', '');
    const fields: [string, string][] = [
      ['headers', `Message-ID: ${messageId}\nSubject: ${more.subject ?? ''}\n${more.headers ?? ''}`],
      ['dkim', more.dkim ?? `{@${domain} : pass}`],
      ['SPF', more.spf ?? 'none'],
      ['from', from],
      ['to', to],
      ['subject', more.subject ?? ''],
      ['envelope', JSON.stringify({ to: [to], from: more.envelopeFrom ?? from })],
      ['charsets', JSON.stringify({ text: encoding, html: encoding })],
    ];
    const boundary = 'xYzZY';
    const part = (name: string, value: Buffer) =>
      Buffer.concat([
        Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
        value,
        CRLF,
      ]);
    const body = Buffer.concat([
      ...fields.map(([name, value]) => part(name, Buffer.from(value))),
      part('text', Buffer.from(text, charset)),
      ...(more.html === undefined ? [] : [part('html', Buffer.from(more.html, charset))]),
      ...(more.fields ?? []).map(([name, value]) => part(name, Buffer.from(value))),
      Buffer.from(`--${boundary}--\r\n`),
    ]);
    return {
      method: 'POST',
      url: '/channels/email',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, ...signed(body) },
      body,
    };
  }

  function signed(body: Buffer): Record<string, string> {
    const timestamp = '1501552800';
    const signature = sign('sha256', Buffer.concat([Buffer.from(timestamp), body]), privateKey).toString('base64');
    return {
      'x-twilio-email-event-webhook-signature': signature,
      'x-twilio-email-event-webhook-timestamp': timestamp,
    };
  }

  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    key: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    mails,
    attempts: () => attempts,
    fail: (outcome: MailOutcome) => outcomes.push(outcome),
    webhook,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
const CRLF = Buffer.from('\r\n');

/** The text of a mail, decoded; and its headers in one line each. */
export function readMail(raw: string): { text: string; headers: string } {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1];
  const first = boundary ? (raw.split(`--${boundary}`)[1] ?? '') : raw;
  const [partHead = ''] = first.trimStart().split('\r\n\r\n', 1);
  const at = first.indexOf('\r\n\r\n') + 4;
  const body = first.slice(at).replace(/\r\n$/, '');
  const encoding = /transfer-encoding: (\S+)/i.exec(partHead)?.[1]?.toLowerCase();
  const headers = head.replace(/\r\n[ \t]+/g, ' ');
  if (encoding === 'base64') return { text: Buffer.from(body, 'base64').toString('utf8'), headers };
  if (encoding !== 'quoted-printable') return { text: body, headers };
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return { text: Buffer.from(bytes, 'latin1').toString('utf8'), headers };
}
