// Sends mails by an SMTP server.
import { createHash } from 'node:crypto';
import type { SentMessageInfo, Transporter } from 'nodemailer';
import { checkSendable } from '../../src/channel/capabilities.ts';
import type { Channel } from '../../src/channel/channel.ts';
import { SendError, type SendFault } from '../../src/channel/faults.ts';
import type { OutboundMessage } from '../../src/channel/messages.ts';
import { EMAIL_CAPABILITIES } from './capabilities.ts';
import type { EmailSettings } from './settings.ts';

/** One connection for each mail: an idle one would keep the process alive. */
export function mailSender(settings: EmailSettings): Required<Pick<Channel, 'send' | 'prepare'>> {
  let transport: Promise<Transporter<SentMessageInfo>> | undefined;
  const prepare = () => {
    transport ??= connect(settings);
    return transport;
  };
  return {
    prepare,
    async send(message) {
      checkSendable(message, EMAIL_CAPABILITIES);
      const mailer = prepare();
      const providerId = messageIdOf(message);
      try {
        await (await mailer).sendMail(asMail(message, providerId, settings));
        return { providerId };
      } catch (error) {
        throw refusedMail(error);
      }
    },
  };
}

async function connect({ smtpUrl, timeoutMs = 10_000 }: EmailSettings): Promise<Transporter<SentMessageInfo>> {
  const { createTransport } = await import('nodemailer');
  const timeouts = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
  return createTransport({ url: smtpUrl, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
}

function asMail(message: OutboundMessage, messageId: string, { from }: EmailSettings) {
  const { to, text, subject, files = [] } = message;
  return {
    messageId,
    from: from ?? message.from,
    ...(from && { replyTo: message.from }),
    to: to.value,
    subject: subject ?? 'Antrean',
    text,
    // Mail programs show all mails between an office and an applicant as one conversation.
    references: [`<${mailDigestOf([message.from, to.value])}@${domainOf(message.from)}>`],
    headers: { 'Auto-Submitted': 'auto-replied' },
    attachments: files.map(({ name, contentType, content }) => ({ filename: name, contentType, content })),
  };
}

/** The id is the same for each attempt, so that a mail server can recognise a mail that it has already accepted. */
function messageIdOf({ id, from, to, text }: OutboundMessage): string {
  return `<${mailDigestOf([id, from, to.value, text])}@${domainOf(from)}>`;
}

function mailDigestOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** An error of nodemailer. It contains the address and the text, so only its codes are passed on. */
interface MailError {
  code?: string;
  syscall?: string;
  command?: string;
  responseCode?: number;
}

/** https://nodemailer.com/errors */
function refusedMail(error: unknown): SendError {
  const { code = '', command = '', responseCode = 0, syscall = '' } = error as MailError;
  const said = responseCode > 0 ? `${command} ${responseCode}` : `${command} ${code}`.trim();
  return new SendError(
    faultOfMail({ code, command, responseCode, syscall }),
    `The mail server did not accept it: ${said}.`,
    code,
  );
}

const WRONG_SETTINGS = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EREQUIRETLS', 'ECONFIG']);

function faultOfMail({ code, command, responseCode, syscall }: Required<MailError>): SendFault {
  if (WRONG_SETTINGS.has(code)) return 'configuration';
  if (responseCode >= 500) return faultOfRefusal(command);
  if (responseCode >= 400) return 'later';
  // Without a connection the server cannot have accepted anything.
  return code === 'EDNS' || syscall === 'connect' ? 'later' : 'unknown';
}

/** The server refuses for good the recipient, the mail, or the sender. */
function faultOfRefusal(command: string): SendFault {
  if (command === 'RCPT TO') return 'address';
  return command === 'DATA' ? 'never' : 'configuration';
}
