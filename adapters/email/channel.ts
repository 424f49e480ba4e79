// E-mail: out by SMTP, in by SendGrid's Inbound Parse.
import type { Provider } from '../provider.ts';
import { EMAIL_CAPABILITIES } from './capabilities.ts';
import { receiveMail } from './receive.ts';
import { mailSender } from './send.ts';
import type { EmailSettings } from './settings.ts';
import { claimsToBeSendGrid } from './signature.ts';

/** Bytes. SendGrid posts what is attached, too, up to 30 MB; an applicant has no reason to attach as much. */
const MAX_WEBHOOK_BYTES = 10 * 1024 * 1024;

export function emailChannel(settings: EmailSettings): Provider {
  return {
    capabilities: EMAIL_CAPABILITIES,
    largest: () => MAX_WEBHOOK_BYTES,
    claims: ({ headers }) => claimsToBeSendGrid(headers),
    receive: (request) => receiveMail(request, settings),
    send: mailSender(settings),
    // Any status but 2xx has it sent again for three days.
    accepted: () => 200,
  };
}
