// Reads a mail as SendGrid's Inbound Parse posts it, and accepts its sender only if the sender's domain vouches for it.
import { Busboy } from '@fastify/busboy';
import { SignatureError, TooLargeError, UnreadableRequestError } from '../../src/channel/faults.ts';
import type { Inbound } from '../../src/channel/messages.ts';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { emailAddress } from '../../src/phone.ts';
import { listAt, readJson, textAt } from '../json.ts';
import { type MailHeaders, readHeaders } from './headers.ts';
import { textOfHtml } from './htmlText.ts';
import { withoutQuote } from './quote.ts';
import type { EmailSettings } from './settings.ts';
import { isSignedBySendGrid } from './signature.ts';

/** https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook */
export async function receiveMail(request: RawRequest, { webhookKeys }: EmailSettings): Promise<Inbound[]> {
  if (!isSignedBySendGrid(request, webhookKeys)) throw new SignatureError('The mail is not signed by SendGrid.');
  const fields = await readFields(request);
  const headers = readHeaders(fields.get('headers') ?? '');
  const envelope = readJson(fields.get('envelope') ?? '');
  const from = mailboxIn(fields.get('from') ?? '');
  const to = listAt(envelope, 'to').flatMap((one) => (typeof one === 'string' ? (emailAddress(one) ?? []) : []))[0];
  const messageId = headers.get('message-id');
  if (!from || !to || !messageId) throw new UnreadableRequestError('A mail has a sender, a recipient and an id.');
  const reason = whyDropped(fields, headers, { from, envelopeFrom: textAt(envelope, 'from') });
  if (reason) return [{ type: 'dropped', reason }];
  const text = await writtenIn(fields);
  return [{ type: 'message', messageId, from: { kind: 'email', value: from }, to, text, media: [] }];
}

/** The reason to drop a mail: a program wrote it, or its sender is not proven; null: it gets an answer. */
function whyDropped(
  fields: ReadonlyMap<string, string>,
  headers: MailHeaders,
  { from, envelopeFrom }: { from: string; envelopeFrom: string },
): string | null {
  const isAutomatic = !/^no$/i.test(headers.get('auto-submitted') ?? 'no') || headers.has('x-autoreply');
  // An answer to an automatic answer would be answered for ever.
  if (isAutomatic || /^(?:bulk|junk|list|auto_reply)$/i.test(headers.get('precedence') ?? '')) return 'automatic mail';
  if (envelopeFrom === '') return 'a bounce';
  const domain = domainOf(from);
  const isByDkim = [...(fields.get('dkim') ?? '').matchAll(/@([^\s:{},]+)\s*:\s*pass/gi)].some(([, signer = '']) =>
    isSameOrganisation(signer.toLowerCase(), domain),
  );
  const isBySpf = /^pass$/i.test(fields.get('SPF') ?? '') && isSameOrganisation(domainOf(envelopeFrom), domain);
  return isByDkim || isBySpf ? null : 'an unproven sender';
}

/** The domain itself, or one below or above it: `mail.kantor.example` and `kantor.example`. */
function isSameOrganisation(signer: string, domain: string): boolean {
  const isBelow = (low: string, high: string) => high.includes('.') && low.endsWith(`.${high}`);
  return signer === domain || isBelow(domain, signer);
}

function domainOf(address: string): string {
  return address
    .slice(address.lastIndexOf('@') + 1)
    .replace(/>$/, '')
    .toLowerCase();
}

/** The address in the last brackets, or the whole header: `"Budi, S.H." <budi@mail.example>`. */
function mailboxIn(header: string): string | null {
  const inBrackets = header.slice(0, MAX_HEADER_LENGTH).match(/<([^<>]+)>\s*$/)?.[1];
  return emailAddress(inBrackets ?? header);
}
const MAX_HEADER_LENGTH = 1000;

/** The applicant's words: of the text, else of the HTML, else of the subject, because some write nothing below it. */
async function writtenIn(fields: ReadonlyMap<string, string>): Promise<string> {
  const text = withoutQuote(fields.get('text') ?? '');
  if (text.trim() !== '') return text;
  const ofHtml = withoutQuote(await textOfHtml(fields.get('html') ?? ''));
  if (ofHtml.trim() !== '') return ofHtml;
  return (fields.get('subject') ?? '').replace(/^(?:(?:re|fwd?|bls)\s*:\s*)+/i, '').trim() || text;
}

const MAX_FIELDS = 200;
const MAX_FIELD_BYTES = 1024 * 1024;

/** The fields of the form, without its files. `charsets` names the character set of each. */
function readFields({ headers, body }: RawRequest): Promise<Map<string, string>> {
  const bytes = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    const unreadable = () => reject(new UnreadableRequestError('The body must be a form.'));
    const contentType = headers['content-type'];
    if (typeof contentType !== 'string') return unreadable();
    try {
      // `latin1` keeps each byte as it came.
      const limits = { fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES };
      const form = Busboy({ headers: { 'content-type': contentType }, defCharset: 'latin1', limits });
      form.on('field', (name, value) => bytes.set(name, Buffer.from(value, 'latin1')));
      form.on('file', (_name, file) => file.resume());
      form.on('fieldsLimit', () => reject(new TooLargeError(`A form has at most ${MAX_FIELDS} fields.`)));
      form.on('error', unreadable);
      form.on('finish', () => resolve(decoded(bytes)));
      form.end(body);
    } catch {
      unreadable();
    }
  });
}

function decoded(bytes: ReadonlyMap<string, Buffer>): Map<string, string> {
  const charsets = readJson(bytes.get('charsets')?.toString('latin1') ?? '');
  return new Map([...bytes].map(([name, value]) => [name, decode(value, textAt(charsets, name))]));
}

function decode(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset || 'utf-8', { ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}
