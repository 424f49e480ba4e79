// The fields of requests as providers publish them, as data: type and limits, where they stand, and when they were read there.

export interface PublishedField {
  type: 'text' | 'number' | 'integer' | 'boolean' | 'instant' | 'url' | 'object';
  /** Of a text the least and the most characters, of a number itself. */
  min?: number;
  max?: number;
  form?: RegExp;
  among?: readonly string[];
  /** It is a list of that many at most. */
  many?: number;
  isRequired?: true;
}

export interface PublishedRequest {
  source: string;
  /** The day on which it was read. */
  retrieved: string;
  fields: Readonly<Record<string, PublishedField>>;
}

const sidOf = (prefix: string): PublishedField => ({ type: 'text', form: new RegExp(`^${prefix}[0-9a-fA-F]{32}$`) });
const TEXT_FIELD: PublishedField = { type: 'text' };
const BOOLEAN_FIELD: PublishedField = { type: 'boolean' };

export const CREATE_MESSAGE: PublishedRequest = {
  source: 'https://github.com/twilio/twilio-node 6.2.0, generated of twilio_api_v2010.json, CreateMessage',
  retrieved: '2026-11-30',
  fields: {
    To: { type: 'text', isRequired: true },
    From: TEXT_FIELD,
    MessagingServiceSid: sidOf('MG'),
    Body: { type: 'text', max: 1600 },
    MediaUrl: { type: 'url', many: 10 },
    ContentSid: sidOf('HX'),
    ContentVariables: TEXT_FIELD,
    StatusCallback: { type: 'url' },
    ApplicationSid: sidOf('AP'),
    MaxPrice: { type: 'number' },
    ProvideFeedback: BOOLEAN_FIELD,
    Attempt: { type: 'integer' },
    ValidityPeriod: { type: 'integer', min: 1, max: 36_000 },
    ForceDelivery: BOOLEAN_FIELD,
    ContentRetention: { type: 'text', among: ['retain', 'discard'] },
    AddressRetention: { type: 'text', among: ['retain', 'obfuscate'] },
    SmartEncoded: BOOLEAN_FIELD,
    PersistentAction: { type: 'text', many: 10 },
    TrafficType: { type: 'text', among: ['free'] },
    ShortenUrls: BOOLEAN_FIELD,
    ScheduleType: { type: 'text', among: ['fixed'] },
    SendAt: { type: 'instant' },
    SendAsMms: BOOLEAN_FIELD,
    MessageIntent: TEXT_FIELD,
    RiskCheck: { type: 'text', among: ['enable', 'disable'] },
    FallbackFrom: TEXT_FIELD,
  },
};

export const POST_PHONE_MESSAGE: PublishedRequest = {
  source: 'https://github.com/android-sms-gateway/client-go, smsgateway/domain_messages.go, and its OpenAPI document',
  retrieved: '2026-11-30',
  fields: {
    id: { type: 'text', max: 36 },
    // In local mode the phone's own id has 32 characters; a server makes shorter ones.
    deviceId: { type: 'text', max: 32 },
    textMessage: { type: 'object', isRequired: true },
    phoneNumbers: { type: 'text', min: 1, max: 512, many: 100, isRequired: true },
    isEncrypted: BOOLEAN_FIELD,
    simNumber: { type: 'integer', min: 1, max: 3 },
    withDeliveryReport: BOOLEAN_FIELD,
    priority: { type: 'integer', min: -128, max: 127 },
    ttl: { type: 'integer', min: 5 },
    validUntil: { type: 'instant' },
    scheduleAt: { type: 'instant' },
  },
};

export const PHONE_TEXT: PublishedRequest = {
  ...POST_PHONE_MESSAGE,
  fields: { text: { type: 'text', min: 1, max: 65_535, isRequired: true } },
};

/** The first fault of a request, in words; a form gives each value as a text. Fields that are not published are a fault. */
export function faultOfFields(
  { fields }: PublishedRequest,
  given: Readonly<Record<string, unknown>>,
  isForm = false,
): string | undefined {
  const strange = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
  if (strange !== undefined) return `unknown field ${strange}`;
  for (const [name, field] of Object.entries(fields)) {
    const value = given[name];
    if (value === undefined && field.isRequired) return `${name} is missing`;
    if (value !== undefined && !keepsField(field, value, isForm)) return `${name} is not what it should be`;
  }
  return undefined;
}

function keepsField({ many, ...field }: PublishedField, value: unknown, isForm: boolean): boolean {
  if (many === undefined) return keepsOne(field, value, isForm);
  if (!Array.isArray(value) || value.length === 0 || value.length > many) return false;
  return value.every((one) => keepsOne(field, one, isForm));
}

function keepsOne({ type, form, among, min, max }: PublishedField, value: unknown, isForm: boolean): boolean {
  if (!KEEPS_TYPE[type](value, isForm)) return false;
  const isNumber = type === 'integer' || type === 'number';
  const size = isNumber ? Number(value) : String(value).length;
  if (type !== 'object' && ((min !== undefined && size < min) || (max !== undefined && size > max))) return false;
  return (form?.test(String(value)) ?? true) && (among?.includes(String(value)) ?? true);
}

const KEEPS_TYPE: Record<PublishedField['type'], (value: unknown, isForm: boolean) => boolean> = {
  text: (value) => typeof value === 'string',
  number: (value, isForm) => (isForm ? /^-?\d+(\.\d+)?$/.test(String(value)) : typeof value === 'number'),
  integer: (value, isForm) => (isForm ? /^-?\d+$/.test(String(value)) : Number.isInteger(value)),
  boolean: (value, isForm) => (isForm ? /^(true|false)$/.test(String(value)) : typeof value === 'boolean'),
  instant: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  url: (value) => typeof value === 'string' && /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};
