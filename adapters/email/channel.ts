// The e-mail channel: sends by SMTP, receives by SendGrid's Inbound Parse.
import type { Provider } from '../provider.ts';
import { EMAIL_CAPABILITIES } from './capabilities.ts';
import { receiveMail } from './receive.ts';
import { mailSender } from './send.ts';
import type { EmailSettings } from './settings.ts';
import { claimsToBeSendGrid } from './signature.ts';

/** SendGrid posts attachments, too, up to 30 MB; an applicant has no reason to attach as much. */
const MAX_WEBHOOK_BYTES = 10 * 1024 * 1024;

export function emailChannel(settings: EmailSettings): Provider {
  return {
    capabilities: EMAIL_CAPABILITIES,
    largest: () => MAX_WEBHOOK_BYTES,
    claims: ({ headers }) => claimsToBeSendGrid(headers),
    receive: (request) => receiveMail(request, settings),
    ...mailSender(settings),
    // SendGrid repeats a mail for three days after any status but 2xx.
    accepted: () => 200,
  };
}
