// The allowed values of an office's services and premises: what applicants are told of them before they come.
import { z } from 'zod';
import { phoneNumber } from '../phone.ts';
import { refuse } from '../refusal.ts';
import { isLocalDate } from '../time.ts';
import { channelKind } from './channelShapes.ts';
import { NO_PREMISES } from './settings.ts';

export const texts = z.strictObject({ id: z.string().min(1), en: z.string().min(1) });
export const date = z.string().refine(isLocalDate, 'must be a date such as 2017-08-17');

const MAX_REQUIREMENTS = 30;
const MAX_DETAIL_LENGTH = 300;
const MAX_STREET_LENGTH = 200;
const MAX_LINK_LENGTH = 500;

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u, 'must be one line');
const detail = z.strictObject({ id: line(MAX_DETAIL_LENGTH), en: line(MAX_DETAIL_LENGTH) });

const details = z
  .strictObject({
    requirements: z.array(detail).max(MAX_REQUIREMENTS).default([]),
    fee: detail.nullable().default(null),
    duration: detail.nullable().default(null),
    source: line(MAX_DETAIL_LENGTH).nullable().default(null),
    asOf: date,
    confirmed: z.boolean().default(true),
  })
  .refine(({ requirements, fee, duration }) => requirements.length > 0 || fee || duration, {
    message: 'must have requirements, a fee or a duration',
  });

export const service = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be capitals such as E_PASSPORT'),
  name: texts,
  channels: z.array(channelKind),
  details: details.nullable().default(null),
});

const link = z
  .string()
  .max(MAX_LINK_LENGTH)
  .refine(isHttpsLink, {
    message: 'must be a link that begins with https://',
    params: { refusal: refuse('ADDRESS_INVALID', {}) },
  });
const telephone = z.string().transform((typed, context) => {
  const read = phoneNumber(typed);
  if (read) return read;
  const message = 'must be a telephone number such as 0251 8388 000';
  context.addIssue({ code: 'custom', message, params: { refusal: refuse('INVALID_PHONE', {}) } });
  return z.NEVER;
});

export const premises = z.strictObject({
  street: line(MAX_STREET_LENGTH).nullable().default(NO_PREMISES.street),
  mapUrl: link.nullable().default(NO_PREMISES.mapUrl),
  telephone: telephone.nullable().default(NO_PREMISES.telephone),
});

/** A regency has some fifty districts; an office may serve several regencies. */
const MAX_SERVED_PLACES = 300;
const MAX_PLACE_NAME_LENGTH = 60;
export const servedPlaces = z.array(z.string().trim().min(1).max(MAX_PLACE_NAME_LENGTH)).max(MAX_SERVED_PLACES);

/** A link that can be followed safely: over https, to a named host, without a user or a password in it. */
function isHttpsLink(text: string): boolean {
  const url = /^https:\/\/[^\s\\]+$/.test(text) ? URL.parse(text) : null;
  return url !== null && url.username === '' && url.password === '' && url.hostname.includes('.');
}
