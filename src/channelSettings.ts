// Reads the settings of channel providers from the environment, and names every fault at once.

export interface TwilioAccount {
  accountSid: string;
  authTokens: string[];
  baseUrl: string | null;
  smsFrom: string | null;
  urlFragment: string | null;
}

export interface MetaAccount {
  accessToken: string;
  appSecrets: string[];
  verifyToken: string;
  numbers: ReadonlyMap<string, string>;
  baseUrl: string | null;
}

export interface AndroidAccount {
  url: string;
  username: string;
  password: string;
  signingKey: string;
  numbers: ReadonlyMap<string, string>;
}

export interface KannelAccount {
  url: string;
  username: string;
  password: string;
  secret: string;
}

/** Providers by the names they have in `WHATSAPP_SEND_BY` and `SMS_SEND_BY`; null: no credentials. */
export interface Accounts {
  twilio: TwilioAccount | null;
  meta: MetaAccount | null;
  gateway: AndroidAccount | null;
  kannel: KannelAccount | null;
}

/** Every provider with credentials receives; each channel is sent by one, and is absent where there is none. */
export interface ChannelAccounts extends Accounts {
  whatsAppBy: 'twilio' | 'meta' | null;
  smsBy: 'twilio' | 'gateway' | 'kannel' | null;
  /** Messages a second that one number may send; null: as many as its provider usually takes. */
  whatsAppPerSecond: number | null;
  smsPerSecond: number | null;
}

export interface SettingReader {
  /** A setting without blanks at its ends; null where it is none. */
  text(name: string): string | null;
  /** The same where it is a URL, without slashes at its end; anything else is a fault. */
  url(name: string): string | null;
  fault(what: string): void;
}

export function readChannelAccounts(read: SettingReader): ChannelAccounts {
  const accounts: Accounts = {
    twilio: readTwilio(read),
    meta: readMeta(read),
    gateway: readGateway(read),
    kannel: readKannel(read),
  };
  return {
    ...accounts,
    whatsAppBy: sentBy(read, 'WHATSAPP_SEND_BY', ['twilio', 'meta'], accounts),
    smsBy: sentBy(read, 'SMS_SEND_BY', ['twilio', 'gateway', 'kannel'], accounts),
    whatsAppPerSecond: readPace(read, 'WHATSAPP_MESSAGES_PER_SECOND'),
    smsPerSecond: readPace(read, 'SMS_MESSAGES_PER_SECOND'),
  };
}

function readPace(read: SettingReader, setting: string): number | null {
  const text = read.text(setting);
  if (text === null) return null;
  const pace = Number(text);
  if (!(pace > 0 && pace <= 10_000))
    read.fault(`${setting} must be a number of messages such as 70 or 0.3, not "${text}".`);
  return pace;
}

/**
 * A single provider is used without being named; of several, the operator must name one, because every message costs
 * money.
 */
function sentBy<Name extends keyof Accounts>(
  read: SettingReader,
  setting: string,
  names: readonly Name[],
  accounts: Accounts,
): Name | null {
  const there = names.filter((name) => accounts[name] !== null);
  const chosen = read.text(setting)?.toLowerCase() ?? null;
  if (chosen === null) {
    if (there.length > 1) read.fault(`${setting} must say who sends: ${there.join(' or ')}.`);
    return there[0] ?? null;
  }
  const name = names.find((each) => each === chosen);
  if (!name) read.fault(`${setting} must be ${names.join(', ')}, not "${chosen}".`);
  else if (!there.includes(name)) read.fault(`${setting} is ${name}, but there are no credentials for it.`);
  return name ?? null;
}

function readTwilio(read: SettingReader): TwilioAccount | null {
  const accountSid = read.text('TWILIO_ACCOUNT_SID');
  // An empty token would sign for anybody. During a rotation two are valid: the first signs what we send.
  const authTokens = listOf(read.text('TWILIO_AUTH_TOKEN'));
  const baseUrl = read.url('TWILIO_BASE_URL');
  const smsFrom = read.text('TWILIO_SMS_FROM');
  const urlFragment = read.text('TWILIO_CONNECTION_OVERRIDES')?.replace(/^#/, '') ?? null;
  if (smsFrom && !SMS_FROM.test(smsFrom)) {
    read.fault('TWILIO_SMS_FROM must be a number, a name of up to 11 letters or digits, or the SID of a service.');
  }
  if (urlFragment && !/^\w+=\w+(&\w+=\w+)*$/.test(urlFragment)) {
    read.fault('TWILIO_CONNECTION_OVERRIDES must be what stands behind the # of the webhook, such as rc=3&rp=all.');
  }
  if (!accountSid && !read.text('TWILIO_AUTH_TOKEN')) return null;
  if (!accountSid) read.fault('TWILIO_ACCOUNT_SID is missing, but TWILIO_AUTH_TOKEN is set: set both or neither.');
  if (authTokens.length === 0)
    read.fault('TWILIO_AUTH_TOKEN is missing, but TWILIO_ACCOUNT_SID is set: set both or neither.');
  return { accountSid: accountSid ?? '', authTokens, baseUrl, smsFrom, urlFragment };
}

const SMS_FROM = /^(\+[1-9]\d{6,14}|\d{3,6}|MG[0-9a-fA-F]{32}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/;

function readMeta(read: SettingReader): MetaAccount | null {
  const baseUrl = read.url('META_BASE_URL');
  const names = ['META_ACCESS_TOKEN', 'META_APP_SECRET', 'META_VERIFY_TOKEN', 'META_NUMBERS'] as const;
  const set = together(read, names);
  if (!set) return null;
  const numbers = readNumbers(read, 'META_NUMBERS', /^\d+$/, "Meta's id of it, such as +628111100333=106540352242922");
  return {
    accessToken: set.META_ACCESS_TOKEN,
    appSecrets: listOf(set.META_APP_SECRET),
    verifyToken: set.META_VERIFY_TOKEN,
    numbers,
    baseUrl,
  };
}

function readGateway(read: SettingReader): AndroidAccount | null {
  const url = read.url('SMS_GATEWAY_URL');
  const set = together(read, [
    ...(['SMS_GATEWAY_URL', 'SMS_GATEWAY_USERNAME', 'SMS_GATEWAY_PASSWORD'] as const),
    ...(['SMS_GATEWAY_SIGNING_KEY', 'SMS_GATEWAY_NUMBERS'] as const),
  ]);
  if (!set) return null;
  const card = 'its phone and SIM card, such as +6281100000001=ffffffffceb0b1db/1';
  const numbers = readNumbers(read, 'SMS_GATEWAY_NUMBERS', /^[\w-]+(\/[1-9])?$/, card);
  return {
    url: url ?? '',
    username: set.SMS_GATEWAY_USERNAME,
    password: set.SMS_GATEWAY_PASSWORD,
    signingKey: set.SMS_GATEWAY_SIGNING_KEY,
    numbers,
  };
}

function readKannel(read: SettingReader): KannelAccount | null {
  const url = read.url('KANNEL_URL');
  const set = together(read, ['KANNEL_URL', 'KANNEL_USERNAME', 'KANNEL_PASSWORD', 'KANNEL_SECRET'] as const);
  if (!set) return null;
  const { KANNEL_USERNAME: username, KANNEL_PASSWORD: password, KANNEL_SECRET: secret } = set;
  if (secret !== '' && !/^[\w-]{16,}$/.test(secret)) {
    read.fault('KANNEL_SECRET must have at least 16 characters, and none but letters, digits, - and _.');
  }
  return { url: url ?? '', username, password, secret };
}

/** Settings that are of use together only: null where none is set; each that is missing is a fault. */
function together<Name extends string>(read: SettingReader, names: readonly Name[]): Record<Name, string> | null {
  const set = names.filter((name) => read.text(name) !== null);
  if (set.length === 0) return null;
  for (const name of names) {
    if (!set.includes(name)) read.fault(`${name} is missing, but ${set[0]} is set: set all of them or none.`);
  }
  return Object.fromEntries(names.map((name) => [name, read.text(name) ?? ''])) as Record<Name, string>;
}

/** `+628111100333=106540352242922, …`; where there is one number only, what it is at the provider may be left out. */
function readNumbers(read: SettingReader, setting: string, form: RegExp, what: string): ReadonlyMap<string, string> {
  const pairs = listOf(read.text(setting)).map((pair) => pair.split('=').map((part) => part.trim()));
  for (const [number = '', name = ''] of pairs) {
    const alone = pairs.length === 1 && name === '' && setting === 'SMS_GATEWAY_NUMBERS';
    if (!/^\+[1-9]\d{6,14}$/.test(number) || !(alone || form.test(name))) {
      read.fault(`${setting} must name each number and ${what}.`);
      break;
    }
  }
  return new Map(pairs.map(([number = '', name = '']) => [number, name]));
}

function listOf(text: string | null): string[] {
  return (text ?? '').split(',').flatMap((part) => part.trim() || []);
}
