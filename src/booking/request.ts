// The rules of a request to book that need no look at free places: person, service, intake hours, photo and date.
import type { Asker } from '../access/asker.ts';
import { readName } from '../applicantName.ts';
import { refusedDate } from '../capacity/windowRules.ts';
import type { ChannelKind } from '../channelKinds.ts';
import { takesIntake } from '../office/hours.ts';
import { isRetired, type Office, type Priority, type Service, serviceOf } from '../office/settings.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { ageOn, dateIn, type Instant, type Language, type LocalDate, timeIn } from '../time.ts';

/** A request to book. */
export interface BookRequest {
  office: string;
  service?: string | null | undefined;
  /** None: the first day with a place. */
  visitDate?: LocalDate | null | undefined;
  /** A window picked from availability; none: the first of the day. */
  window?: number | null;
  name: string;
  birthDate: LocalDate;
  address?: string | null;
  /** E.164. */
  phone?: string | null;
  photo?: string | null;
  priority?: Priority | null;
  /** false: refuse with alternatives where the day is full. */
  acceptNextPlace?: boolean | null;
  language: Language;
  /** By which channel it comes where the asker is no sender. */
  channel?: ChannelKind | null;
}

/** Years; a birth date before is a slip. */
const MAX_AGE_YEARS = 120;

export function channelOf(request: Pick<BookRequest, 'channel'>, asker: Asker): ChannelKind {
  if (asker.kind === 'sender') return asker.channel;
  if (asker.kind === 'anonymous') return request.channel ?? 'WEB';
  return asker.kind === 'apiKey' ? 'API' : 'COUNTER';
}

/** The service meant: the one named, else the first the office offers by that channel. */
export function serviceMeant(
  request: Pick<BookRequest, 'service'>,
  office: Office,
  channel: ChannelKind,
): Service | undefined {
  if (request.service !== null && request.service !== undefined) return serviceOf(office, request.service);
  return (
    office.services.find((service) => service.channels.includes(channel)) ??
    office.services.find((service) => !isRetired(service))
  );
}

/** At this age a person is served ahead of others: lansia. */
const ELDERLY_YEARS = 60;
/** Below this age a child is. */
const SMALL_CHILD_YEARS = 5;

type PriorityClaim = Pick<BookRequest, 'priority' | 'birthDate'>;

/** A claim that is looked at at the desk is kept; else the birth date decides, which needs no asking and no claim. */
export function priorityOf({ priority, birthDate }: PriorityClaim, today: LocalDate): Priority {
  return priority && !GIVEN_BY_AGE.has(priority) ? priority : priorityByAge(birthDate, today);
}

/** Whether a priority was claimed that the birth date does not give. */
export function contradictsAge({ priority, birthDate }: PriorityClaim, today: LocalDate): boolean {
  if (!priority || priority === 'NORMAL' || !GIVEN_BY_AGE.has(priority)) return false;
  return priority !== priorityByAge(birthDate, today);
}

const GIVEN_BY_AGE: ReadonlySet<Priority> = new Set(['NORMAL', 'ELDERLY', 'CHILD']);

function priorityByAge(birthDate: LocalDate, today: LocalDate): Priority {
  const age = ageOn(birthDate, today);
  if (age >= ELDERLY_YEARS) return 'ELDERLY';
  return age >= 0 && age < SMALL_CHILD_YEARS ? 'CHILD' : 'NORMAL';
}

/** The refusals that need no look at free places. */
export function bookingRefusal(request: BookRequest, office: Office, asker: Asker, now: Instant): Refusal | null {
  return (
    refusedPerson(request, office, now) ??
    refusedService(request, office, channelOf(request, asker)) ??
    refusedIntake(request, office, asker, now) ??
    (request.visitDate ? refusedDate(request.visitDate, office, now) : null)
  );
}

export function isPossibleBirthDate(birthDate: LocalDate, today: LocalDate): boolean {
  const age = ageOn(birthDate, today);
  return age >= 0 && age < MAX_AGE_YEARS;
}

function refusedPerson(request: BookRequest, office: Office, now: Instant): Refusal | null {
  if (readName(request.name) === null) return refuse('INVALID_NAME', {}, { field: 'applicant.name' });
  if (!isPossibleBirthDate(request.birthDate, dateIn(office.timeZone, now)))
    return refuse('INVALID_BIRTH_DATE', {}, { field: 'applicant.birthDate' });
  return null;
}

function refusedService(request: BookRequest, office: Office, channel: ChannelKind): Refusal | null {
  const service = serviceMeant(request, office, channel);
  if (!service || isRetired(service)) return refuse('NOT_OFFERED', { office: office.name }, { field: 'service' });
  if (service.channels.includes(channel)) return null;
  const name = service.name[request.language];
  return refuse('NOT_BY_CHANNEL', { service: name, office: office.name }, { field: 'service' });
}

/** Intake hours and the photo are asked of chat registrations; when the message was sent counts, where it is known. */
function refusedIntake(request: BookRequest, office: Office, asker: Asker, now: Instant): Refusal | null {
  if (asker.kind !== 'sender') return null;
  const at = asker.sentAt ?? now;
  const { intakeHours } = office.registration;
  const on = dateIn(office.timeZone, at);
  if (intakeHours && !takesIntake(office, on, timeIn(office.timeZone, at)))
    return refuse('OUTSIDE_INTAKE_HOURS', { hours: { ...intakeHours, zone: office.timeZone, on } });
  return refusedPhoto(request, office);
}

/** A chat registration without the photo that the office wants. */
export function refusedPhoto({ photo }: Pick<BookRequest, 'photo'>, { registration }: Office): Refusal | null {
  return registration.photo === 'required' && !photo ? refuse('PHOTO_REQUIRED', {}, { field: 'photo' }) : null;
}
