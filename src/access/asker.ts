// The asker: everything a rule may know of the caller.
import type { ChannelAddress } from '../channel/messages.ts';
import type { ChannelKind } from '../channelKinds.ts';
import { addressKey } from '../phone.ts';
import type { Instant } from '../time.ts';

/** Anybody, over HTTP. */
export interface Anonymous {
  kind: 'anonymous';
  /** The source of the request, for limits. */
  source: string;
}

/** A channel adapter speaking for the sender of a message: that the message came from there proves the address. */
export interface ChatSender {
  kind: 'sender';
  channel: ChannelKind;
  address: ChannelAddress;
  /** When the message was sent, where the channel tells it. */
  sentAt: Instant | null;
}

/** The scopes of an API key, which another front end uses. */
export const SCOPES = ['READ', 'BOOK', 'VOUCH', 'CHECK_IN', 'WALK_IN', 'DESK'] as const;
export type Scope = (typeof SCOPES)[number];

/** Another organisation's front end. */
export interface ApiKeyHolder {
  kind: 'apiKey';
  id: number;
  label: string;
  scopes: readonly Scope[];
  /** The offices that it may name; none: all. */
  offices: readonly string[];
  /** Requests a minute. */
  perMinute: number;
}

export const STAFF_ROLES = ['FRONT_DESK', 'COUNTER_OFFICER', 'MANAGER', 'ADMINISTRATOR'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export type OfficerRole = Exclude<StaffRole, 'ADMINISTRATOR'>;

/** An office at which a person works, and their roles there, that with the most rights first. */
export interface Post {
  office: string;
  roles: readonly [OfficerRole, ...OfficerRole[]];
}

/** Staff of one office, signed in by personal key or by the identity provider. */
export interface Officer {
  kind: 'officer';
  /** `7`, or `oidc` and the subject of the identity provider. */
  id: string;
  name: string;
  /** The role and the office of this request. */
  role: OfficerRole;
  office: string;
  /** All posts of a person to whom the identity provider gives several roles; left out: this one only. */
  posts?: readonly Post[];
  /** The browser session by which the person is signed in; left out: by a key or a token. */
  session?: number;
}

/** The holder of the administrator's key, or staff with that role. */
export interface Administrator {
  kind: 'administrator';
  /** `7`, or `oidc` and the subject of the identity provider; none: the holder of ADMIN_KEY. */
  id?: string;
  name?: string;
  /** The browser session by which the person is signed in; left out: by a key or a token. */
  session?: number;
}

export const DEVICE_KINDS = ['KIOSK', 'BOARD'] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** A device of an office with a key of its own: no member of staff, since applicants stand before it. */
export interface PairedDevice {
  kind: 'device';
  id: number;
  device: DeviceKind;
  office: string;
  /** The label that the office gave it. */
  name: string;
}

export type Asker = Anonymous | ChatSender | ApiKeyHolder | Officer | Administrator | PairedDevice;

/**
 * Whether it is known who is behind what is asked: the sender of a message, staff who have the person before them, or a
 * front end whose operator vouches for having identified the person.
 */
export function isProven(asker: Asker): boolean {
  if (asker.kind === 'device') return false;
  return asker.kind === 'apiKey' ? asker.scopes.includes('VOUCH') : asker.kind !== 'anonymous';
}

/** The key under which a sender's bookings are found; null for askers who are no sender. */
export function senderKeyOf(asker: Asker): string | null {
  return asker.kind === 'sender' ? addressKey(asker.address.kind, asker.address.value) : null;
}

export const ROLE_WORDS: Record<OfficerRole, string> = {
  FRONT_DESK: 'front desk',
  COUNTER_OFFICER: 'counter officer',
  MANAGER: 'manager',
};

/** In whose name a caller who is no staff acts: a child's parent or guardian is the contact that booked for the child. */
export type ActingFor = 'applicant' | 'guardian';

/** The name that is written into the history; applicants read it, so officers are not named. */
export function writtenAs(asker: Asker, as: ActingFor = 'applicant'): string {
  switch (asker.kind) {
    case 'sender':
      return `${as} by ${asker.channel}`;
    case 'apiKey':
      return `${as} by API (${asker.label})`;
    case 'officer':
      return `${ROLE_WORDS[asker.role]} ${asker.id}`;
    case 'administrator':
      return 'administrator';
    case 'device':
      return `${asker.device.toLowerCase()} ${asker.id}`;
    case 'anonymous':
      return `${as} by WEB`;
  }
}

export function isStaff(asker: Asker): boolean {
  return asker.kind === 'officer' || asker.kind === 'administrator';
}

/**
 * Whether what the asker changes goes to the audit log: staff, devices of offices, and other programs. Steps of
 * applicants themselves stand in the history of their bookings.
 */
export function isAudited(asker: Asker): boolean {
  return isStaff(asker) || asker.kind === 'device' || asker.kind === 'apiKey';
}

/** Whether the asker works at that office, or everywhere; a program of a desk works at the offices of its key. */
export function worksAt(asker: Asker, office: string): boolean {
  if (asker.kind === 'apiKey') return asker.scopes.includes('DESK') && asker.offices.includes(office);
  return asker.kind === 'administrator' || (asker.kind === 'officer' && asker.office === office);
}

/** Whether the asker has visitors of that office before it: staff, also those of another office, and the office's desk. */
export function isAtDesk(asker: Asker, office: string): boolean {
  return isStaff(asker) || worksAt(asker, office);
}

/** Two askers of the same roles see the same if this is the same, too. */
export function workplaceOf(asker: Asker): string {
  if (asker.kind === 'apiKey') return asker.scopes.includes('DESK') ? asker.offices.toSorted().join() : '';
  if (asker.kind === 'officer' || asker.kind === 'device') return asker.office;
  // Free places are those of the channel by which a sender books.
  return asker.kind === 'sender' ? asker.channel : '';
}
