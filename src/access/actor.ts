// Reads the texts that name an actor, as histories and the audit log keep them: `manager 7`, `applicant by WHATSAPP`, `clock`.
import { type ChannelKind, isChannelKind } from '../channelKinds.ts';
import { type OfficerRole, ROLE_WORDS, type StaffRole } from './asker.ts';

export const ACTOR_KINDS = ['APPLICANT', 'GUARDIAN', 'STAFF', 'API_KEY', 'KIOSK', 'BOARD', 'WEBHOOK', 'CLOCK'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** The author of a change or a reading. */
export interface ActorParts {
  kind: ActorKind;
  /** The role in which a member of staff acted; null: the text has none. */
  role: StaffRole | null;
  /** `7`, or `oidc` and the subject of the identity provider; null: an applicant, the clock, or the holder of ADMIN_KEY. */
  id: string | null;
  /** The name of the member of staff, or the label of the device or program; null: the text has none. */
  name: string | null;
  /** The channel by which an applicant acted. */
  channel: ChannelKind | null;
}

const ROLES_BY_WORDS = new Map<string, StaffRole | null>([
  ...(Object.entries(ROLE_WORDS) as [OfficerRole, string][]).map(([role, words]) => [words, role] as const),
  ['administrator', 'ADMINISTRATOR'],
  // The key of an officer, whose role is not told.
  ['officer', null],
]);
const KINDS_BY_WORDS: ReadonlyMap<string, ActorKind> = new Map([
  ['API key', 'API_KEY'],
  ['api key', 'API_KEY'],
  ['kiosk', 'KIOSK'],
  ['board', 'BOARD'],
  ['webhook', 'WEBHOOK'],
]);
const WORDS = [...ROLES_BY_WORDS.keys(), ...KINDS_BY_WORDS.keys()].join('|');
const APPLICANT_TEXT = /^(applicant|guardian) by ([A-Z][A-Z0-9]*)(?: \((.*)\))?$/s;
const NUMBERED_TEXT = new RegExp(`^(${WORDS})(?: (\\d+|oidc .+?))?(?: \\((.*)\\))?$`, 's');

/** As `writtenAs` and `whoIs` write them. A text of neither is the name of a member of staff. */
export function readActor(text: string): ActorParts {
  const unknown = { role: null, id: null, name: null, channel: null };
  if (text === 'clock') return { ...unknown, kind: 'CLOCK' };
  const [, as, channel, label = null] = APPLICANT_TEXT.exec(text) ?? [];
  if (as && channel)
    return {
      ...unknown,
      kind: as === 'guardian' ? 'GUARDIAN' : 'APPLICANT',
      channel: isChannelKind(channel) ? channel : null,
      name: label,
    };
  const [, words, id = null, name = null] = NUMBERED_TEXT.exec(text) ?? [];
  if (!words) return { ...unknown, kind: 'STAFF', name: text };
  // The holder of ADMIN_KEY has no name of a person.
  const named = { id, name: id === null ? null : name };
  const kind = KINDS_BY_WORDS.get(words);
  if (kind) return { ...unknown, ...named, kind };
  return { ...unknown, ...named, kind: 'STAFF', role: ROLES_BY_WORDS.get(words) ?? null };
}
