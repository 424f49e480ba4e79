// The allowed values of each setting of an office, for the file and for managers alike.
import { z } from 'zod';
import { isCountry } from '../phone.ts';
import { refuse } from '../refusal.ts';
import { LANGUAGES } from '../time.ts';
import { ownAnswers, ownTexts } from './answerShapes.ts';
import { boardSettings, DEFAULT_BOARD } from './boardSettings.ts';
import { boardSlides } from './boardSlides.ts';
import { channelKind, officeChannel } from './channelShapes.ts';
import { DEFAULT_NOTICES, NOTICE_KINDS } from './notices.ts';
import { mapNumberSettings } from './numberSettings.ts';
import { GENERAL } from './quotas.ts';
import { date, premises, servedPlaces, service, texts } from './serviceShapes.ts';
import { DEFAULT_POLICY, isRetired, PRIORITIES } from './settings.ts';
import { readTemplate } from './template.ts';
import { zone } from './zoneShape.ts';

const count = (low: number, high: number) => z.number().int().min(low).max(high);
const PERIOD = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;
const period = z
  .string()
  .regex(PERIOD, {
    error: ({ input }) =>
      input?.endsWith('-24:00') ? 'must end at 23:59 at the latest' : 'must be a period such as 08:00-12:00',
  })
  .transform((text) => ({ from: text.slice(0, 5), to: text.slice(6) }))
  .refine(({ from, to }) => from < to, 'must end after it begins');
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00');
const dayHours = z.strictObject({
  hours: period,
  breaks: z.array(period).default([]),
  windowMinutes: count(5, 720).optional(),
  capacity: count(1, 100_000).optional(),
});
const template = z.string().superRefine((text, context) => {
  const fault = readTemplate(text);
  if ('refusal' in fault)
    context.addIssue({ code: 'custom', message: fault.message, params: { refusal: fault.refusal } });
});
const templateService = z.string().nullable().default(null);
const registrationShape = z.strictObject({
  template,
  service: templateService,
  more: z
    .array(z.strictObject({ template, service: templateService }))
    .max(20)
    .default([]),
  photo: z.enum(['none', 'optional', 'required']).default('none'),
  intakeHours: period.nullable().default(null),
});
const officeCode = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'must be capitals such as JAKARTA_PUSAT');
const country = z.string().superRefine((code, context) => {
  const refusal = refuse('COUNTRY_UNKNOWN', { country: code });
  if (!isCountry(code))
    context.addIssue({ code: 'custom', message: 'must be a country such as ID', params: { refusal } });
});
const policy = z.strictObject({
  ...mapNumberSettings((setting) => count(setting.min, setting.max).default(setting.default)),
  freedPlaceMinutes: z
    .strictObject({ from: count(0, 1440).default(0), to: count(0, 1440) })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be less than from' })
    .default(DEFAULT_POLICY.freedPlaceMinutes),
  release: z
    .strictObject({ at: time, jitterMinutes: count(0, 720).default(0) })
    .nullable()
    .default(DEFAULT_POLICY.release),
  proofCountries: z.array(country).max(50).default(DEFAULT_POLICY.proofCountries),
  sendsDigitsFor: z.array(officeCode).max(500).default(DEFAULT_POLICY.sendsDigitsFor),
});
const WEEKDAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const quotaCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'must be small letters such as priority')
  .refine((code) => code !== GENERAL, 'general is what is left for everybody');
// W is the letter of people who come without a booking.
const letter = z.string().regex(/^[A-VX-Z]$/, 'must be one capital letter, not W');
export const schedule = z
  .strictObject({
    windowMinutes: count(5, 720).default(60),
    capacity: count(1, 100_000).default(50),
    line: letter.default('A'),
    shares: z.record(quotaCode, count(0, 100_000)).default({}),
    week: z.partialRecord(z.enum(WEEKDAY_NAMES), dayHours),
  })
  .refine(({ capacity, shares }) => Object.values(shares).reduce((total, places) => total + places, 0) <= capacity, {
    path: ['shares'],
    message: 'must not be more than the capacity together',
  })
  .transform(({ week, ...rest }) => ({ ...rest, week: numberedWeek(week) }));
const schedules = z
  .array(z.strictObject({ from: date, schedule }))
  .refine((all) => new Set(all.map(({ from }) => from)).size === all.length, 'must begin on different dates')
  .transform((all) => all.toSorted((a, b) => (a.from < b.from ? -1 : 1)));
const quota = z.strictObject({
  code: quotaCode,
  name: texts,
  line: letter,
  priorities: z.array(z.enum(PRIORITIES)).default([]),
  services: z.array(z.string()).default([]),
  channels: z.array(channelKind).default([]),
  walkIns: z.boolean().default(false),
  generalToo: z.boolean().default(true),
  opensMinutesBefore: count(0, 525_600).nullable().default(null),
});
const quotas = z
  .array(quota)
  .max(20)
  .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'must have different codes')
  .refine((all) => new Set(all.map(({ line }) => line)).size === all.length, 'must have different lines');
const queue = z.strictObject({
  priorityEvery: count(0, 100).default(3),
  walkInPlaces: count(0, 100_000).default(20),
  counters: z.array(z.string().min(1).max(20)).max(200).default(['1', '2', '3', '4']),
});
const notices = z
  .strictObject({
    remindAt: time.default(DEFAULT_NOTICES.remindAt),
    hours: period.default(DEFAULT_NOTICES.hours),
    off: z.array(z.enum(NOTICE_KINDS)).default([]),
    nearTurn: count(0, 50).default(DEFAULT_NOTICES.nearTurn),
    fallback: z.boolean().default(DEFAULT_NOTICES.fallback),
  })
  .refine(({ remindAt, hours }) => hours.from <= remindAt && remindAt < hours.to, {
    path: ['remindAt'],
    message: 'must be in the hours in which people may be disturbed',
  });
const approvedTemplate = z
  .strictObject({
    id: z.string().min(1).optional(),
    en: z.string().min(1).optional(),
    variables: z.array(z.string().min(1)).optional(),
  })
  .refine(({ id, en }) => id ?? en, 'must name the template in one language at least');
export const exception = z.strictObject({
  date,
  reason: z.string().trim().min(1).max(200),
  open: dayHours.nullable().default(null),
  capacity: count(0, 100_000).nullable().default(null),
});

/** Settings that `defaults` may give for every office. */
const shared = {
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1)
    .default([...LANGUAGES]),
  services: z
    .array(service)
    .refine((all) => !all.every(isRetired), 'must have one that can be booked')
    .refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'must have different codes'),
  registration: registrationShape,
  policy: policy.prefault({}),
  schedule,
  schedules: schedules.default([]),
  quotas: quotas.default([]),
  queue: queue.prefault({}),
  notices: notices.prefault({}),
  approvedTemplates: z.record(z.string(), approvedTemplate).default({}),
  texts: ownTexts.default([]),
  bring: texts,
  answers: ownAnswers.default([]),
  boardSettings: boardSettings.default(DEFAULT_BOARD),
  boardSlides: boardSlides.default([]),
};
export const office = z.strictObject({
  code: officeCode,
  name: z.string().min(1),
  city: z.string().min(1),
  serves: servedPlaces.default([]),
  timeZone: zone,
  premises: premises.prefault({}),
  channels: z.array(officeChannel).default([]),
  exceptions: z.array(exception).default([]),
  ...shared,
});
/** Settings one by one, for those who change some of them. */
export const SETTINGS = {
  name: z.string().min(1),
  city: z.string().min(1),
  serves: servedPlaces,
  premises,
  channels: z.array(officeChannel),
  services: shared.services,
  registration: registrationShape,
  policy,
  queue,
  notices,
  schedules,
  quotas,
  texts: ownTexts,
  bring: texts,
  languages: shared.languages,
  boardSettings,
  boardSlides,
};

function numberedWeek<T>(week: Partial<Record<(typeof WEEKDAY_NAMES)[number], T>>): Record<number, T> {
  return Object.fromEntries(
    Object.entries(week).map(([day, hours]) => [WEEKDAY_NAMES.indexOf(day as 'monday') + 1, hours]),
  );
}
