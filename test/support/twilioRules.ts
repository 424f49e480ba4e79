// The reasons for which Twilio refuses a message, with its own codes; kept apart from the fake that keeps the messages.
import { CREATE_MESSAGE, faultOfFields } from './publishedFields.ts';

export interface TwilioFault {
  status: number;
  code: number;
  message: string;
}

/** The fault of a request to send, as Twilio would name it; none when it would take the message. */
export function faultOfMessage(form: URLSearchParams): TwilioFault | undefined {
  const broken = RULES.find(([, , keeps]) => !keeps(form));
  return broken && { status: 400, code: broken[0], message: broken[1] };
}

type Rule = [code: number, message: string, keeps: (form: URLSearchParams) => boolean];

/** In the order in which Twilio looks: who, what, how. Fields Twilio does not know it ignores: here they are a fault. */
const RULES: Rule[] = [
  [20001, 'Unknown or repeated field', (form) => [...form.keys()].every((name) => isField(name, form))],
  [20001, 'Invalid MessagingServiceSid', (form) => isSid('MG', form.get('MessagingServiceSid'))],
  [20001, 'Invalid ContentSid', (form) => isSid('HX', form.get('ContentSid'))],
  [21604, "A 'To' phone number is required.", has('To')],
  [21603, "A 'From' phone number is required.", has('From', 'MessagingServiceSid')],
  [21211, "Invalid 'To' Phone Number", (form) => isRecipient(form.get('To') ?? '')],
  [21212, "Invalid 'From' Number (caller ID)", (form) => !form.has('From') || isSender(form.get('From') ?? '')],
  [21910, "'From' and 'To' should be of the same channel", (form) => sameChannel(form)],
  [21602, 'Message body is required.', has('Body', 'MediaUrl', 'ContentSid')],
  [21617, 'The concatenated message body exceeds the 1600 character limit.', (form) => bodyLength(form) <= 1600],
  [21623, 'Number of media files exceeds allowed limit.', (form) => form.getAll('MediaUrl').length <= 10],
  [21620, 'Invalid media URL(s)', (form) => form.getAll('MediaUrl').every(isWebUrl)],
  [21609, "Invalid 'StatusCallback'", (form) => !form.has('StatusCallback') || isWebUrl(form.get('StatusCallback')!)],
  [21656, 'The ContentVariables Parameter is invalid', (form) => areVariables(form.get('ContentVariables') ?? '{}')],
  [20001, 'ContentVariables need a ContentSid', (form) => !form.has('ContentVariables') || form.has('ContentSid')],
  [21624, 'Invalid validity period value', (form) => isValidityPeriod(form.get('ValidityPeriod') ?? '36000')],
  [20001, 'Invalid value of a field', (form) => faultOfFields(CREATE_MESSAGE, valuesOf(form), true) === undefined],
];

function has(...names: string[]) {
  return (form: URLSearchParams) => names.some((name) => form.get(name));
}

/** A number, a WhatsApp number, or the id of a WhatsApp user who hides the number. */
function isRecipient(address: string): boolean {
  return /^(whatsapp:)?\+[1-9]\d{6,14}$/.test(address) || /^whatsapp:[A-Z]{2}\.[A-Za-z0-9]+$/.test(address);
}

/** A number, a WhatsApp number, a short code, or a name of up to 11 characters. */
function isSender(address: string): boolean {
  return /^((whatsapp:)?\+[1-9]\d{6,14}|\d{3,6}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/.test(address);
}

function sameChannel(form: URLSearchParams): boolean {
  const [from, to] = [form.get('From'), form.get('To')];
  return !from || from.startsWith('whatsapp:') === to?.startsWith('whatsapp:');
}

function bodyLength(form: URLSearchParams): number {
  return form.get('Body')?.length ?? 0;
}

function isWebUrl(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}

function isField(name: string, form: URLSearchParams): boolean {
  const field = CREATE_MESSAGE.fields[name];
  return field !== undefined && (field.many !== undefined || form.getAll(name).length === 1);
}

function valuesOf(form: URLSearchParams): Record<string, unknown> {
  const all = [...new Set(form.keys())].map((name) => {
    const values = form.getAll(name);
    return [name, CREATE_MESSAGE.fields[name]?.many === undefined ? values[0] : values];
  });
  return Object.fromEntries(all);
}

/** `^HX[0-9a-fA-F]{32}$` and the like, as the document has it. */
function isSid(prefix: string, sid: string | null): boolean {
  return sid === null || new RegExp(`^${prefix}[0-9a-fA-F]{32}$`).test(sid);
}

/** A JSON object of texts; WhatsApp refuses line breaks, tabs, more than four blanks in a row, and nothing at all. */
function areVariables(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.values(value).every(
      (each) => typeof each === 'string' && /\S/.test(each) && !/[\n\t]| {5}/.test(each),
    );
  } catch {
    return false;
  }
}

function isValidityPeriod(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 36_000;
}
