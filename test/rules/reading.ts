// Reads texts in tests as the conversation does at an office: by its templates, its services, and its day.

import type { Circumstances } from '../../adapters/conversation/parse.ts';
import { parse, type Text } from '../../adapters/conversation/parse.ts';
import type { PhotoRule } from '../../clients/types.ts';
import type { Office, Registration, Service } from '../../src/office/settings.ts';
import { templatesOf } from '../../src/office/template.ts';
import { dateIn, instant, type LocalDate } from '../../src/time.ts';
import { makeOffice } from './make.ts';

export const BOGOR = '#NAMA#TGLLAHIR#TGLKEDATANGAN';
export const BATAM = '#NAMA#TGLLAHIR#ALAMAT';

/** A collected message: what was typed, where and when, and what it is read as or why it is not. */
export interface Case {
  id: string;
  raw: string;
  template: string;
  receivedAt: string;
  channel?: 'whatsapp' | 'sms';
  media?: { contentType: string }[];
  context?: {
    sentAt?: string;
    buttonPayload?: string;
    pending?: { code?: string; name?: string };
    confirmed?: { code: string; name?: string };
    quoted?: { code: string };
  };
  expect?: { intent: string; warnings?: string[]; [field: string]: unknown };
  error?: string;
  suggest?: object;
  note: string;
}

const E_PASSPORT: Service = {
  code: 'E_PASSPORT',
  name: { id: 'Paspor elektronik', en: 'Electronic passport' },
  channels: ['WHATSAPP', 'SMS'],
  details: null,
};

/** An office with the case's template: Batam's hours where an address is asked for, Bogor's elsewhere. */
export function officeOf({ template }: Pick<Case, 'template'>): Office {
  const like = makeOffice(template.includes('ALAMAT') ? 'BATAM' : 'BOGOR');
  const [plain = '', ...more] = template.split(' | ').map((one) => one.replace('+FOTO', ''));
  const registration: Registration = {
    ...like.registration,
    template: plain,
    more: more.map((one) => ({ template: one, service: null })),
    photo: template.includes('+FOTO') ? 'required' : 'none',
  };
  return { ...like, registration, services: [...like.services, E_PASSPORT] };
}

/** The circumstances in which a message is read: the office's templates and services, and its date. */
/** As the contract names the office's rule. */
export function photoRule({ registration }: Office): PhotoRule {
  return registration.photo.toUpperCase() as PhotoRule;
}

export function at(office: Office, today: LocalDate, more: Partial<Circumstances> = {}): Circumstances {
  return {
    templates: templatesOf(office.registration),
    services: office.services.map(({ code, name, channels }) => ({
      code,
      names: [name.id, name.en],
      channels: [...channels],
    })),
    wantsPhoto: office.registration.photo !== 'none',
    channel: 'WHATSAPP',
    today,
    held: [],
    awaitsPhoto: false,
    ...more,
  };
}

export function readCase(one: Case) {
  const { raw, media = [], context = {}, channel } = one;
  const office = officeOf(one);
  const message: Text = { text: raw, media, action: context.buttonPayload, quotedCode: context.quoted?.code };
  const today = dateIn(office.timeZone, instant(context.sentAt ?? one.receivedAt));
  const held = context.pending?.code ? [context.pending.code] : [];
  const own = [...held, ...(context.confirmed ? [context.confirmed.code] : [])];
  const names = [context.pending?.name, context.confirmed?.name].filter((name) => name !== undefined);
  const awaitsPhoto = context.pending !== undefined && held.length === 0;
  const kind = channel === 'sms' ? 'SMS' : 'WHATSAPP';
  return parse(message, at(office, today, { channel: kind, held, own, names, awaitsPhoto }));
}

/** A text without more, at an office with that template, on the first of August 2017. */
export function read(text: string, template = BOGOR, more: Partial<Circumstances> = {}) {
  return parse({ text, media: [] }, at(officeOf({ template }), '2017-08-01', more));
}
