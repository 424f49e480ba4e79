// The settings of providers of WhatsApp, SMS and e-mail.
import { z } from 'zod';
import { emailAddress } from '../src/phone.ts';
import { commaForm, textForm, urlSetting, webUrl } from '../src/settings/forms.ts';
import type { SettingRows } from '../src/settings/row.ts';
import { KANNEL_SECRET_FORM } from './gateway/kannelSettings.ts';

const anyText = { type: 'text', form: textForm, must: 'be a text' } as const;
const secretText = { ...anyText, secret: true } as const;
const MAX_MESSAGES_PER_SECOND = 10_000;
const pace = {
  type: 'number',
  form: z.coerce.number<string>().positive().max(MAX_MESSAGES_PER_SECOND),
  must: 'be a number of messages such as 70 or 0.3',
} as const;

/** The pace of a channel from outside. */
export function paceRow(label: string) {
  return { ...pace, unset: 'that of the channel', about: `Messages a second that one address may send by ${label}.` };
}

export const OUTSIDE_ROWS = {
  CHANNELS: {
    ...anyText,
    type: 'list',
    form: commaForm,
    must: 'list modules',
    unset: 'none',
    example: './telegram.ts, antrean-channel-line',
    about:
      'Channels that the product does not come with: modules by their paths from the folder of the start, or packages of that folder. A module whose settings are not set is known, and neither receives nor sends: leave it here as long as bookings by it are kept.',
    see: 'docs/how-to/channel.md',
  },
} as const satisfies SettingRows;

export const SENDING_ROWS = {
  WHATSAPP_SEND_BY: {
    ...anyText,
    type: 'choice',
    unset: 'the provider that has credentials',
    example: 'twilio | meta',
    about: 'The provider that sends WhatsApp if several have credentials; all of them receive.',
  },
  SMS_SEND_BY: {
    ...anyText,
    type: 'choice',
    unset: 'the provider that has credentials',
    example: 'twilio | gateway | kannel',
    about: 'The provider that sends SMS if several have credentials; all of them receive.',
  },
  EMAIL_SEND_BY: {
    ...anyText,
    type: 'choice',
    unset: 'the provider that has credentials',
    example: 'smtp',
    about: 'The provider that sends e-mail.',
  },
  WHATSAPP_MESSAGES_PER_SECOND: {
    ...pace,
    unset: '70',
    example: '70',
    about: 'Messages a second that one WhatsApp number may send.',
  },
  SMS_MESSAGES_PER_SECOND: {
    ...pace,
    unset: 'by Twilio 1, by Kannel 10, by a phone one in three seconds',
    example: '10',
    about: 'Messages a second that one number may send by SMS.',
  },
  EMAIL_MESSAGES_PER_SECOND: {
    ...pace,
    unset: '10',
    example: '10',
    about: 'Messages a second that one address may send.',
  },
} as const satisfies SettingRows;

/** A number, a short code, the SID of a service, or a name of letters and digits. */
const SMS_FROM = /^(\+[1-9]\d{6,14}|\d{3,6}|MG[0-9a-fA-F]{32}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/;

export const TWILIO_ROWS = {
  TWILIO_ACCOUNT_SID: { ...anyText, example: 'AC…', about: 'The account at Twilio.' },
  TWILIO_AUTH_TOKEN: { ...secretText, about: 'Its token; during a change of tokens both, separated by a comma.' },
  TWILIO_SMS_FROM: {
    ...anyText,
    form: z.string().regex(SMS_FROM),
    must: 'be a number, a name of up to 11 letters or digits, or the SID of a service',
    unset: "the office's own number",
    example: 'IMIGRASI',
    about: "The sender of SMS: a number, a registered name, or a service's SID (MG…).",
  },
  TWILIO_CONNECTION_OVERRIDES: {
    ...anyText,
    form: z
      .string()
      .transform((text) => text.replace(/^#/, ''))
      .pipe(z.string().regex(/^\w+=\w+(&\w+=\w+)*$/)),
    must: 'be what stands behind the # of the webhook, such as rc=3&rp=all',
    example: 'rc=3&rp=all',
    about: "The part after the # of the webhooks' addresses at Twilio; status callbacks get it as well.",
  },
  TWILIO_BASE_URL: { ...webUrl, example: 'http://127.0.0.1:4010', about: "For tests: a fake of Twilio's REST API." },
} as const satisfies SettingRows;

export const META_ROWS = {
  META_ACCESS_TOKEN: { ...secretText, about: 'The token of a system user at Meta.' },
  META_APP_SECRET: { ...secretText, about: "The app's secret; during a change both, separated by a comma." },
  META_VERIFY_TOKEN: { ...secretText, about: 'A word of your own, which Meta repeats when it verifies the webhook.' },
  META_NUMBERS: {
    ...anyText,
    type: 'list',
    example: '+628111100333=106540352242922, +6281299004406=106540352242923',
    about: "Each office's number, and Meta's id of it.",
  },
  META_BASE_URL: {
    ...webUrl,
    unset: 'https://graph.facebook.com/v25.0',
    example: 'https://graph.facebook.com/v25.0',
    about: 'Another version of the API, or a fake of it.',
  },
} as const satisfies SettingRows;

export const SMS_GATEWAY_ROWS = {
  SMS_GATEWAY_URL: {
    ...webUrl,
    example: 'http://192.168.1.20:8080 | https://api.sms-gate.app/3rdparty/v1',
    about: "The phone's address, or that of the server it is registered with.",
  },
  SMS_GATEWAY_USERNAME: { ...anyText, about: 'The user of its API.' },
  SMS_GATEWAY_PASSWORD: { ...secretText, about: 'The password of that user.' },
  SMS_GATEWAY_SIGNING_KEY: { ...secretText, about: 'The key by which the phone signs webhooks.' },
  SMS_GATEWAY_NUMBERS: {
    ...anyText,
    type: 'list',
    example: '+6281100000001 | +6281100000001=<device>/1, +6281100000002=<device>/2',
    about: "The office's number; if there are several, each with its phone and SIM card.",
  },
} as const satisfies SettingRows;

export const KANNEL_ROWS = {
  KANNEL_URL: { ...webUrl, example: 'http://smsbox:13013/cgi-bin/sendsms', about: "The address of Kannel's smsbox." },
  KANNEL_USERNAME: { ...anyText, about: 'The user of a sendsms-user group.' },
  KANNEL_PASSWORD: { ...secretText, about: 'The password of that user.' },
  KANNEL_SECRET: {
    ...secretText,
    form: z.string().regex(KANNEL_SECRET_FORM),
    must: 'have at least 16 characters, and none but letters, digits, - and _',
    about: 'A secret of your own in the addresses that Kannel calls: at least 16 letters, digits, - or _.',
  },
} as const satisfies SettingRows;

export const EMAIL_ROWS = {
  EMAIL_SMTP_URL: {
    ...urlSetting('smtp', 'smtps'),
    secret: true,
    example: 'smtps://user:password@mail.example',
    about: 'The SMTP server that sends.',
  },
  EMAIL_WEBHOOK_KEY: {
    ...anyText,
    type: 'key',
    about: "The public key of the security policy of SendGrid's Inbound Parse.",
  },
  EMAIL_FROM: {
    ...anyText,
    type: 'address',
    form: z.string().refine((text) => emailAddress(text) !== null),
    must: 'be an e-mail address',
    unset: "each office's own address",
    example: 'antrean@kanim.example',
    about: 'The only sender that the SMTP server permits.',
  },
} as const satisfies SettingRows;
