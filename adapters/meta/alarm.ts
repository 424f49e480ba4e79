// Reads Meta's word on the account, its numbers and its templates: whether they may send.
import { type DroppedEvent, nameOfTemplate, type ProviderAlarm } from '../../src/channel/messages.ts';
import { textAt } from '../json.ts';
import type { MetaSettings } from './settings.ts';

/** Fields of webhooks that are no messages, and what each of their events means: an alarm, or that all is well again. */
const EVENTS: Readonly<Record<string, Readonly<Record<string, 'alarm' | 'over'>>>> = {
  account_update: {
    ...{ ACCOUNT_DELETED: 'alarm', ACCOUNT_RESTRICTION: 'alarm', ACCOUNT_VIOLATION: 'alarm', DISABLED_UPDATE: 'alarm' },
    ...{ PARTNER_REMOVED: 'alarm', ACCOUNT_OFFBOARDED: 'alarm', ACCOUNT_RECONNECTED: 'over' },
  },
  message_template_status_update: {
    ...{ DISABLED: 'alarm', FLAGGED: 'alarm', LIMIT_EXCEEDED: 'alarm', PAUSED: 'alarm', REJECTED: 'alarm' },
    ...{ DELETED: 'alarm', PENDING_DELETION: 'alarm', ARCHIVED: 'alarm', LOCKED: 'alarm' },
    ...{ APPROVED: 'over', REINSTATED: 'over', UNARCHIVED: 'over', UNLOCKED: 'over' },
  },
  phone_number_quality_update: {
    ...{ DOWNGRADE: 'alarm', FLAGGED: 'alarm', ONBOARDING: 'over', UNFLAGGED: 'over', UPGRADE: 'over' },
  },
};

export function isAboutUs(field: string): boolean {
  return Object.hasOwn(EVENTS, field);
}

/**
 * `entry` names the account and the time. Events that change nothing in what may be sent are dropped.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview
 */
export function readAlarm(change: unknown, entry: unknown, settings: MetaSettings): ProviderAlarm | DroppedEvent {
  const [field, event] = [textAt(change, 'field'), textAt(change, 'value', 'event')];
  const meaning = EVENTS[field]?.[event];
  const isOver = meaning === 'over' || textAt(change, 'value', 'ban_info', 'waba_ban_state') === 'REINSTATE';
  const subject = subjectOf(change, field, entry, settings);
  if (!meaning || subject.name === '') return { type: 'dropped', reason: `field ${field}, ${event.slice(0, 40)}` };
  return {
    type: 'alarm',
    ...subject,
    state: isOver ? null : event,
    reason: isOver ? null : reasonOf(change),
    ...toldAt(textAt(entry, 'time')),
  };
}

function subjectOf(
  change: unknown,
  field: string,
  entry: unknown,
  { numbers }: MetaSettings,
): Pick<ProviderAlarm, 'about' | 'name'> {
  const said = (name: string) => textAt(change, 'value', name);
  if (field === 'account_update') return { about: 'ACCOUNT', name: textAt(entry, 'id') };
  if (field === 'message_template_status_update') {
    const [name, language] = [said('message_template_name'), said('message_template_language')];
    return { about: 'TEMPLATE', name: name && language ? nameOfTemplate(name, language) : name };
  }
  const digits = said('display_phone_number').replace(/\D/g, '');
  const known = [...numbers.keys()].find((number) => number.replace(/\D/g, '') === digits);
  return { about: 'NUMBER', name: known ?? (digits && `+${digits}`) };
}

/** In Meta's words: the reason of a rejection, the rule that was broken, the limit that holds now. */
function reasonOf(change: unknown): string | null {
  const paths = [
    ['ban_info', 'waba_ban_state'],
    ['reason'],
    ['disable_info', 'disable_date'],
    ['violation_info', 'violation_type'],
    ['ban_info', 'waba_ban_date'],
    ['restriction_info', 0, 'restriction_type'],
    ['current_limit'],
  ];
  const said = paths.map((path) => textAt(change, 'value', ...path)).filter((text) => text !== '' && text !== 'NONE');
  return said.join(', ') || null;
}

function toldAt(seconds: string): { toldAt?: string } {
  if (!/^\d{1,11}$/.test(seconds)) return {};
  return { toldAt: Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000).toString() };
}
