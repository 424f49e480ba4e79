// The settings of an office, as data: its zone, channels, services, template, policy and weekly hours.
import { type ChannelKind, DEFAULT_CHAT_KIND, isChat } from '../channelKinds.ts';
import type { Language, LocalDate, LocalTime } from '../time.ts';
import type { BoardSettings } from './boardSettings.ts';
import type { BoardSlide } from './boardSlides.ts';
import type { NoticeSettings } from './notices.ts';
import { mapNumberSettings, type PolicyNumbers } from './numberSettings.ts';

/** People who are served ahead. */
export const PRIORITIES = ['NORMAL', 'ELDERLY', 'CHILD', 'DISABILITY', 'PREGNANT'] as const;
export type Priority = (typeof PRIORITIES)[number];

export type Texts = Record<Language, string>;

export interface OfficeChannel {
  kind: ChannelKind;
  /** E.164, or an e-mail address in small letters. */
  address: string;
}

export interface Service {
  code: string;
  name: Texts;
  /** By which channels it can be booked. */
  channels: ChannelKind[];
  /** null: nothing is known of it. */
  details: ServiceDetails | null;
}

/** Requirements, fee and duration of a service, for applicants to know before they come. */
export interface ServiceDetails {
  /** Documents and conditions, one an item. */
  requirements: Texts[];
  fee: Texts | null;
  duration: Texts | null;
  /** The rule or the page that the details come from. */
  source: string | null;
  /** The date on which they were right. */
  asOf: LocalDate;
  /** Whether the office has checked them; the general rules that come with the program are not checked. */
  confirmed: boolean;
}

/** The building that people come to, and its telephone; null: not set. */
export interface Premises {
  street: string | null;
  /** A link over https that opens a map. */
  mapUrl: string | null;
  /** E.164. It takes calls, no messages. */
  telephone: string | null;
}

export const NO_PREMISES: Premises = { street: null, mapUrl: null, telephone: null };

/** A question that people ask this office, and the answer in its own words. */
export interface OwnAnswer {
  id: string;
  question: string;
  /** Sentences and words that ask the same. */
  examples: string[];
  text: Texts;
}

export interface Registration {
  /** The fields in order: `#NAMA#TGLLAHIR#TGLKEDATANGAN`. */
  template: string;
  /** The service of those who use it; null: the one a field or keyword names, else the first of the channel. */
  service: string | null;
  /** Further templates, each known by the keyword it begins with: `E-PASSPORT#NAMA#TGLLAHIR#ALAMAT`. */
  more: { template: string; service: string | null }[];
  photo: 'none' | 'optional' | 'required';
  /** When chat registrations are taken, on working days; null: always. */
  intakeHours: { from: LocalTime; to: LocalTime } | null;
}

export interface Policy extends PolicyNumbers {
  /** A freed place comes back after a random number of minutes between these; 0 and 0: at once. */
  freedPlaceMinutes: { from: number; to: number };
  /** When a new day opens for booking; null: at the office's midnight. */
  release: Release | null;
  /** Countries (ISO 3166) to whose numbers digits are sent to prove them; none: those of the office's own numbers. */
  proofCountries: string[];
  /** Codes of offices whose digits the numbers of this office send, and pay for: those that have no WhatsApp or SMS. */
  sendsDigitsFor: string[];
}

/** A new day opens every day at that time, and up to this many minutes later: not at all offices at once. */
export interface Release {
  at: LocalTime;
  jitterMinutes: number;
}

/** Open hours of one day, in office time; windows lie inside `hours` and outside every break. */
export interface DayHours {
  hours: Period;
  breaks: Period[];
  /** Windows of the day that are longer, shorter, larger or smaller than the schedule's. */
  windowMinutes?: number | undefined;
  capacity?: number | undefined;
}

export interface Period {
  from: LocalTime;
  to: LocalTime;
}

export interface Schedule {
  windowMinutes: number;
  /** Places in one window, all shares together. */
  capacity: number;
  /** The letter of the line: A in A312. */
  line: string;
  /** Places of a window by quota; the general quota has the rest. */
  shares: Record<string, number>;
  /** By weekday, 1 is Monday; a day that is missing is closed. */
  week: Partial<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, DayHours>>;
}

/** A schedule that holds from a date on, until the next one does. */
export interface LaterSchedule {
  from: LocalDate;
  schedule: Schedule;
}

/** A named share of each window, for some people. */
export interface Quota {
  /** `priority`. */
  code: string;
  name: Texts;
  /** The letter of its line. */
  line: string;
  /** The people who may use it: of each list that is not empty, one must apply. */
  priorities: Priority[];
  services: string[];
  channels: ChannelKind[];
  /** Kept for people who come without a booking. */
  walkIns: boolean;
  /** Whether the people it is for may have general places as well. */
  generalToo: boolean;
  /** Unused places open to all this many minutes before the window; null: never. */
  opensMinutesBefore: number | null;
}

/** A window whose places were set by hand. */
export interface CapacityOverride {
  from: LocalTime;
  quota: string;
  capacity: number;
}

/** A day that differs: closed, open at other hours, or with other places; closed where it says neither. */
export interface ScheduleException {
  date: LocalDate;
  reason: string;
  /** null: as in the schedule where a capacity is named, else closed. */
  open: DayHours | null;
  /** null: as in the schedule. */
  capacity: number | null;
}

/** How the line at the office runs. */
export interface QueueSettings {
  /** Every so manieth call goes to a priority person, where one waits; 1: always first, 0: no difference. */
  priorityEvery: number;
  /** Places a day for people who come without a booking, besides those that were forfeited or never sold. */
  walkInPlaces: number;
  /** Labels of the counters there are at the first start. */
  counters: string[];
}

/** The name of a sentence at the provider of WhatsApp: a content SID of Twilio's, or a name at Meta. */
export interface ApprovedTemplate {
  id?: string | undefined;
  en?: string | undefined;
  /** The parameters of the sentence in the order of the template's gaps; left out: all, as the catalogue has them. */
  variables?: string[] | undefined;
}

/** Everything that is set for an office, by the file or by its managers. */
export interface OfficeSettings {
  name: string;
  city: string;
  /** Districts and towns whose people come here, for finding the office by them. */
  serves: string[];
  timeZone: string;
  languages: Language[];
  premises: Premises;
  boardSettings: BoardSettings;
  boardSlides: BoardSlide[];
  channels: OfficeChannel[];
  /** The first is meant where none is named. */
  services: Service[];
  registration: Registration;
  policy: Policy;
  schedule: Schedule;
  /** In order of their dates. */
  schedules: LaterSchedule[];
  quotas: Quota[];
  queue: QueueSettings;
  /** The notices to applicants. */
  notices: NoticeSettings;
  /** Sentences as WhatsApp has approved them, by their keys: who wrote long ago can be sent nothing else. */
  approvedTemplates: Record<string, ApprovedTemplate>;
  /** Sentences said in the office's own words. */
  texts: { key: string; language: Language; text: string; sms?: boolean | undefined }[];
  /** Documents to bring, in each language. */
  bring: Texts;
  /** Answers to questions that the program does not know. */
  answers: OwnAnswer[];
}

export interface Office extends OfficeSettings {
  code: string;
  exceptions: ReadonlyMap<LocalDate, ScheduleException>;
  /** By date. */
  overrides: ReadonlyMap<LocalDate, readonly CapacityOverride[]>;
}

export const DEFAULT_POLICY: Policy = {
  ...mapNumberSettings((setting) => setting.default),
  freedPlaceMinutes: { from: 0, to: 0 },
  release: null,
  proofCountries: [],
  sendsDigitsFor: [],
};

/** A service without channels is retired: it is kept for the name of its bookings, and can be had no more. */
export function isRetired({ channels }: Pick<Service, 'channels'>): boolean {
  return channels.length === 0;
}

/** Also a retired one. */
export function serviceOf(office: OfficeSettings, code: string): Service | undefined {
  return office.services.find((service) => service.code === code);
}

/** Whether the office can be reached by chat, so that a number can be proven by writing from it. */
export function hasChat(office: Pick<OfficeSettings, 'channels'>): boolean {
  return office.channels.some(({ kind }) => isChat(kind));
}

/** The kind of the office's channel with that address. */
export function kindOfAddress({ channels }: Pick<OfficeSettings, 'channels'>, address: string): ChannelKind {
  return channels.find((channel) => channel.address === address)?.kind ?? DEFAULT_CHAT_KIND;
}

/** Finds an office that is known to exist. */
export type Offices = (code: string) => Office;
