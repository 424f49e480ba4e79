// Every column of every table: the personal data in it with its term of retention, or that it says nothing of a person.
import type { NumberSettingName } from './office/numberSettings.ts';

/** A term in days: a number, or a setting of the office whose data it is. */
export type Term = NumberSettingName | number;

/** Personal data that is deleted or blanked when its terms are over. */
export interface RetentionRule {
  table: string;
  /** In the order of the table's columns. */
  columns: readonly string[];
  /** One after the other. */
  terms: readonly Term[];
  /** The moment from which they count. */
  from: string;
  /** No office is known of it: the longest term of all offices holds. */
  isOfAllOffices?: true;
  /** The row goes, or stays for the figures with other values in these columns. */
  end: 'deleted' | 'blanked';
}

/** Personal data without a term, for a reason. */
export interface KeptForGood {
  table: string;
  columns: readonly string[];
  why: string;
}

export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    table: 'booking',
    columns: ['address', 'birth_date', 'name', 'person_key', 'phone', 'photo', 'sender_key'],
    terms: ['retentionDays'],
    from: 'the day of the visit',
    end: 'blanked',
  },
  { table: 'booking', columns: ['source'], terms: [1], from: 'the booking, unless it is still held', end: 'blanked' },
  {
    table: 'photo',
    columns: ['bytes'],
    terms: ['retentionDays'],
    from: 'the day of the visit; after one day if no booking has it',
    end: 'deleted',
  },
  {
    table: 'sent_photo',
    columns: ['message', 'photo'],
    terms: ['retentionDays'],
    from: 'the day of the visit; after one day if no booking has it',
    end: 'deleted',
  },
  {
    table: 'number_proof',
    columns: ['digest'],
    terms: ['retentionDays'],
    from: 'the day of the visit; it proves nothing after ten minutes',
    end: 'deleted',
  },
  {
    table: 'imported_booking',
    columns: ['reference'],
    terms: ['retentionDays'],
    from: 'the day of the visit: a digest of the reference of another system, which may be a number of a person',
    end: 'deleted',
  },
  {
    table: 'inbox_message',
    columns: ['action', 'content_key', 'media', 'message_id', 'profile_name', 'sender', 'text'],
    terms: ['retentionDays'],
    from: 'its arrival, once it was answered',
    end: 'deleted',
  },
  {
    table: 'outbox_message',
    columns: ['buttons', 'media', 'parameters', 'provider_id', 'purpose', 'recipient', 'sealed', 'standard', 'text'],
    terms: ['retentionDays'],
    from: 'the day it was written, unless it still waits',
    end: 'deleted',
  },
  {
    table: 'delivery_receipt',
    columns: ['provider_id'],
    terms: ['retentionDays'],
    from: 'the message that it is of, or its own arrival',
    end: 'deleted',
  },
  {
    table: 'conversation',
    columns: ['sender', 'state'],
    terms: ['retentionDays'],
    from: 'the last message of the person',
    end: 'deleted',
  },
  {
    table: 'attended_conversation',
    columns: ['sender'],
    terms: ['retentionDays'],
    from: 'the last time that officers had to do with it',
    end: 'deleted',
  },
  {
    table: 'sender_alias',
    columns: ['alias', 'sender'],
    terms: ['retentionDays'],
    from: 'the last message; the longest of all offices',
    isOfAllOffices: true,
    end: 'deleted',
  },
  {
    table: 'opt_out',
    columns: ['recipient'],
    terms: ['optOutDays'],
    from: 'the last time the person asked for it',
    end: 'deleted',
  },
  {
    table: 'block',
    columns: ['key', 'missed', 'reason'],
    terms: ['blockDays', 'retentionDays'],
    from: 'its beginning, or its end if that is earlier',
    end: 'deleted',
  },
  {
    table: 'ticket',
    columns: ['note', 'walk_in_name'],
    terms: ['retentionDays'],
    from: 'the day of the visit',
    end: 'blanked',
  },
  {
    table: 'push_subscription',
    columns: ['endpoint_digest', 'sealed'],
    terms: [2],
    from: 'the day of the visit, or the moment from which the push service no longer knows the browser',
    end: 'deleted',
  },
  { table: 'guess', columns: ['about', 'subject'], terms: [1], from: 'the guess', end: 'deleted' },
  { table: 'idempotency', columns: ['key', 'refusal'], terms: [1], from: 'the request', end: 'deleted' },
  {
    table: 'lottery_entry',
    columns: ['person', 'request', 'sender', 'source', 'spelling', 'wider'],
    terms: [1],
    from: 'the entry, once it was drawn',
    end: 'blanked',
  },
  {
    table: 'place_request',
    columns: ['person_key', 'photo', 'request', 'sender_key'],
    terms: [30],
    from: 'the request, if it has led to no booking before; its photo as long',
    end: 'deleted',
  },
  { table: 'number_claim', columns: ['number'], terms: [1], from: 'the message', end: 'deleted' },
  { table: 'proof_sent', columns: ['number', 'source', 'wider'], terms: [1], from: 'the message', end: 'deleted' },
  {
    table: 'unproven_place',
    columns: ['person', 'source', 'wider'],
    terms: [1],
    from: 'the moment from which the place counts no longer',
    end: 'deleted',
  },
  { table: 'limit_count', columns: ['key'], terms: [1], from: 'the last time that it was counted', end: 'deleted' },
  { table: 'work_done', columns: ['source', 'wider'], terms: [1], from: 'the work', end: 'deleted' },
  {
    table: 'webhook_delivery',
    columns: ['response'],
    terms: [30],
    from: 'the event, once it was delivered or given up: what a receiver writes in its answer',
    end: 'deleted',
  },
  {
    table: 'staff_session',
    columns: ['browser', 'name', 'source', 'subject'],
    terms: [30],
    from: 'its end',
    end: 'deleted',
  },
];

export const KEPT_FOR_GOOD: readonly KeptForGood[] = [
  {
    table: 'audit',
    columns: ['asker', 'detail', 'persons', 'source', 'subject', 'subjects', 'who'],
    why: 'the deeds of staff, without a name of an applicant; the operator deletes old rows by `forget_audit` ([audit.md](audit.md))',
  },
  {
    table: 'lottery_entry',
    columns: ['ticket'],
    why: 'a pseudonym, by which anyone can repeat the draw; deleted with the visits of its day',
  },
  {
    table: 'place_log',
    columns: ['officer', 'person'],
    why: 'pseudonyms; the names behind them are deleted with the booking ([place-log.md](place-log.md))',
  },
  {
    table: 'staff',
    columns: ['name'],
    why: 'names of staff, also of those who left: the audit log refers to them',
  },
  {
    table: 'api_key',
    columns: ['label'],
    why: 'names of programs, also of keys that were revoked: the audit log refers to them',
  },
  {
    table: 'device',
    columns: ['label'],
    why: 'names of kiosks and boards, also of those that were ended: the audit log refers to them',
  },
];

/**
 * Columns that say nothing of a person by themselves. Codes of bookings and numbers of tickets are among them: when the
 * booking is blanked they lead to no one. Officers are named by the number of their key (`officer 7`).
 */
export const NOT_PERSONAL: Readonly<Record<string, string>> = {
  feed_event: 'api_key at booking data id office source source_id subject type',
  feed_note: 'at booking data id message noted_at office subject type',
  webhook:
    'api_key created_at disabled_at disabled_why done ended_at failing_since id office old_secret old_secret_until secret types url with_personal_data',
  webhook_delivery:
    'attempts claimed_until created_at duration_ms event fault id next_at state status subject tried_at until webhook',
  api_key: 'created_at digest hint id last_used_at offices per_minute revoked_at scopes',
  attended_conversation:
    'assigned_to channel id language last_at office read_id recipient sender_kind taken_by taken_until waiting_since why',
  audit: 'at id office seal what',
  audit_export: 'sequence target',
  audit_head: 'digest done keyed_at mark marked_by name seal sequence',
  audit_link: 'audit content digest sequence',
  block: 'began_at by ends_at id kind lifted_at lifted_by office',
  board: 'changes day dirty notice office sequence since_priority walk_ins',
  board_frame: 'at frame office sequence',
  board_shown: 'changes office sequence',
  booking:
    'api_key changes channel code confirm_by confirmed_at forfeit_at free_changes held_at language live office overflowed_from place priority proven queue_number sender_slot service status version visit_date window_id',
  board_picture: 'at bytes content_type id office',
  booking_event: 'action at booking by detail id place window_id',
  capacity_override: 'capacity date office quota starts',
  capacity_window:
    'capacity date ends_at id issued line office opens_to_all_at ordinal planned quota resting starts_at taken',
  conversation: 'at attended channel recipient',
  counter: 'id label office officer open removed services',
  day_change: 'at before by id key office part_of undo_until undone_at what windows',
  day_figures: 'at date final office parts total version',
  delivery_receipt: 'at channel error_code fault status',
  device:
    'created_at digest ended_at id kind last_used_at office page_version paired_with pairing_digest pairing_until reloads settings',
  demonstration: 'began_at clock_at id seed steps training_began_at',
  due_notice: 'at booking detail id kind',
  freed_place: 'back_at freed_at id offer_until offered_to office refused_by window_id',
  guess: 'at id',
  holiday_calendar: 'asked_at closed days declined etag fault office read_at subscribed_at url',
  idempotency: 'at booking input ticket',
  imported_booking: 'at booking',
  inbox_message:
    'channel failures handled_at handled_by id intent office opt_out reason received_at recipient sender_kind sent_at worked_at',
  listed_until: 'at channel',
  lottery: 'closed_at date drawn_at draws_at office opens_at seed',
  lottery_entry: 'booking date entered_at id office position refusal work',
  moved_booking:
    'booking change from_date from_forfeit_at from_number from_place from_quota from_starts_at from_window reached to_number to_starts_at version',
  number_claim: 'digest expires_at message office sent_at tries',
  number_proof: 'booking expires_at sent sent_at tries',
  office: 'code from_file from_managers position',
  opened_days: 'first_date last_date office plan',
  opt_out: 'at by channel sender',
  outbox_message:
    'attempts booking booking_version calm channel created_at fault id key language not_after office once reason recipient_kind sender sent_at status template tried_at unsure_at waits',
  passport_ready: 'booking times told_at',
  photo: 'at content_type id office',
  place_cursor: 'began done mark marked_by name',
  place_head: 'at digest office public_key sequence signature',
  place_seal: 'begun_after begun_at digest office public_key sequence signature',
  place_request: 'asked_at by channel due_at expires_at id office waits_for',
  place_log: 'action asker at day digest event office place previous quota sequence starts_at window_id',
  proof_sent: 'at id message office',
  provider_alarm: 'about channel name reason since state told_at',
  provider_resource: 'id key',
  push_subscription: 'board_seen booking created_at date id language office ticket told version_seen',
  reminder_round: 'after at done kind office',
  restoration: 'restored_at resumed_at taken_at',
  retention: 'done_until office',
  saved_reply: 'ended_at id office text title',
  schedule_exception: 'capacity date office open origin reason',
  secret: 'name value',
  sender_alias: 'at channel',
  sending: 'calm_at channel fault fault_at free_at notice_at paused_until probes reply_at sender',
  staff: 'counts_from created_at digest ended_at id last_used_at office role',
  staff_card: 'created_at digest ended_at id last_used_at locked_at pin staff wrong_tries',
  staff_session: 'created_at digest ended_at ends_at id last_used_at roles',
  standby: 'asked_at booking earliest id lapses left_at office',
  ticket:
    'booking called_at calls counter date ended_at first_called_at id issued_at near_told not_before number office priority put_back_at put_back_from rated reason returned_at service serving_at status times_later wanted_counter window_starts_at',
  ticket_event: 'action at by detail id ticket',
  unproven_place: 'booking counts_until office work',
  visit_rating: 'date good office poor service very_good very_poor',
  withdrawn_window: 'date id office',
  limit_count: 'expire points',
  work_done: 'at booking id office',
  worker_owner: 'lock worker',
};
