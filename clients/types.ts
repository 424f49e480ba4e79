// The inputs and enums that clients of the API use. @generated from schema.graphql by npm run schema — do not edit.
/** A failed message, corrected by an officer into a booking. */
export interface AcceptMessageInput {
  /** The applicant whom the sender meant. */
  applicant: ApplicantInput;
  /** Idempotency key, accepted for uniformity: a message can be accepted only once. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Identifier of the message, `FailedMessage.id`. At most 40 characters. */
  message: string | number;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Code of the service; null for the office's first service that can be booked by this channel. At most 40 characters. */
  service?: string | number | null | undefined;
  /** The wanted day; null for the first day with a free place. */
  visitDate?: string | null | undefined;
}

/** The kind of person, program or device that did something. */
export type ActorKind =
  /** A program of another organisation, by its API key. */
  | 'API_KEY'
  /** The applicant, by `Actor.channel`. */
  | 'APPLICANT'
  /** A lobby board of the office. */
  | 'BOARD'
  /** The server itself, when a time was reached. */
  | 'CLOCK'
  /** The parent or guardian of an applicant under 18, by `Actor.channel`. */
  | 'GUARDIAN'
  /** A kiosk of the office. */
  | 'KIOSK'
  /** A member of staff or an administrator, in the role `Actor.role`. */
  | 'STAFF'
  /** A webhook, to which the data were sent. */
  | 'WEBHOOK';

/** Data of a new counter. */
export interface AddCounterInput {
  /** Idempotency key: within a day the change is made once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Label shown on the lobby board, 1 to 20 characters: `1`. At most 20 characters. */
  label: string;
  /** Code of the office in which the counter stands. At most 40 characters. */
  office: string | number;
  /** Codes of the services offered at the counter; null or empty for all services. At most 200 items. At most 40 characters each. */
  services?: readonly (string | number)[] | null | undefined;
}

/** A new saved reply. */
export interface AddSavedReplyInput {
  /** Idempotency key: within a day the saved reply is made once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Text, 1 to 1000 characters. At most 1000 characters. */
  text: string;
  /** Title, 1 to 60 characters. At most 100 characters. */
  title: string;
}

/** Data of a new member of staff. */
export interface AddStaffInput {
  /** Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the secret key is shown only once. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The full name, 1 to 100 characters. At most 100 characters. */
  name: string;
  /** Code of the office at which the person works. At most 40 characters. */
  office: string | number;
  /** Role of the new member of staff. ADMINISTRATOR is refused here: use `addAdministrator`. */
  role: StaffRole;
}

/** A text for the lobby board of an office. */
export interface AnnounceInput {
  /** Idempotency key, accepted for uniformity: setting the same text again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The text to show; null removes the present one. At most 300 characters. */
  notice?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
}

/** The text of an answer in each language. */
export interface AnswerTextInput {
  /** The answer in English, 1 to 1000 characters; null if the Indonesian one is for all. At most 1000 characters. */
  en?: string | null | undefined;
  /** The answer in Indonesian, 1 to 1000 characters. At most 1000 characters. */
  id: string;
}

/** The person who comes to the office. Show them `Office.privacy` before you ask for these data. */
export interface ApplicantInput {
  /** Postal address in free text; only some offices ask for it. At most 300 characters. */
  address?: string | null | undefined;
  /** Date of birth, as on the identity card. With the name it identifies the person. */
  birthDate: string;
  /** Full name, as on the identity card: letters, spaces and ' . , - / only. Other characters, or more than 100, are refused with INVALID_NAME. At most 1000 characters. */
  name: string;
}

/** A conversation, and the officer to whom it is assigned. */
export interface AssignConversationInput {
  /** Identifier of the conversation, `Conversation.id`. At most 40 characters. */
  conversation: string | number;
  /** Idempotency key, accepted for uniformity: the same change made again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Identifier of the officer, `ConversationOfficer.id`; null: to none. At most 300 characters. */
  officer?: string | number | null | undefined;
}

/** An address to block from booking. */
export interface BlockAddressInput {
  /** A phone number, or the identifier a channel gave the sender, as lists show it. At most 200 characters. */
  address: string;
  /** Idempotency key: within a day the change is made once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office; null for all offices, which only administrators may block. At most 40 characters. */
  office?: string | number | null | undefined;
  /** The reason for the block, shown to staff only. At most 300 characters. */
  reason: string;
  /** Time at which the block ends by itself; null for a block that lasts until it is lifted, at most `blockDays` of the office. */
  until?: string | null | undefined;
}

/** The origin of a block: staff, or missed visits. */
export type BlockKind =
  /** The clock set the block after several missed visits in a row. */
  | 'FORFEITS'
  /** A member of staff set the block. */
  | 'STAFF';

/** Hours of each day in the office's time zone. They go over midnight if `to` is before `from`. */
export interface BoardHoursInput {
  /** Start of the hours: `18:00`. */
  from: string;
  /** End of the hours: `06:00`. */
  to: string;
}

/** Look and sound of the lobby boards of an office. All of it is replaced. */
export interface BoardSettingsInput {
  /** The word for a counter on the board, of 12 characters at most: `Ruang`, `Room`; null for `Loket` and `Counter`. */
  counterWord?: TextsInput | null | undefined;
  /** Hours in which boards are dark; null for the choice of the board's machine. */
  darkHours?: BoardHoursInput | null | undefined;
  /** Hours in which calls are shown but not heard; null for none. */
  quietHours?: BoardHoursInput | null | undefined;
  /** Loudness of chime and voice in percent of the full one, from 0 to 100. */
  volumePercent: number;
}

/** A picture or an announcement for the lobby boards of an office. */
export interface BoardSlideInput {
  /** Hours in which it is shown; null for all day. */
  hours?: BoardHoursInput | null | undefined;
  /** Id of a picture that was uploaded to `/offices/<office>/board-pictures`; null to show the text. At most 40 characters. */
  picture?: string | number | null | undefined;
  /** Seconds for which it is shown each time, from 5 to 120. */
  seconds: number;
  /** The announcement, or the picture in words, of 200 characters at most in each language. */
  text: TextsInput;
}

/** An action on a booking, which a status and the office's rules may allow. */
export type BookingAction =
  /** Accept or decline the earlier place that is offered: `acceptOffer`, `declineOffer`. */
  | 'ANSWER_OFFER'
  /** Give up the place: `cancelBooking`. */
  | 'CANCEL'
  /** Check in at the office, by the front desk: `checkIn`. */
  | 'CHECK_IN'
  /** Confirm the hold: `confirmBooking`. */
  | 'CONFIRM'
  /** Wait no longer for an earlier place: `leaveStandby`. */
  | 'LEAVE_STANDBY'
  /** Wait for an earlier place: `requestStandby`. */
  | 'REQUEST_STANDBY'
  /** Move the booking to another day or window: `rescheduleBooking`. */
  | 'RESCHEDULE'
  /** Have digits sent to the phone number, to confirm the hold by: `sendProof`. */
  | 'SEND_PROOF';

/** Status of a booking in its life cycle. */
export type BookingStatus =
  /** The booking was cancelled; its place is free again. */
  | 'CANCELLED'
  /** The applicant has checked in at the office and has a ticket. */
  | 'CHECKED_IN'
  /** The booking is confirmed and has a queue number. */
  | 'CONFIRMED'
  /** The hold was not confirmed in time; its place is free again. */
  | 'EXPIRED'
  /** The applicant did not check in by the deadline ("hangus"). */
  | 'FORFEITED'
  /** A hold: the place is reserved until `confirmBy`, and expires unless it is confirmed by then. */
  | 'HELD';

/** A request for a place at an office. */
export interface BookInput {
  /** Whether to give the next free place if the day or window is full. If false, the request is refused with alternatives. */
  acceptNextPlace?: boolean;
  /** The person who comes to the office. Name and birth date cannot be changed afterwards. */
  applicant: ApplicantInput;
  /** The six digits that `sendNumberProof` sent to `phone`: the applicant is proven, has no budgets and pushes aside unproven bookings of the person or number. Wrong ones are refused (WRONG_DIGITS). They are no part of the input that an idempotency key stands for. At most 40 characters. */
  digits?: string | null | undefined;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same booking. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Language of the answer and of later messages; null for the language of the request. */
  language?: Language | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** The applicant's phone number. A number can have only as many live bookings as the office allows. */
  phone?: string | null | undefined;
  /** Reference to the photo of the identity card, as the channel that received it names it. A photo that was not sent to this office is refused. At most 400 characters. */
  photo?: string | number | null | undefined;
  /** Priority claimed by the applicant; an officer checks it at the office. The birth date alone gives ELDERLY (from 60 years on) and CHILD (below 5): claims that contradict it are not kept, and `Booking.priorityNote` tells so. */
  priority?: Priority | null | undefined;
  /** Code of the service; null for the office's first service that can be booked by this channel. At most 40 characters. */
  service?: string | number | null | undefined;
  /** The wanted window or day; null for the first free place of all, as `earliest` gives it. */
  when?: VisitTimeInput | null | undefined;
  /** The solved challenge of `Refusal.work`, as JSON with `challenge` and its `solution` (`counter`, `derivedKey`). It is no part of the input that an idempotency key stands for. At most 4000 characters. */
  work?: string | null | undefined;
}

/** The reason for which a calendar could not be read. */
export type CalendarFault =
  /** The address, or one to which it redirects, is not a public one. */
  | 'NOT_ALLOWED'
  /** No server answered there within 15 seconds. */
  | 'NOT_REACHED'
  /** The answer is no calendar, or one that cannot be read. */
  | 'NOT_READ'
  /** The server answered with an error, or with one redirect after the other. */
  | 'REFUSED'
  /** The answer has more than 800,000 bytes. */
  | 'TOO_LARGE';

/** A counter that is free to call the next ticket. */
export interface CallNextInput {
  /** Identifier of the counter, `Counter.id`: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
}

/** The rule by which a ticket was called ahead of the others. */
export type CallReason =
  /** An officer chose the ticket: `callTicket`. */
  | 'CHOSEN'
  /** The ticket is early for its window, and no other ticket was waiting. */
  | 'EARLY'
  /** The ticket has priority, and the office's ratio for priority calls was due. */
  | 'PRIORITY'
  /** The ticket returned after parking, a transfer or a no-show, ahead of new tickets. */
  | 'RETURNED'
  /** The ticket is a walk-in, and no ticket whose window has begun was waiting. */
  | 'WALK_IN'
  /** The window has begun: earlier windows first, then earlier check-ins. */
  | 'WINDOW';

/** A counter that is free, and the waiting ticket to call there. */
export interface CallTicketInput {
  /** Identifier of the counter, `Counter.id`: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Queue number of the ticket: `A312`. At most 40 characters. */
  number: string;
}

/** Hours in which notices are sent, in the office's time zone. */
export interface CalmHoursInput {
  /** Start of the range: `07:00`. */
  from: string;
  /** End of the range, later than `from`: `21:00`. */
  to: string;
}

/** A booking to cancel, with proof that the caller may do so. */
export interface CancelBookingInput {
  /** The applicant's birth date, as proof if the caller is not the sender of the booking. */
  birthDate?: string | null | undefined;
  /** Public code of the booking, as sent to the applicant. */
  code: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
}

/** A capacity change to preview: exactly one of these fields must be given. */
export interface CapacityPreviewInput {
  /** Shows the effect of `closeDay` with this input. */
  closeDay?: CloseDayInput | null | undefined;
  /** Shows the effect of `removeException` with this input. */
  removeException?: RemoveExceptionInput | null | undefined;
  /** Shows the effect of `removeSchedule` with this input. */
  removeSchedule?: RemoveScheduleInput | null | undefined;
  /** Shows the effect of `setCapacity` with this input. */
  setCapacity?: SetCapacityInput | null | undefined;
  /** Shows the effect of `setException` with this input. */
  setException?: SetExceptionInput | null | undefined;
  /** Shows the effect of `setQuotas` with this input. */
  setQuotas?: SetQuotasInput | null | undefined;
  /** Shows the effect of `setSchedule` with this input. */
  setSchedule?: SetScheduleInput | null | undefined;
}

/** A change of an answer; what is null stays as it is. */
export interface ChangeAnswerInput {
  /** The answer; null to keep it. */
  answer?: AnswerTextInput | null | undefined;
  /** All other sentences and words; null to keep them. At most 20 items. At most 200 characters each. */
  examples?: readonly (string)[] | null | undefined;
  /** Identifier of the answer, `OfficeAnswer.id`. At most 40 characters. */
  id: string | number;
  /** Idempotency key, accepted for uniformity: making the same change again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** The question in one line; null to keep it. At most 200 characters. */
  question?: string | null | undefined;
}

/** The new name and settings of a device. */
export interface ChangeDeviceInput {
  /** Identifier of the device, `Device.id`: `KIOSK/7`. At most 40 characters. */
  id: string | number;
  /** Idempotency key, accepted for uniformity: the same change again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** New name, 1 to 100 characters; null keeps the name. At most 100 characters. */
  label?: string | null | undefined;
  /** Code of the office at which the device stands. At most 40 characters. */
  office: string | number;
  /** The settings to change; null keeps them all. */
  settings?: DeviceSettingsInput | null | undefined;
}

/** A change to the settings of an office. */
export interface ChangeOfficeInput {
  /** Idempotency key, accepted for uniformity: making the same change again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** The settings that change. They take precedence over the offices file. */
  settings: OfficeSettingsInput;
}

/** A saved reply with its new title and text. */
export interface ChangeSavedReplyInput {
  /** Identifier of the saved reply, `SavedReply.id`. At most 40 characters. */
  id: string | number;
  /** Idempotency key, accepted for uniformity: the same change made again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Text, 1 to 1000 characters. At most 1000 characters. */
  text: string;
  /** Title, 1 to 60 characters. At most 100 characters. */
  title: string;
}

/** Changes to a webhook; what is null stays. */
export interface ChangeWebhookInput {
  /** Whether the webhook is told of events. Enabled again, it is told of all events since it was disabled. */
  enabled?: boolean | null | undefined;
  /** Identifier of the webhook. At most 40 characters. */
  id: string | number;
  /** Idempotency key, accepted for uniformity: the same change again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office; null for API keys, which have webhooks of their own, and for administrators. At most 40 characters. */
  office?: string | number | null | undefined;
  /** The kinds of events that it is told of; empty for all. At most 200 items. */
  types?: readonly (FeedEventType)[] | null | undefined;
  /** The new URL to which events are posted. At most 2000 characters. */
  url?: string | null | undefined;
  /** Whether bodies have the personal data of the applicant. */
  withPersonalData?: boolean | null | undefined;
}

/** A way in which an applicant contacts an office. Servers may have further ones: take a value that you do not know for another channel, and its name from `OfficeChannel.name`. */
export type ChannelKind =
  /** Another organisation's front end, by an API key. */
  | 'API'
  /** In person, at the office. */
  | 'COUNTER'
  /** A mail to the office's address. */
  | 'EMAIL'
  /** A channel that this server had once and does not have now. Never an input. */
  | 'OTHER'
  /** A text message (SMS) to the office's number. */
  | 'SMS'
  /** The booking page or the web form. */
  | 'WEB'
  /** A message to the office's WhatsApp number. */
  | 'WHATSAPP';

/** A person with a booking who stands at the door of the office. */
export interface CheckInAtDoorInput {
  /** The code of the door: the part of `DoorCode.url` after `#`. At most 100 characters. */
  doorCode: string;
  /** Idempotency key: repeating the request with the same key, office and visit within a day returns the same result, also with another code of the door. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office at whose door the person is. At most 40 characters. */
  office: string | number;
  /** The visit to check in, by its secret or by its booking code. */
  visit: VisitAtDoorInput;
}

/** A person with a booking who has come to the office. */
export interface CheckInInput {
  /** Public code of the booking, typed or read from the QR code or the Code 128 bar code. */
  code: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office to which the person has come. At most 40 characters. */
  office: string | number;
  /** Priority as the officer sees it; null for the priority the applicant claimed. */
  priority?: Priority | null | undefined;
}

/** A counter to close. */
export interface CloseCounterInput {
  /** Identifier of the counter, `Counter.id`: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Idempotency key, accepted for uniformity: closing a closed counter returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
}

/** A day to close; its bookings are moved to the next free place. */
export interface CloseDayInput {
  /** Date to close, in the office's time zone. */
  date: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Reason, shown to applicants. At most 300 characters. */
  reason: string;
  /** Time in minutes (0 to 720) in which the closing can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
}

/** A hold to confirm, with proof that the caller may do so. */
export interface ConfirmBookingInput {
  /** The applicant's birth date, as proof if the caller is not the sender of the booking. */
  birthDate?: string | null | undefined;
  /** Public code of the booking, as sent to the applicant. */
  code: string;
  /** The six digits that `sendProof` sent to the phone number. At most 40 characters. */
  digits?: string | null | undefined;
  /** Idempotency key, accepted for uniformity: confirming again returns the same booking. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The solved challenge of `Booking.work`, as JSON with `challenge` and its `solution` (`counter`, `derivedKey`). At most 4000 characters. */
  work?: string | null | undefined;
}

/** Conditions for a list of conversations; null fields do not restrict it. */
export interface ConversationFilter {
  /** Only conversations that are assigned to the caller or that the caller has taken over. */
  mine?: boolean;
  /** Only conversations with this person: a phone number in any form, or the identifier a channel gave. At most 100 characters. */
  person?: string | null | undefined;
  /** The conversations that the list holds, and their order. */
  state?: ConversationState;
}

/** The reason why a conversation was put before officers. */
export type ConversationReason =
  /** The person complained, or reported a middleman. */
  | 'COMPLAINT'
  /** Two messages in a row were not understood. */
  | 'NOT_UNDERSTOOD'
  /** The person asked something that the office has set no answer to. */
  | 'NO_ANSWER'
  /** An officer opened it; the person has asked for none since. */
  | 'OPENED'
  /** The person asked for an officer. */
  | 'WANTS_OFFICER';

/** The conversations that a list holds, and their order. */
export type ConversationState =
  /** Every conversation that was put before officers and is still kept; the latest come first. */
  | 'ALL'
  /** An officer has taken the conversation over and has it now; the latest come first. */
  | 'TAKEN'
  /** The person waits for an officer; the longest waiting come first. */
  | 'WAITING';

/** A document by which an officer corrects the person of a booking. */
export type CorrectionDocument =
  /** The certificate of birth, "akta kelahiran". */
  | 'BIRTH_CERTIFICATE'
  /** Decision of a court on a name or birth date. */
  | 'COURT_DECISION'
  /** The card of a family, "kartu keluarga". */
  | 'FAMILY_CARD'
  /** The identity card of an adult, KTP. */
  | 'IDENTITY_CARD'
  /** A passport that was issued before. */
  | 'PASSPORT';

/** The correction of the person of a booking, with the proof. */
export interface CorrectMyDataInput {
  /** The applicant's birth date, as part of the proof. */
  birthDate?: string | null | undefined;
  /** Public code of the booking to be corrected. */
  booking: string;
  /** Public code of one of the person's bookings. Senders of messages do not need it. */
  code?: string | null | undefined;
  /** The six digits that `sendProof` sent for PERSONAL_DATA. They are taken five times at most. At most 40 characters. */
  digits?: string | null | undefined;
  /** Idempotency key, accepted for uniformity: asking again gives the data as they are then. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The birth date as it should be; null: it stays as it is. */
  newBirthDate?: string | null | undefined;
  /** The name as it should be; null: it stays as it is. At most 1000 characters. */
  newName?: string | null | undefined;
  /** True: instead of the person, the persons under 18 are meant for whom the same number or address booked; the caller acts as their parent or guardian. The number must be proven: keys of scope VOUCH show the digits, too. Null: false. */
  ofChildren?: boolean | null | undefined;
  /** Code of the office; only senders of messages need it. At most 40 characters. */
  office?: string | number | null | undefined;
  /** `PersonalData.pass` of an earlier answer; it stands for the proof. At most 2000 characters. */
  pass?: string | null | undefined;
  /** The document that shows it, which the officer has seen; staff must name it, all others leave it out. */
  seen?: CorrectionDocument | null | undefined;
}

/** The owner, URL and events of a new webhook. */
export interface CreateWebhookInput {
  /** Identifier of the API key whose bookings it is told of, for administrators; null if a key calls, or for an office. At most 40 characters. */
  apiKey?: string | number | null | undefined;
  /** Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the secret is shown only once. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office whose events it is told; null for that of an API key. At most 40 characters. */
  office?: string | number | null | undefined;
  /** The kinds of events that it is told of; empty for all. At most 200 items. */
  types?: readonly (FeedEventType)[];
  /** URL to which events are posted: https in real service, and a public address. At most 2000 characters. */
  url: string;
  /** Whether bodies have the name, birth date and phone number of the applicant. A key needs the scope VOUCH for that. */
  withPersonalData?: boolean;
}

/** Opening hours of one day, in the office's time zone. */
export interface DayHoursInput {
  /** Breaks such as lunch or Friday prayer: `12:00-13:00`. No window overlaps a break. At most 200 items. */
  breaks?: readonly (string)[];
  /** Capacity of each window in places, all quotas together; null for the schedule's value. */
  capacity?: number | null | undefined;
  /** Opening and closing time: `08:00-16:00`. */
  hours: string;
  /** Length of a window in minutes, from 5 to 720; null for the schedule's value. */
  windowMinutes?: number | null | undefined;
}

/** Whether a day can be booked, and if not, why. */
export type DayStatus =
  /** The office is closed on that day. */
  | 'CLOSED'
  /** All places are taken, or those left can no longer be reached in time. */
  | 'FULL'
  /** The day is not open for booking yet. */
  | 'NOT_YET_RELEASED'
  /** Free places are left. */
  | 'OPEN';

/** Proposed days that stay as they are. */
export interface DeclineHolidaysInput {
  /** Dates that are proposed no more. At most 200 items. */
  dates: readonly (string)[];
  /** Idempotency key, accepted for uniformity: declining a day again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
}

/** A device of an office. */
export interface DeviceInput {
  /** Identifier of the device, `Device.id`: `KIOSK/7`. At most 40 characters. */
  id: string | number;
  /** Idempotency key, accepted for uniformity: the same change again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office at which the device stands. At most 40 characters. */
  office: string | number;
}

/** The purpose of a paired device, which decides what its key may do. */
export type DeviceKind =
  /** Reads the lobby board of its office. */
  | 'BOARD'
  /** Checks people in by their codes and gives numbers to walk-ins, at its office only. It never sets a priority. */
  | 'KIOSK';

/** The place of the scanner at a kiosk. */
export type DeviceScanner =
  /** Below the screen of the kiosk. */
  | 'BELOW'
  /** To the left of the screen. */
  | 'LEFT'
  /** The kiosk has no scanner: codes are typed. */
  | 'NONE'
  /** To the right of the screen. */
  | 'RIGHT';

/** Settings of a device; what is left out stays. */
export interface DeviceSettingsInput {
  /** Language at the start; null for the page's own. */
  language?: Language | null | undefined;
  /** Whether a kiosk begins with its buttons low. */
  lowReach?: boolean | null | undefined;
  /** Whether a kiosk prints each number. */
  prints?: boolean | null | undefined;
  /** Place of a kiosk's scanner; null if it is not known. */
  scanner?: DeviceScanner | null | undefined;
  /** Codes of the services for which a kiosk gives numbers, at most 100; empty for all. At most 200 items. At most 40 characters each. */
  services?: readonly (string | number)[] | null | undefined;
  /** Volume of sounds and voice in percent, from 0 to 100. */
  volumePercent?: number | null | undefined;
  /** Whether a kiosk gives numbers to people without a booking. */
  walkIns?: boolean | null | undefined;
}

/** The delivery of a message with digits, as far as the provider reports it. */
export type DigitsStatus =
  /** It has arrived at the number. */
  | 'DELIVERED'
  /** No channel could deliver it: the digits can be asked for again, or the number is proven in another way. */
  | 'FAILED'
  /** The provider has taken it. */
  | 'SENT'
  /** Not handed to the provider yet. */
  | 'WAITING';

/** A failed message that needs no further work. */
export interface DismissMessageInput {
  /** Idempotency key, accepted for uniformity: dismissing the message again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Identifier of the message, `FailedMessage.id`. At most 40 characters. */
  message: string | number;
  /** Code of the office. At most 40 characters. */
  office: string | number;
}

/** An answer that the office gives no longer. */
export interface EndAnswerInput {
  /** Identifier of the answer, `OfficeAnswer.id`. At most 40 characters. */
  id: string | number;
  /** Idempotency key: within a day the answer is ended once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
}

/** The subscription of an office that ends. */
export interface EndHolidaySubscriptionInput {
  /** Idempotency key: repeating the request with the same key within a day is an error that changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
}

/** Keys of an office that end, because their owners leave or have lost them. */
export interface EndOfficeKeysInput {
  /** Idempotency key, accepted for uniformity: ending a key again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Identifiers of the keys, `OfficeKey.id`, at most 200. At most 200 items. At most 40 characters each. */
  ids: readonly (string | number)[];
  /** Code of the office. At most 40 characters. */
  office: string | number;
}

/** A session of the caller's own that ends. */
export interface EndOwnSessionInput {
  /** Identifier of the session, `StaffSession.id` from `ownSessions`. At most 40 characters. */
  id: string | number;
  /** Idempotency key, accepted for uniformity: ending the session again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
}

/** A saved reply that is no longer offered. */
export interface EndSavedReplyInput {
  /** Identifier of the saved reply, `SavedReply.id`. At most 40 characters. */
  id: string | number;
  /** Idempotency key, accepted for uniformity: an ended saved reply is not found again. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
}

/** A member of staff whose access ends, because they leave or have lost their key. */
export interface EndStaffInput {
  /** Identifier of the member of staff, `Staff.id`. At most 40 characters. */
  id: string | number;
  /** Idempotency key, accepted for uniformity: ending the access again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office at which the person works. At most 40 characters. */
  office: string | number;
}

/** The person whose data will be deleted, with the proof. */
export interface EraseMyDataInput {
  /** The applicant's birth date, as part of the proof. */
  birthDate?: string | null | undefined;
  /** Whether live bookings are cancelled for it; if false, they are a reason for refusal (ERASE_CANCELS). */
  cancelLive?: boolean;
  /** Public code of one of the person's bookings. Senders of messages do not need it. */
  code?: string | null | undefined;
  /** The six digits that `sendProof` sent for PERSONAL_DATA. They are taken five times at most. At most 40 characters. */
  digits?: string | null | undefined;
  /** Idempotency key, accepted for uniformity: asking again gives the data as they are then. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** True: instead of the person, the persons under 18 are meant for whom the same number or address booked; the caller acts as their parent or guardian. The number must be proven: keys of scope VOUCH show the digits, too. Null: false. */
  ofChildren?: boolean | null | undefined;
  /** Code of the office; only senders of messages need it. At most 40 characters. */
  office?: string | number | null | undefined;
  /** `PersonalData.pass` of an earlier answer; it stands for the proof. At most 2000 characters. */
  pass?: string | null | undefined;
}

/** The kind of an event. Bodies of webhooks write it `booking.held`. */
export type FeedEventType =
  /** A booking was cancelled, or replaced by another one of the same person. */
  | 'BOOKING_CANCELLED'
  /** A booking was confirmed, and has its queue number. */
  | 'BOOKING_CONFIRMED'
  /** A hold was not confirmed in time. */
  | 'BOOKING_EXPIRED'
  /** A confirmed booking was not checked in by its deadline. */
  | 'BOOKING_FORFEITED'
  /** A place is held until it is confirmed. */
  | 'BOOKING_HELD'
  /** A booking has another window, by the applicant or by the office. */
  | 'BOOKING_MOVED'
  /** An earlier place was offered to a booking on standby, until `offerUntil`. */
  | 'BOOKING_OFFERED'
  /** A day that had places has none any more. */
  | 'DAY_CLOSED'
  /** A day that had no places has some. */
  | 'DAY_OPENED'
  /** A message to an applicant could not be delivered, by any channel. */
  | 'MESSAGE_FAILED'
  /** A ticket was called to a counter, also again; or its end was taken back as a mistake. */
  | 'TICKET_CALLED'
  /** A ticket was still waiting when the day ended. */
  | 'TICKET_CANCELLED'
  /** A visitor did not come when called. */
  | 'TICKET_NO_SHOW'
  /** A visit is finished. */
  | 'TICKET_SERVED'
  /** A visitor has a ticket and waits: checked in, without a booking, back from a break or after a no-show, or transferred. */
  | 'TICKET_WAITING';

/** A conversation that is answered automatically again. */
export interface HandBackInput {
  /** Identifier of the conversation, `Conversation.id`. At most 40 characters. */
  conversation: string | number;
  /** Idempotency key, accepted for uniformity: the same change made again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
}

/** A decision that is proposed for a day. */
export type HolidayAction =
  /** Close: the calendar has a public holiday on which the office is open. */
  | 'CLOSE'
  /** Open again: the day was closed by the calendar, which has it no more. */
  | 'OPEN';

/** The standing of a day in its calendar. */
export type HolidayKind =
  /** A day that is only observed, on which offices are open. */
  | 'OBSERVANCE'
  /** A public holiday; also a day of which the calendar says nothing. */
  | 'PUBLIC'
  /** A holiday whose date is not certain yet. */
  | 'TENTATIVE';

/** A calendar of holidays on which offices close. */
export interface ImportHolidaysInput {
  /** Content of an iCalendar file (RFC 5545), whose all-day events are the holidays, or of a table (CSV) that has a date and a name in each line; null for the calendar to which the office is subscribed. At most 200000 characters. */
  calendar?: string | null | undefined;
  /** The days of the calendar on which to close; null for those that it has as public holidays: days that it marks as observances, or as not certain yet, are closed only if they are named here. At most 800 items. */
  dates?: readonly (string)[] | null | undefined;
  /** The first date of which holidays are imported, not before today. */
  from: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings on these days are moved to the next free place. If false, an office with such bookings is not changed. */
  move?: boolean;
  /** Code of the office; null for all offices, which only administrators may choose. At most 40 characters. */
  office?: string | number | null | undefined;
  /** The last date of which holidays are imported, at most 800 days after `from`. */
  to: string;
  /** Time in minutes (0 to 720) in which the import can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
}

/** A person without a booking who has come to the office. */
export interface IssueTicketInput {
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Name of the person, for officers: letters, spaces and ' . , - / only, at most 100 characters. Null or left out if it is not written down. Boards never show it. At most 1000 characters. */
  name?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Priority as the officer sees it. */
  priority?: Priority | null | undefined;
  /** Code of the service; null for the office's first service. At most 40 characters. */
  service?: string | number | null | undefined;
}

/** A language of messages and of this API's texts, by its ISO 639-1 code. */
export type Language =
  /** English, for applicants who choose it. */
  | 'en'
  /** Indonesian (Bahasa Indonesia), the default. */
  | 'id';

/** A question that the office answers from now on. */
export interface MakeAnswerInput {
  /** The text that applicants get. */
  answer: AnswerTextInput;
  /** Other sentences and words that ask the same, in any language, each in one line: up to 20. At most 20 items. At most 200 characters each. */
  examples?: readonly (string)[];
  /** Idempotency key: within a day the answer is made once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** The question in one line, as an applicant asks it. At most 200 characters. */
  question: string;
}

/** A conversation whose messages an officer has seen. */
export interface MarkConversationReadInput {
  /** Identifier of the conversation, `Conversation.id`. At most 40 characters. */
  conversation: string | number;
  /** Idempotency key, accepted for uniformity: the same change made again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Identifier of the last message seen, `Message.id`; null for all messages received so far. At most 40 characters. */
  seen?: string | number | null | undefined;
}

/** A channel by which messages come and go. */
export type MessageChannel =
  /** A message of a booking by `ChannelKind.API`. */
  | 'API'
  /** A message of a booking by `ChannelKind.COUNTER`. */
  | 'COUNTER'
  /** E-mail, by which applicants write. */
  | 'EMAIL'
  /** A channel that this server had once and does not have now. */
  | 'OTHER'
  /** The simulator, which stands in for channels that are not set up in a demonstration. */
  | 'SIMULATOR'
  /** SMS, by which applicants write. */
  | 'SMS'
  /** A message of a booking by `ChannelKind.WEB`. */
  | 'WEB'
  /** WhatsApp, by which applicants write. */
  | 'WHATSAPP';

/** Whether a message was received or sent. */
export type MessageDirection =
  /** Sent by an applicant to the office. */
  | 'INBOUND'
  /** Sent by the office to an applicant. */
  | 'OUTBOUND';

/** Conditions for a list of messages; null fields do not restrict it. */
export interface MessageFilter {
  /** Only messages by these channels. At most 200 items. */
  channels?: readonly (MessageChannel)[] | null | undefined;
  /** Only inbound or only outbound messages. */
  direction?: MessageDirection | null | undefined;
  /** Only messages of these kinds, as `Message.kind`: `confirmed`, `REGISTER`. At most 200 items. At most 40 characters each. */
  kinds?: readonly (string)[] | null | undefined;
  /** Only messages written or received at this time or later. */
  since?: string | null | undefined;
  /** Only messages in one of these states. At most 200 items. */
  states?: readonly (MessageState)[] | null | undefined;
  /** Only messages written or received before this time. */
  until?: string | null | undefined;
}

/** State of a message: the first three apply to inbound messages, the others to outbound ones. */
export type MessageState =
  /** Outbound: delivered to the phone. */
  | 'DELIVERED'
  /** Inbound: processed, and its request was carried out. */
  | 'DONE'
  /** Outbound: deliberately not sent; `fault` gives the reason. */
  | 'DROPPED'
  /** Outbound: rejected or not delivered, and not tried again; `fault` gives the reason. */
  | 'FAILED'
  /** Outbound: read by the recipient, as far as the channel reports it. */
  | 'READ'
  /** Inbound: not processed yet. */
  | 'RECEIVED'
  /** Inbound: processed without a result; `fault` gives the reason. */
  | 'REFUSED'
  /** Outbound: accepted by the provider. */
  | 'SENT'
  /** Outbound: the provider may or may not have accepted it. */
  | 'UNKNOWN'
  /** Outbound: waiting to be sent. */
  | 'WAITING';

/** A range of minutes. */
export interface MinutesInput {
  /** Lower bound, in minutes. */
  from?: number;
  /** Upper bound, in minutes, at most 1440. */
  to: number;
}

/** A ticket, and what officers write on it. */
export interface NoteTicketInput {
  /** Date of the ticket, on which texts can only be removed; null or left out for today. */
  date?: string | null | undefined;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Note for the officers of the office, on one line, at most 200 characters; null or left out removes the note. At most 200 characters. */
  note?: string | null | undefined;
  /** Queue number of the ticket: `A312`. At most 40 characters. */
  number: string;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Name of a person without a booking: null removes it, left out keeps it. At most 1000 characters. */
  walkInName?: string | null | undefined;
}

/** A notice that an office sends on its own initiative. Replies to messages are always sent, and are no notices. */
export type NoticeKind =
  /** The queue number is called, with the counter. */
  | 'CALLED'
  /** The booking was forfeited: what that means, and how to book again. */
  | 'FORFEITED'
  /** The office closed or reduced a day, and gave the booking another day or hour. */
  | 'MOVED'
  /** The passport is ready for collection. */
  | 'PASSPORT_READY'
  /** Another caller tried to register the person or number of this booking, whose holder is proven; at most once a day. */
  | 'REGISTRATION_TRIED'
  /** Reminder on the day before the visit: time, place, and how to cancel. */
  | 'REMINDER_DAY_BEFORE'
  /** Reminder two hours before the time of arrival. */
  | 'REMINDER_TWO_HOURS'
  /** An earlier place is offered to an applicant on standby. If switched off, no places are offered. */
  | 'STANDBY_OFFER'
  /** The person has checked in, and only a few people are ahead. */
  | 'TURN_NEAR';

/** Settings of notices; null fields keep their value. */
export interface NoticesInput {
  /** Whether a notice that one channel cannot deliver is sent by the other. */
  fallback?: boolean | null | undefined;
  /** Hours in which notices are sent; those that can wait are kept until then. */
  hours?: CalmHoursInput | null | undefined;
  /** Number of people ahead at which TURN_NEAR is sent, from 0 to 50. */
  nearTurn?: number | null | undefined;
  /** The complete list of notices that are not sent; empty to send all. At most 200 items. */
  off?: readonly (NoticeKind)[] | null | undefined;
  /** Time of day at which reminders for the next day are sent, in the office's time zone: `16:00`. */
  remindAt?: string | null | undefined;
}

/** A phone number or e-mail address by which applicants can write to the office. */
export interface OfficeChannelInput {
  /** Phone number in E.164 form, `+628111100333`, or e-mail address, `antrean@kanim.example`. At most 200 characters. */
  address: string;
  /** The channel that the address belongs to: WHATSAPP, SMS, EMAIL or one that the operator has added. */
  kind: ChannelKind;
}

/** Tells whether a person or something else signs in with a key. */
export type OfficeKeyKind =
  /** An API key that is bound to the office. If it is bound to others, too, it stays for those when it ends here. */
  | 'API_KEY'
  /** A lobby board that was paired with `startPairing`. */
  | 'BOARD'
  /** A kiosk that was paired with `startPairing`. */
  | 'KIOSK'
  /** A browser in which a member of staff is signed in by the identity provider or a card. */
  | 'SESSION'
  /** The personal key of a member of staff. */
  | 'STAFF';

/** Settings of an office; null fields keep their value. */
export interface OfficeSettingsInput {
  /** Look and sound of the lobby boards: word for a counter, volume, hours of silence and of darkness. */
  boardSettings?: BoardSettingsInput | null | undefined;
  /** The complete list of pictures and announcements on the lobby boards. At most 12 items. */
  boardSlides?: readonly (BoardSlideInput)[] | null | undefined;
  /** Documents to bring, in every language. */
  bring?: TextsInput | null | undefined;
  /** The complete list of phone numbers by which applicants can write to the office. At most 200 items. */
  channels?: readonly (OfficeChannelInput)[] | null | undefined;
  /** City in which the office stands. At most 100 characters. */
  city?: string | null | undefined;
  /** Full name of the office: `Kantor Imigrasi Bogor`. At most 100 characters. */
  name?: string | null | undefined;
  /** Settings of notices that change. */
  notices?: NoticesInput | null | undefined;
  /** Booking rules that change. */
  policy?: PolicyInput | null | undefined;
  /** Street, map and telephone of the office. */
  premises?: PremisesInput | null | undefined;
  /** Settings of the queue that change. */
  queue?: QueuePolicyInput | null | undefined;
  /** Settings of registration by chat: templates, photo, and intake hours. */
  registration?: RegistrationInput | null | undefined;
  /** Districts and towns whose people come to the office. At most 300 items. At most 60 characters each. */
  serves?: readonly (string)[] | null | undefined;
  /** The complete list of services; the first is the default. At most 200 items. */
  services?: readonly (ServiceInput)[] | null | undefined;
  /** The complete list of texts that the office words itself. At most 200 items. */
  texts?: readonly (OfficeTextInput)[] | null | undefined;
}

/** A text in the office's own wording. */
export interface OfficeTextInput {
  /** Key of the text in the catalogue of messages: `confirmed`. At most 60 characters. */
  key: string;
  /** Language in which the text is written. */
  language: Language;
  /** Whether the text is for SMS only, and then at most ten SMS long. If false, it is for all other channels, and for SMS if there is no short standard text. */
  sms?: boolean;
  /** The wording, with placeholders such as `{name}` for values. At most 1000 characters. */
  text: string;
}

/** The person to whom an officer wants to write: either `booking` or `person`. */
export interface OpenConversationInput {
  /** Code of a booking at the office: the conversation is with the person who made it. */
  booking?: string | null | undefined;
  /** Idempotency key, accepted for uniformity: an open conversation is not opened twice. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** A phone number in any form, a mail address, or the identifier that a channel gave. At most 100 characters. */
  person?: string | null | undefined;
}

/** A counter to open, and the services offered there. */
export interface OpenCounterInput {
  /** Identifier of the counter, `Counter.id`: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Idempotency key, accepted for uniformity: opening an open counter returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Codes of the services offered at the counter from now on; null keeps the present ones, empty means all. At most 200 items. At most 40 characters each. */
  services?: readonly (string | number)[] | null | undefined;
}

/** The code that a device was given. */
export interface PairDeviceInput {
  /** `PairingToShow.claim` of a code that the device shows: it asks now and then, and is answered with `PAIRING_OVER` until the office has taken the code. Null for a code of the console. At most 100 characters. */
  claim?: string | null | undefined;
  /** `DevicePairing.code`, in any case, with or without blanks and dashes. At most 40 characters. */
  code: string;
  /** Idempotency key: until the code stops working, the same request gets a new key in place of one that was lost on the way. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
}

/** The person whose data are meant, with the proof. Senders of messages are proven by their address and name the office; staff name a code of their office; keys of scope VOUCH show code and birth date; all others show code, birth date and the digits of `sendProof` for PERSONAL_DATA, or a pass. */
export interface PersonalDataInput {
  /** The applicant's birth date, as part of the proof. */
  birthDate?: string | null | undefined;
  /** Public code of one of the person's bookings. Senders of messages do not need it. */
  code?: string | null | undefined;
  /** The six digits that `sendProof` sent for PERSONAL_DATA. They are taken five times at most. At most 40 characters. */
  digits?: string | null | undefined;
  /** Idempotency key, accepted for uniformity: asking again gives the data as they are then. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** True: instead of the person, the persons under 18 are meant for whom the same number or address booked; the caller acts as their parent or guardian. The number must be proven: keys of scope VOUCH show the digits, too. Null: false. */
  ofChildren?: boolean | null | undefined;
  /** Code of the office; only senders of messages need it. At most 40 characters. */
  office?: string | number | null | undefined;
  /** `PersonalData.pass` of an earlier answer; it stands for the proof. At most 2000 characters. */
  pass?: string | null | undefined;
}

/** Whether a photo of the identity card is sent with a registration by chat. */
export type PhotoRule =
  /** No photo is asked for. */
  | 'NONE'
  /** A photo may be sent. */
  | 'OPTIONAL'
  /** Without a photo the registration waits for one. */
  | 'REQUIRED';

/** Reason for which a request for a place waits. */
export type PlaceRequestReason =
  /** The office takes registrations by chat at certain hours: it is booked and confirmed when they begin. */
  | 'INTAKE_HOURS'
  /** Every place up to the last released day is taken. A place that comes free, or a new day, is held for the request. */
  | 'NO_PLACE';

/** Booking rules of an office; null fields keep their value. */
export interface PolicyInput {
  /** Minutes before the window by which the applicant must be at the office. From 0 to 240. */
  arriveMinutesBefore?: number | null | undefined;
  /** Days after which a block of an address or a person ends by itself, if staff set no earlier end. From 1 to 3650. */
  blockDays?: number | null | undefined;
  /** Hours before the window after which a booking can no longer be moved. From 0 to 720. */
  changeCutoffHours?: number | null | undefined;
  /** Minutes before the window from which check-in is possible. From 0 to 1440. */
  checkInOpensMinutesBefore?: number | null | undefined;
  /** Daily ceiling for each key: the number of people whose personal data a member of staff can read at this office in a day. From 1 to 1000000. */
  dailyReadings?: number | null | undefined;
  /** Minutes for which each QR code on the screen at the door is shown, by which people check in with their own phones; it works as long again. 0: there is none. From 0 to 60. */
  doorCodeMinutes?: number | null | undefined;
  /** Waiting period in days after too many missed visits in a row. From 1 to 90. */
  forfeitDelayDays?: number | null | undefined;
  /** Missed visits in a row after which an applicant must wait before booking again; 0 disables the rule. From 0 to 10. */
  forfeitsInRow?: number | null | undefined;
  /** Delay in minutes until a freed place can be booked again, chosen at random in this range; 0 to 0 for no delay. */
  freedPlaceMinutes?: MinutesInput | null | undefined;
  /** Grace period in minutes after the start of the window, until the booking is forfeited; 0 for none. From 0 to 240. */
  graceMinutes?: number | null | undefined;
  /** Minutes for which a place is held until it must be confirmed. From 1 to 1440. */
  holdMinutes?: number | null | undefined;
  /** Booking horizon: the number of days ahead that can be booked. From 1 to 366. */
  horizonDays?: number | null | undefined;
  /** Minutes that a person may ask for on the page of the visit: once by a booked person who runs late, as a longer grace period, and twice in the queue by a person who is not ready to be called. 0 for none. From 0 to 60. */
  laterMinutes?: number | null | undefined;
  /** Minutes of waiting beyond which desk, counters and console are warned of a long wait. 0: no wait is too long. From 0 to 600. */
  longWaitMinutes?: number | null | undefined;
  /** Minutes of the opening lottery: those who ask for a newly opened day within this time are given its places in random order, a minute after it ends. 0: first come, first served. From 0 to 60. */
  lotteryMinutes?: number | null | undefined;
  /** Maximum number of times an applicant can move a booking. From 0 to 20. */
  maxChanges?: number | null | undefined;
  /** Maximum number of live bookings of one sender: 1, or up to 5 for a family. From 1 to 5. */
  maxLiveBookingsPerSender?: number | null | undefined;
  /** Minimum notice: the least number of minutes between booking and the time of arrival. Applicants cannot book a nearer window; officers at the desk can. From 0 to 10080. */
  minimumNoticeMinutes?: number | null | undefined;
  /** Days for which it is remembered that a person wants no messages, after they last asked for it. From 1 to 3650. */
  optOutDays?: number | null | undefined;
  /** Overbooking in percent of capacity, to offset no-shows. From 0 to 30. */
  overbookPercent?: number | null | undefined;
  /** Country codes (ISO 3166-1 alpha-2) to whose phone numbers `sendProof` sends digits; empty for the countries of the office's own numbers, or else Indonesia. At most 200 items. At most 2 characters each. */
  proofCountries?: readonly (string)[] | null | undefined;
  /** The time of day at which a further day becomes bookable. */
  release?: ReleaseInput | null | undefined;
  /** If true, a further day becomes bookable at midnight, and `release` is removed. */
  releaseAtOnce?: boolean | null | undefined;
  /** Days after the visit until names, birth dates, phone numbers and photos are deleted. From 1 to 3650. */
  retentionDays?: number | null | undefined;
  /** Codes of offices without WhatsApp and SMS whose digits this office sends by its own numbers, which it pays for; empty for none. At most 200 items. At most 40 characters each. */
  sendsDigitsFor?: readonly (string | number)[] | null | undefined;
  /** Days after which a personal key of staff expires, however much it is used. From 1 to 3650. */
  staffKeyDays?: number | null | undefined;
  /** Days without use after which a personal key of staff expires. From 1 to 3650. */
  staffKeyIdleDays?: number | null | undefined;
  /** Minutes in which an applicant on standby must answer an offer. From 1 to 1440. */
  standbyAnswerMinutes?: number | null | undefined;
  /** Percentage of the places of a window that all unproven callers may hold together, at least one place. The other places are for proven applicants. From 1 to 100. */
  unprovenShare?: number | null | undefined;
  /** The wait in minutes that the office aims at, from check-in to the first call: figures are compared with it. 0 for none. From 0 to 480. */
  waitTargetMinutes?: number | null | undefined;
  /** Percentage of the places of a window that bookings confirmed by a proof of work alone may have, together with unproven holds, at least one place. Only an office with neither WhatsApp nor SMS has such bookings. The other places are for proven applicants: at the desk, or through a front end that has identified them. From 1 to 100. */
  workShare?: number | null | undefined;
}

/** The building that applicants come to, and its telephone. All three are replaced; null for none. */
export interface PremisesInput {
  /** Link that opens a map; it begins with `https://`. At most 500 characters. */
  mapUrl?: string | null | undefined;
  /** Street and number, in one line: `Jalan Ahmad Yani 19`. At most 200 characters. */
  street?: string | null | undefined;
  /** Telephone number for calls, with its area code: `0251 8388000` or `+622518388000`. A number without a country is Indonesian. At most 60 characters. */
  telephone?: string | null | undefined;
}

/** A calendar of holidays to look at before anything is closed. */
export interface PreviewHolidaysInput {
  /** Content of the file, as for `importHolidays`. At most 200000 characters. */
  calendar?: string | null | undefined;
  /** The days whose closing `effect` shows; empty for the list of days alone. At most 800 items. */
  dates?: readonly (string)[];
  /** The first date to look at. */
  from: string;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** The last date to look at, at most 800 days after `from`. */
  to: string;
}

/** Reason for being served ahead of others, by a ratio that the office sets. */
export type Priority =
  /** A child younger than 5 years. */
  | 'CHILD'
  /** An applicant with a disability. */
  | 'DISABILITY'
  /** An applicant of 60 years or more. */
  | 'ELDERLY'
  /** No priority: served in order. */
  | 'NORMAL'
  /** An applicant who is pregnant. */
  | 'PREGNANT';

/** The use of digits; those for one use are not taken for another. */
export type ProofPurpose =
  /** To confirm a hold by `confirmBooking`. Only for held bookings with a phone number. */
  | 'CONFIRM'
  /** To see, correct or delete the person's data, for example by `myData`. For bookings of any status, by the phone number or e-mail address that wrote or was given. */
  | 'PERSONAL_DATA';

/** Settings of the queue; null fields keep their value. */
export interface QueuePolicyInput {
  /** Every nth call goes to an applicant with priority, if one is waiting (1: always, 0: never). */
  priorityEvery?: number | null | undefined;
  /** Walk-in tickets per day, in addition to places that were forfeited or never booked. */
  walkInPlaces?: number | null | undefined;
}

/** A quota: a named share of each window for certain applicants. */
export interface QuotaInput {
  /** Only for bookings by these channels; empty for all. At most 200 items. */
  channels?: readonly (ChannelKind)[];
  /** Code of the quota in lower case: `priority`. At most 40 characters. */
  code: string | number;
  /** Whether applicants of this quota may also use general places, including those that other quotas have released. */
  generalToo?: boolean;
  /** Letter with which its queue numbers begin, unique in the office; W is reserved for walk-ins. At most 40 characters. */
  line: string;
  /** Name shown to applicants and staff, in each language. */
  name: TextsInput;
  /** Minutes before a window at which unused places of the quota become general; null for never. */
  opensMinutesBefore?: number | null | undefined;
  /** Only for applicants with one of these priorities; empty for all. At most 200 items. */
  priorities?: readonly (Priority)[];
  /** Only for bookings of these services, by code; empty for all. At most 200 items. At most 40 characters each. */
  services?: readonly (string | number)[];
  /** Whether the places are reserved for walk-ins, who come without a booking. */
  walkIns?: boolean;
}

/** The rating of a visit by its person. */
export interface RateVisitInput {
  /** Idempotency key: the same key and input change nothing more within a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The answer that the person chose. */
  rating: VisitRating;
  /** The secret of the visit: the last part of `Booking.visitUrl` or `Ticket.visitUrl`. At most 40 characters. */
  secret: string;
}

/** The deliveries of a webhook that are posted again. */
export interface RedeliverWebhookInput {
  /** Identifiers of the deliveries, `WebhookDelivery.id`, from 1 to 200. At most 200 items. At most 40 characters each. */
  deliveries: readonly (string | number)[];
  /** Identifier of the webhook. At most 40 characters. */
  id: string | number;
  /** Idempotency key: within a day the deliveries are made again once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office; null for API keys, which have webhooks of their own, and for administrators. At most 40 characters. */
  office?: string | number | null | undefined;
}

/** Machine-readable reason for a refusal. */
export type RefusalCode =
  /** The URL is none that can be called: it is not complete, or has a user, a password or a fragment. */
  | 'ADDRESS_INVALID'
  /** The URL leads to a network that is not public, and which the operator has not allowed. */
  | 'ADDRESS_NOT_PUBLIC'
  /** The person, by name and birth date, already has a live booking at this or another office. */
  | 'ALREADY_BOOKED'
  /** The person waits for a place already, by another number. */
  | 'ALREADY_WAITING'
  /** The office has as many answers as it can have. */
  | 'ANSWERS_FULL'
  /** The office has an answer to this question already. */
  | 'ANSWER_EXISTS'
  /** The address or person is blocked without an end date. */
  | 'BLOCKED'
  /** The address or person is blocked for a time. */
  | 'BLOCKED_UNTIL'
  /** A line of the table has no date, or no name behind it. */
  | 'CALENDAR_LINE_UNREADABLE'
  /** An event of the calendar repeats otherwise than once a year. */
  | 'CALENDAR_REPEATS'
  /** The calendar has more events or days than are read. */
  | 'CALENDAR_TOO_LARGE'
  /** The file is neither an iCalendar file nor a table of dates and names. */
  | 'CALENDAR_UNREADABLE'
  /** More places are booked than would remain; with `move` these bookings are moved. */
  | 'CAPACITY_IN_USE'
  /** The office is closed on that date. */
  | 'CLOSED'
  /** The booking is only held: it must be confirmed before an earlier place can be requested. */
  | 'CONFIRM_FIRST'
  /** Another officer has taken the conversation over and has it now. `takeOver` with `fromOther` takes it from them. */
  | 'CONVERSATION_TAKEN'
  /** The correction is more than a slip, or the second of its kind: the person comes to the office with the identity card. */
  | 'CORRECTION_AT_DESK'
  /** The counter is closed and cannot call. */
  | 'COUNTER_CLOSED'
  /** The office has a counter of this label already. */
  | 'COUNTER_EXISTS'
  /** The counter is open: only a closed one can be removed. */
  | 'COUNTER_OPEN'
  /** A country is named that there is none of. */
  | 'COUNTRY_UNKNOWN'
  /** The booking has no phone number or e-mail address to which the office could send digits: the person comes to the office. */
  | 'DATA_AT_DESK'
  /** Digits were sent to this number within the last minute, for another booking. */
  | 'DIGITS_JUST_SENT'
  /** Personal data are shown, corrected and deleted only with the digits that `sendProof` sends for PERSONAL_DATA to the phone number or e-mail address of the booking. */
  | 'DIGITS_NEEDED'
  /** The office has no channel for digits, and no other office sends them for it: the applicant books without digits, and does the proof of work of `Booking.work`. */
  | 'DIGITS_NOT_OFFERED'
  /** No channel of the office can deliver digits to this number now: the applicant writes to the office from it instead. */
  | 'DIGITS_UNDELIVERABLE'
  /** The code of the door was right, and is over: the screen shows another one. */
  | 'DOOR_CODE_EXPIRED'
  /** The request takes part in the lottery of a newly opened day, see `BookingPolicy.lotteryMinutes`: nothing is booked yet. After the draw the same request with the same idempotency key is answered with its result; senders and numbers that are proven are told by message. */
  | 'ENTERED'
  /** The person is in the office and being served; nothing was deleted. */
  | 'ERASE_AFTER_VISIT'
  /** Live bookings would be cancelled by the erasure, which the request does not allow (`cancelLive`). Nothing was deleted. */
  | 'ERASE_CANCELS'
  /** The address or person missed too many visits in a row and must wait before booking again. */
  | 'FORFEITED_TOO_OFTEN'
  /** No place is free in the window or on the day asked for; if the next place was accepted, none is free within the booking horizon. */
  | 'FULL'
  /** Places were held for the person, in any spelling of the name, as often within an hour as allowed without confirming them. */
  | 'HELD_TOO_OFTEN'
  /** The hold was not confirmed in time; its place is free again. */
  | 'HOLD_EXPIRED'
  /** The birth date is not in the calendar, in the future, or more than 120 years ago. */
  | 'INVALID_BIRTH_DATE'
  /** The date is not in the calendar. */
  | 'INVALID_DATE'
  /** Not a valid name: only letters, spaces and ' . , - / are allowed, at most 100 characters. */
  | 'INVALID_NAME'
  /** The phone number cannot be read, or is none. */
  | 'INVALID_PHONE'
  /** The date is in the past, in the office's time zone. */
  | 'IN_THE_PAST'
  /** The last administrator with a personal key cannot end that key. */
  | 'LAST_ADMINISTRATOR'
  /** The sender has as many live bookings as the office allows. */
  | 'LIMIT_REACHED'
  /** The line of a quota is the one for places without a quota. */
  | 'LINE_TAKEN'
  /** The content of the message is outdated. */
  | 'MESSAGE_OVER'
  /** The message is still waiting to be sent. */
  | 'MESSAGE_WAITING'
  /** No window before the booked one could be offered to this applicant. */
  | 'NOTHING_EARLIER'
  /** The office has switched off this notice. */
  | 'NOTICE_OFF'
  /** The status of the booking or ticket does not allow the action. */
  | 'NOT_ALLOWED_NOW'
  /** The service cannot be booked by this channel. */
  | 'NOT_BY_CHANNEL'
  /** The office does not offer this service. */
  | 'NOT_OFFERED'
  /** The phone number is not proven: the code must be sent from it to the office's number. */
  | 'NOT_VERIFIED'
  /** That day is not open for booking yet. */
  | 'NOT_YET_RELEASED'
  /** The office has no check-in by the code of its door: `BookingPolicy.doorCodeMinutes` is 0. */
  | 'NO_DOOR_CODES'
  /** There are not enough free places within the booking horizon for all bookings that would be moved. */
  | 'NO_ROOM_TO_MOVE'
  /** No window begins in the given time. */
  | 'NO_WINDOW_THEN'
  /** The office no longer has the number to which the person wrote. Nothing was sent. */
  | 'NUMBER_GIVEN_UP'
  /** The office does not send digits to numbers of that country or kind. */
  | 'NUMBER_NOT_SERVED'
  /** The number or address leads to another office. */
  | 'NUMBER_TAKEN'
  /** No place is offered, the offer has ended, or another window is offered than the one named. */
  | 'OFFER_GONE'
  /** A setting names an office that there is none of. */
  | 'OFFICE_UNKNOWN'
  /** The person has asked for no more messages, and has written nothing since. Nothing was sent. */
  | 'OPTED_OUT'
  /** The office accepts registrations by chat only at certain hours of working days. */
  | 'OUTSIDE_INTAKE_HOURS'
  /** No device shows this code: it is mistyped, or has been used. */
  | 'PAIRING_NOT_SHOWN'
  /** The pairing code is not known, has been used, or its ten minutes are over. */
  | 'PAIRING_OVER'
  /** The office requires a photo of the identity card with the registration. */
  | 'PHOTO_REQUIRED'
  /** There are free places: the request can be booked now, and need not wait. */
  | 'PLACES_FREE'
  /** No ticket is waiting to be called. */
  | 'QUEUE_EMPTY'
  /** A schedule gives places to a quota that would no longer be there. */
  | 'QUOTA_IN_USE'
  /** The number, which is proven, gave several birth dates with this name, or was told of bookings of several persons by others, as often as allowed in a day. The answer is the same whether there is a booking or not; staff at the desk are not affected. */
  | 'REGISTER_AT_DESK'
  /** Unproven callers were told of a booking of this person or number as often as allowed in a day. The answer is the same whether there is a booking or not; proven applicants, for example by chat, are not affected. */
  | 'REGISTER_OTHERWISE'
  /** The channel takes free text only for some hours after the last message of the person, which are over: 24 hours by WhatsApp. Nothing was sent. */
  | 'REPLY_WINDOW_CLOSED'
  /** The number is not proven, or the office cannot write to it: only applicants who can be told may wait for a place. */
  | 'REQUEST_UNPROVEN'
  /** The office keeps as many saved replies as it can have. */
  | 'SAVED_REPLIES_FULL'
  /** A search needs more letters. */
  | 'SEARCH_TOO_SHORT'
  /** A template or a quota names a service that cannot be booked. */
  | 'SERVICE_NOT_BOOKABLE'
  /** The booking is not proven: only proven applicants can be on standby. */
  | 'STANDBY_UNPROVEN'
  /** A template has two # without a word between them. */
  | 'TEMPLATE_EMPTY_WORD'
  /** A template lacks NAMA or TGLLAHIR. */
  | 'TEMPLATE_FIELDS_MISSING'
  /** A template names a field twice. */
  | 'TEMPLATE_FIELD_TWICE'
  /** A template names a field that there is none of. */
  | 'TEMPLATE_FIELD_UNKNOWN'
  /** A template begins with a word that is neither a field nor a keyword. */
  | 'TEMPLATE_KEYWORD_INVALID'
  /** Two templates of the office begin with the same keyword, or without one. */
  | 'TEMPLATE_TWICE'
  /** A template says +FOTO, which `RegistrationInput.photo` is for. */
  | 'TEMPLATE_WITH_PHOTO'
  /** A text of the office is empty or too long. */
  | 'TEXT_LENGTH'
  /** A text of the office lacks a placeholder without which the message is of no use. */
  | 'TEXT_PLACEHOLDER_MISSING'
  /** A text of the office has a placeholder that this text has no value for. */
  | 'TEXT_PLACEHOLDER_UNKNOWN'
  /** A text for SMS takes more SMS than phones join. */
  | 'TEXT_TOO_MANY_SMS'
  /** A text of the office has a placeholder, and this text has no values. */
  | 'TEXT_WITHOUT_PLACEHOLDERS'
  /** Check-in has not opened yet. */
  | 'TOO_EARLY'
  /** The date lies beyond the office's booking horizon. */
  | 'TOO_FAR_AHEAD'
  /** The deadline has passed; the booking is forfeited. */
  | 'TOO_LATE'
  /** The visit is too near to be moved; it can still be cancelled. */
  | 'TOO_LATE_TO_CHANGE'
  /** The booking was moved as often as the office allows. */
  | 'TOO_MANY_CHANGES'
  /** The network or API key has confirmed as many bookings by proof of work as allowed in a day. */
  | 'TOO_MANY_CONFIRMED'
  /** Digits were sent to this number as often as allowed in a day, or by the office as often as allowed in an hour. */
  | 'TOO_MANY_DIGITS'
  /** The network or API key was given as many places within an hour as allowed without confirming them. */
  | 'TOO_MANY_HELD'
  /** A later change at the office must be undone first. */
  | 'UNDO_LATER_FIRST'
  /** Applicants have been told of the change: it can no longer be undone. */
  | 'UNDO_OVER'
  /** The code does not exist, or the booking is not the caller's; both have the same answer. */
  | 'UNKNOWN_CODE'
  /** The code is none of the door of this office. */
  | 'UNKNOWN_DOOR_CODE'
  /** No such request waits: it was taken back, has led to a booking, or is over. */
  | 'UNKNOWN_REQUEST'
  /** Places are free, but those for unproven callers are taken; a proven applicant, for example by chat, can still book. */
  | 'UNPROVEN_FULL'
  /** The office has no channel that reaches the person, or no address of the person is known. */
  | 'UNREACHABLE'
  /** The owner has as many webhooks as it can have. */
  | 'WEBHOOKS_FULL'
  /** The window does not exist, or no longer exists: it was closed or replaced, has begun, or is too near to be booked. Nothing was booked or moved. */
  | 'WINDOW_GONE'
  /** The office has no channel to prove a number by: the proof of work of `Booking.work` is required for this booking, solved within ten minutes and not used before. If the price has more than doubled meanwhile, `Refusal.work` is the new challenge. */
  | 'WORK_NEEDED'
  /** The place, or the message with digits, has a price: the proof of work of `Refusal.work` is required, as `BookInput.work` or `SendProofInput.work`, because of what the network, its wider network or the whole office was asked for lately. Nothing was booked or sent; repeat the request with the work, with the same idempotency key. */
  | 'WORK_REQUIRED'
  /** The booking is for another day. */
  | 'WRONG_DAY'
  /** The digits do not match those sent to the number, or have expired. */
  | 'WRONG_DIGITS'
  /** The booking is for another office. */
  | 'WRONG_OFFICE';

/** Settings of registration by chat: templates, photo, and intake hours. */
export interface RegistrationInput {
  /** Hours of working days in which registrations by chat are accepted, `07:30-10:00`; null for always. */
  intakeHours?: string | null | undefined;
  /** The complete list of further templates, each with its own keyword; null keeps the present ones. At most 200 items. */
  more?: readonly (RegistrationTemplateInput)[] | null | undefined;
  /** Whether a photo of the identity card is sent with the text. */
  photo?: PhotoRule;
  /** Code of the service booked by the default template; null for the service a field or keyword names, or else the first. At most 40 characters. */
  service?: string | number | null | undefined;
  /** Fields of the default template, in order: `#NAMA#TGLLAHIR#TGLKEDATANGAN`. At most 200 characters. */
  template: string;
}

/** A further template, recognised by its keyword. */
export interface RegistrationTemplateInput {
  /** Code of the service booked by this template; null for the service whose code is the keyword, here `E_PASSPORT`. At most 40 characters. */
  service?: string | number | null | undefined;
  /** Keyword and fields in order: `E-PASSPORT#NAMA#TGLLAHIR#ALAMAT`. At most 200 characters. */
  template: string;
}

/** The time of day at which a further day becomes bookable. */
export interface ReleaseInput {
  /** Time of day in the office's time zone: `14:00`. */
  at: string;
  /** Maximum random delay in minutes, different for each day, from 0 to 720. */
  jitterMinutes?: number;
}

/** A counter to remove from its office. */
export interface RemoveCounterInput {
  /** Identifier of the counter, `Counter.id`: `BOGOR/1`. At most 64 characters. */
  counter: string | number;
  /** Idempotency key: within a day the change is made once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
}

/** An exception to remove. */
export interface RemoveExceptionInput {
  /** Date of the exception, in the office's time zone. */
  date: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused. */
  move?: boolean;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
}

/** A schedule to remove. */
export interface RemoveScheduleInput {
  /** First day on which the schedule is valid. */
  from: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused. */
  move?: boolean;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
}

/** An answer to a person. */
export interface ReplyInput {
  /** Identifier of the conversation, `Conversation.id`. At most 40 characters. */
  conversation: string | number;
  /** Idempotency key: within a day the answer is sent once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Identifier of the last message of the person that the officer has seen, `Message.id`: later ones keep waiting. Null for all messages received so far. At most 40 characters. */
  seen?: string | number | null | undefined;
  /** The text, which is sent as it is, 1 to 1000 characters. At most 1000 characters. */
  text: string;
  /** Whether messages are answered automatically again from now on; otherwise the caller has the conversation for two hours. */
  thenHandBack?: boolean;
}

/** The state of the device that sends it. */
export interface ReportDeviceInput {
  /** Idempotency key, accepted for uniformity: the same report again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Version of the page that the device shows, 1 to 100 characters. At most 100 characters. */
  pageVersion: string;
}

/** A request for a place that may wait. `digits` prove `phone`, unless the caller is proven anyway. */
export interface RequestPlaceInput {
  /** The person who comes to the office. Name and birth date cannot be changed afterwards. */
  applicant: ApplicantInput;
  /** The six digits that `sendNumberProof` sent to `phone`: the applicant is proven, has no budgets and pushes aside unproven bookings of the person or number. Wrong ones are refused (WRONG_DIGITS). They are no part of the input that an idempotency key stands for. At most 40 characters. */
  digits?: string | null | undefined;
  /** Idempotency key, accepted for uniformity: asking again for the same person renews the request and keeps its place in the line. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Language of the answer and of later messages; null for the language of the request. */
  language?: Language | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** The applicant's phone number. A number can have only as many live bookings as the office allows. */
  phone?: string | null | undefined;
  /** Reference to the photo of the identity card, as the channel that received it names it. A photo that was not sent to this office is refused. At most 400 characters. */
  photo?: string | number | null | undefined;
  /** Priority claimed by the applicant; an officer checks it at the office. The birth date alone gives ELDERLY (from 60 years on) and CHILD (below 5): claims that contradict it are not kept, and `Booking.priorityNote` tells so. */
  priority?: Priority | null | undefined;
  /** Code of the service; null for the office's first service that can be booked by this channel. At most 40 characters. */
  service?: string | number | null | undefined;
  /** The first day wanted, or a window of it, as for `book`: a place of that day or of a later one is held. Null for the first that comes free. */
  when?: VisitTimeInput | null | undefined;
}

/** A booking for which an earlier place is wanted. */
export interface RequestStandbyInput {
  /** The applicant's birth date, as proof if the caller is not the sender of the booking. */
  birthDate?: string | null | undefined;
  /** Public code of the booking, as sent to the applicant. */
  code: string;
  /** First date on which an earlier place is wanted; null for the earliest possible. */
  earliest?: string | null | undefined;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
}

/** A booking to move, and the wanted day or window. */
export interface RescheduleBookingInput {
  /** Whether to move the booking to the next free place if the day or window is full. If false, the request is refused with alternatives, and the booking stays as it is. */
  acceptNextPlace?: boolean;
  /** The applicant's birth date, as proof if the caller is not the sender of the booking. */
  birthDate?: string | null | undefined;
  /** Public code of the booking, which stays the same. */
  code: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The wanted window or day. */
  when: VisitTimeInput;
}

/** A message to send again. */
export interface ResendMessageInput {
  /** Idempotency key: within a day the message is sent again once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Identifier of an outbound message, `Message.id`. At most 40 characters. */
  message: string | number;
  /** Code of the office. At most 40 characters. */
  office: string | number;
}

/** The webhook that gets a new secret. */
export interface RotateWebhookSecretInput {
  /** Identifier of the webhook. At most 40 characters. */
  id: string | number;
  /** Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the secret is shown only once. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office; null for API keys, which have webhooks of their own, and for administrators. At most 40 characters. */
  office?: string | number | null | undefined;
  /** Hours for which deliveries are signed by the old secret as well, from 0 to 168. */
  oldValidHours?: number;
}

/** Weekly opening hours; a weekday that is not listed is closed. */
export interface ScheduleInput {
  /** Capacity of each window in places, all quotas together. */
  capacity?: number;
  /** Letter with which queue numbers begin, such as A in A312; null keeps the present letter. At most 40 characters. */
  line?: string | null | undefined;
  /** Places of each window reserved for quotas; the rest is general. At most 200 items. */
  shares?: readonly (ShareInput)[];
  /** Opening hours by weekday. At most 200 items. */
  week: readonly (WeekdayInput)[];
  /** Length of a window in minutes, from 5 to 720. */
  windowMinutes?: number;
}

/** A phone number that the applicant proves before asking for a place. */
export interface SendNumberProofInput {
  /** Idempotency key, accepted for uniformity: asking again within a minute sends nothing more. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Language of the message; null for the language of the request. */
  language?: Language | null | undefined;
  /** Code of the office that sends the digits, and at which they count. At most 40 characters. */
  office: string | number;
  /** The applicant's phone number. */
  phone: string;
  /** The solved challenge of `Refusal.work`, as JSON with `challenge` and its `solution` (`counter`, `derivedKey`). At most 4000 characters. */
  work?: string | null | undefined;
}

/** A booking to whose phone number or e-mail address digits are sent, which prove it. */
export interface SendProofInput {
  /** The applicant's birth date, as proof that the caller may ask for the digits. */
  birthDate?: string | null | undefined;
  /** Public code of the booking, as sent to the applicant. */
  code: string;
  /** Idempotency key, accepted for uniformity: asking again within half a minute sends nothing more. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The use of the digits. */
  purpose?: ProofPurpose;
  /** The solved challenge of `Refusal.work`, as JSON with `challenge` and its `solution` (`counter`, `derivedKey`). At most 4000 characters. */
  work?: string | null | undefined;
}

/** Requirements, fee and duration of a service. All of them are replaced. */
export interface ServiceDetailsInput {
  /** Time the service takes, in one line: `4 hari kerja`; null if it is not known. */
  duration?: TextsInput | null | undefined;
  /** Fee in one line: `Rp350.000`; null if it is not known. */
  fee?: TextsInput | null | undefined;
  /** Documents and conditions, each in one line; empty for none. At most 30 items. */
  requirements: readonly (TextsInput)[];
  /** The rule or the page that these details come from: `PP 45/2024`; null for none. At most 300 characters. */
  source?: string | null | undefined;
}

/** A service that applicants can book at the office. */
export interface ServiceInput {
  /** Channels by which the service can be booked; empty to retire it: its bookings keep it and its name. At most 200 items. */
  channels: readonly (ChannelKind)[];
  /** Identifier of the service in capital letters: `E_PASSPORT`. At most 40 characters. */
  code: string | number;
  /** Requirements, fee and duration; null for those that the service has already. Saving them confirms them, as of today. Empty ones remove them. */
  details?: ServiceDetailsInput | null | undefined;
  /** Name of the service in every language. */
  name: TextsInput;
}

/** A new capacity for one window or for several. */
export interface SetCapacityInput {
  /** Capacity of each window in places; null restores the schedule's value. */
  capacity?: number | null | undefined;
  /** The day, or the first of several days. */
  date: string;
  /** Only windows that begin at this time of day or later, in the office's time zone. */
  from?: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused. */
  move?: boolean;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Code of the quota whose places are set; `general` for the places without a quota. At most 40 characters. */
  quota?: string | number;
  /** Only windows that begin before this time of day, in the office's time zone. */
  to?: string;
  /** The last day, at most 366 days after `date`; null for the one day only. */
  toDate?: string | null | undefined;
  /** Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
}

/** An exception to the weekly schedule: a holiday, a short day, an extra Saturday, or another capacity. */
export interface SetExceptionInput {
  /** Capacity of each window that day in places, all quotas together; null for the schedule's value. */
  capacity?: number | null | undefined;
  /** Date of the exception, in the office's time zone. */
  date: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused. */
  move?: boolean;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Opening hours of that day. Null: the hours of the schedule if `capacity` is given, otherwise closed. */
  open?: DayHoursInput | null | undefined;
  /** Reason, shown to applicants: `Hari Kemerdekaan`. At most 300 characters. */
  reason: string;
  /** Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
}

/** A ticket, and its priority as the officer sees it. */
export interface SetPriorityInput {
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Queue number of the ticket: `A312`. At most 40 characters. */
  number: string;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Priority as the officer sees it; NORMAL rejects the claim. */
  priority: Priority;
}

/** The complete list of quotas of an office. */
export interface SetQuotasInput {
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused. */
  move?: boolean;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** All quotas; one that is missing is removed. The schedule sets the number of places of each. At most 200 items. */
  quotas: readonly (QuotaInput)[];
  /** Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
}

/** A weekly schedule, valid from a date on. */
export interface SetScheduleInput {
  /** First day on which the schedule is valid, until the next one begins. A schedule with the same first day is replaced. */
  from: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused. */
  move?: boolean;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** The weekly opening hours and the capacity of windows. */
  schedule: ScheduleInput;
  /** Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told. */
  undoMinutes?: number;
}

/** The places of each window that are reserved for a quota. */
export interface ShareInput {
  /** Number of places reserved in each window. */
  places: number;
  /** Code of the quota: `priority`. At most 40 characters. */
  quota: string | number;
}

/** A member of staff of an office, for their card. */
export interface StaffCardInput {
  /** Idempotency key: within a day the change is made once for a key. Repeating `makeStaffCard` is an error, since the text is shown only once. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Identifier of the personal key, `OfficeKey.id`: `STAFF/7`. At most 60 characters. */
  key: string | number;
  /** Code of the office at which the person works. At most 40 characters. */
  office: string | number;
}

/** The role of a member of staff, which decides what they may do. */
export type StaffRole =
  /** May do everything at all offices, and adds offices, administrators and API keys. */
  | 'ADMINISTRATOR'
  /** Calls and serves people at a counter. */
  | 'COUNTER_OFFICER'
  /** Checks people in and issues tickets at the front desk. */
  | 'FRONT_DESK'
  /** May do what the front desk and the counters do, and changes the settings, capacity and staff of the office. */
  | 'MANAGER';

/** A booking on standby, for leaving the list or answering an offer. */
export interface StandbyInput {
  /** The applicant's birth date, as proof if the caller is not the sender of the booking. */
  birthDate?: string | null | undefined;
  /** Public code of the booking, as sent to the applicant. */
  code: string;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Identifier of the offered window, as it was shown to the applicant. If another window is offered by then, the answer is refused with OFFER_GONE. Null for the present offer, whichever window it is. At most 40 characters. */
  window?: string | number | null | undefined;
}

/** A browser that asks for the alerts of a visit, as its `PushManager.subscribe` gives it. */
export interface StartAlertsInput {
  /** Secret that the browser shares, `PushSubscription.getKey("auth")`, as base64url. At most 40 characters. */
  auth: string;
  /** `PushSubscription.endpoint` of the browser: an https address of its push service. At most 2000 characters. */
  endpoint: string;
  /** Idempotency key: the same key and input change nothing more within a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Public key of the browser, `PushSubscription.getKey("p256dh")`, as base64url. At most 100 characters. */
  p256dh: string;
  /** The secret of the visit: the last part of `Booking.visitUrl` or `Ticket.visitUrl`. At most 40 characters. */
  secret: string;
}

/** A device that is about to be paired. */
export interface StartPairingInput {
  /** The code that the device shows, `PairingToShow.code`, in any case, with or without blanks and dashes; null for a new code, to be entered on the device. At most 40 characters. */
  code?: string | null | undefined;
  /** Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the code is shown only once. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The purpose of the device. */
  kind: DeviceKind;
  /** Name by which the office knows the device, 1 to 100 characters. At most 100 characters. */
  label: string;
  /** Code of the office at which the device stands. At most 40 characters. */
  office: string | number;
}

/** A browser that is no longer to be told of a visit. */
export interface StopAlertsInput {
  /** `PushSubscription.endpoint` of the browser: an https address of its push service. At most 2000 characters. */
  endpoint: string;
  /** Idempotency key: the same key and input change nothing more within a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The secret of the visit: the last part of `Booking.visitUrl` or `Ticket.visitUrl`. At most 40 characters. */
  secret: string;
}

/** A calendar to which an office subscribes. */
export interface SubscribeHolidaysInput {
  /** Idempotency key, accepted for uniformity: the same address again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Address of an iCalendar file or of a table, `https://` or `webcal://`. The same address again has it read at once. At most 2000 characters. */
  url: string;
}

/** A conversation that an officer takes over. */
export interface TakeOverInput {
  /** Identifier of the conversation, `Conversation.id`. At most 40 characters. */
  conversation: string | number;
  /** Whether to take the conversation from another officer who has it now. */
  fromOther?: boolean;
  /** Idempotency key, accepted for uniformity: the same change made again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
}

/** A field of a registration by chat, named by its keyword in the template. */
export type TemplateField =
  /** Postal address in free text; as the last field it may contain the separator. */
  | 'ALAMAT'
  /** Number of people in a family; each of them needs a separate registration. */
  | 'JUMLAH'
  /** Service to be booked, by its name or code. */
  | 'LAYANAN'
  /** Full name of the person who comes to the office. */
  | 'NAMA'
  /** Identity number of 16 digits; it must match the birth date, and is not stored. */
  | 'NIK'
  /** Date of the visit; without it the first day with a free place is booked. */
  | 'TGLKEDATANGAN'
  /** Date of birth: day, month and year. */
  | 'TGLLAHIR';

/** A text in every language. */
export interface TextsInput {
  /** The text in English. At most 300 characters. */
  en: string;
  /** The text in Indonesian. At most 300 characters. */
  id: string;
}

/** An action of an officer on a ticket, which its status may allow. */
export type TicketAction =
  /** Call the ticket to a counter: `callNext`, `callTicket`. */
  | 'CALL'
  /** Finish serving the person: `finish`. */
  | 'FINISH'
  /** Record that the person did not come: `markNoShow`. */
  | 'NO_SHOW'
  /** Set the ticket aside: `park`. */
  | 'PARK'
  /** Put the called ticket back into the queue, to the place it had: `putBack`. */
  | 'PUT_BACK'
  /** Call the ticket again: `recall`. */
  | 'RECALL'
  /** Put the parked ticket, or the no-show that has come after all, back into the queue, ahead of new tickets: `resume`. */
  | 'RESUME'
  /** Start serving the person at the counter: `serve`. */
  | 'SERVE'
  /** Move the ticket to another service or counter: `transfer`. */
  | 'TRANSFER'
  /** Undo a wrong finish, no-show, return to the queue, or number given out without a booking, within five minutes: `undo`. */
  | 'UNDO';

/** A ticket in today's queue. */
export interface TicketInput {
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Queue number of the ticket: `A312`. At most 40 characters. */
  number: string;
  /** Code of the office. At most 40 characters. */
  office: string | number;
}

/** Status of a ticket in its life cycle. */
export type TicketStatus =
  /** The ticket is called to a counter. */
  | 'CALLED'
  /** The day ended before the ticket was served, or its person left. */
  | 'CANCELLED'
  /** The ticket was called, but the person did not come. Until the day ends it can be put back into the queue. */
  | 'NO_SHOW'
  /** The ticket is set aside, to be resumed later. */
  | 'PARKED'
  /** Serving the person is finished. */
  | 'SERVED'
  /** The person is being served at the counter. */
  | 'SERVING'
  /** The ticket is in the queue. */
  | 'WAITING';

/** A ticket to transfer, and its destination. */
export interface TransferInput {
  /** Identifier of the only counter that may call the ticket; null for any counter. At most 64 characters. */
  counter?: string | number | null | undefined;
  /** Idempotency key: repeating the request with the same key and input within a day returns the same result. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Queue number of the ticket: `A312`. At most 40 characters. */
  number: string;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** Code of the service to transfer to; null keeps the service. At most 40 characters. */
  service?: string | number | null | undefined;
}

/** A question to try on the messages of the last month. */
export interface TryAnswerInput {
  /** Other sentences and words that ask the same. At most 20 items. At most 200 characters each. */
  examples?: readonly (string)[];
  /** Identifier of the answer that it would replace, `OfficeAnswer.id`; null for a new one. At most 40 characters. */
  id?: string | number | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
  /** The question in one line, as an applicant asks it. At most 200 characters. */
  question: string;
}

/** A sample message to try templates with. */
export interface TryTemplateInput {
  /** Channel by which the message arrives. */
  channel?: ChannelKind;
  /** Code of the office whose services, hours and days apply. At most 40 characters. */
  office: string | number;
  /** Whether a photo is attached to the message. */
  photo?: boolean;
  /** Templates to try, which are not saved; null for those of the office. */
  registration?: RegistrationInput | null | undefined;
  /** Time at which the message is sent; null for now. */
  sentAt?: string | null | undefined;
  /** The message, as an applicant would send it. At most 4096 characters. */
  text: string;
}

/** A wording to try, and the text that it is of. */
export interface TryTextInput {
  /** Key of the text, `MessageText.key`. At most 60 characters. */
  key: string | number;
  /** Language in which it is worded. */
  language: Language;
  /** Code of the office whose name is put into the text. At most 40 characters. */
  office: string | number;
  /** The wording for SMS only; null for the standard one. At most 1000 characters. */
  smsText?: string | null | undefined;
  /** The wording; null for the standard one. At most 1000 characters. */
  text?: string | null | undefined;
}

/** A block to lift before its end. */
export interface UnblockAddressInput {
  /** Identifier of the block, `Block.id`. At most 40 characters. */
  block: string | number;
  /** Idempotency key, accepted for uniformity: lifting a block again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office; null for administrators, who can lift any block. At most 40 characters. */
  office?: string | number | null | undefined;
}

/** A capacity change to undo. */
export interface UndoCapacityChangeInput {
  /** Identifier of the change, `CapacityChange.id`. At most 40 characters. */
  change: string | number;
  /** Idempotency key, accepted for uniformity: undoing the change again changes nothing. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office. At most 40 characters. */
  office: string | number;
}

/** The kind of caller, which decides what may be called. */
export type ViewerKind =
  /** An administrator of all offices, by a personal key or the server's `ADMIN_KEY`. */
  | 'ADMINISTRATOR'
  /** Any caller without a key: reads offices and availability, books, and reaches a booking by its code and birth date. */
  | 'ANONYMOUS'
  /** Another organisation's front end, with an API key. */
  | 'API_KEY'
  /** A paired lobby board of an office. */
  | 'BOARD'
  /** Staff at the counters of an office. */
  | 'COUNTER_OFFICER'
  /** Staff at the front desk of an office. */
  | 'FRONT_DESK'
  /** A paired kiosk of an office: checks people in and gives numbers to walk-ins. */
  | 'KIOSK'
  /** A manager of one office, with all rights of its officers. */
  | 'MANAGER'
  /** A channel adapter that acts for the sender of a message: reaches the sender's own bookings. */
  | 'SENDER';

/** A step that the person may take on the page of the visit. */
export type VisitAction =
  /** Say that one runs late, or ask not to be called for some minutes: `askForTime`. */
  | 'ASK_FOR_TIME'
  /** Check in at the door of the office, by the QR code on the screen there: `checkInAtDoor`. */
  | 'CHECK_IN'
  /** Give the place back, or leave the queue: `giveBackVisit`. */
  | 'GIVE_BACK'
  /** Say how the visit was, once: `rateVisit`. */
  | 'RATE';

/** The visit of the person at the door. Exactly one field is given. */
export interface VisitAtDoorInput {
  /** Public code of the booking, typed or read from its QR code. */
  code?: string | null | undefined;
  /** The secret of the visit: the last part of `Booking.visitUrl` or `Ticket.visitUrl`. At most 40 characters. */
  secret?: string | null | undefined;
}

/** A visit, and a step of its person. */
export interface VisitInput {
  /** Idempotency key: the same key and input change nothing more within a day. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** The secret of the visit: the last part of `Booking.visitUrl` or `Ticket.visitUrl`. At most 40 characters. */
  secret: string;
}

/** Answer to the one question after a visit, on the four-point scale of Indonesian satisfaction surveys (Permenpan RB 14/2017). */
export type VisitRating =
  /** Good: counts 3 in the index. */
  | 'GOOD'
  /** Poor: counts 2 in the index. */
  | 'POOR'
  /** Very good: counts 4 in the index. */
  | 'VERY_GOOD'
  /** Very poor: counts 1 in the index. */
  | 'VERY_POOR';

/** State of a visit, from the hold to the end: the first six of a booking, all others of a number in the queue. */
export type VisitState =
  /** The place is booked; check-in opens at `checkInOpensAt`. */
  | 'BOOKED'
  /** The number is called to `counter`; more than one of `calls`: called again. */
  | 'CALLED'
  /** The booking was cancelled. */
  | 'CANCELLED'
  /** The person may check in at the office now, and must before `forfeitsAt`. */
  | 'CHECK_IN_OPEN'
  /** The day ended before the number was served. */
  | 'CLOSED'
  /** The hold was not confirmed in time, and the place is gone. */
  | 'EXPIRED'
  /** The person was not there in time, and the place is gone. */
  | 'FORFEITED'
  /** A place is held until `confirmBy`; it is kept by sending the code by one of `proofs`. */
  | 'HELD'
  /** The person left the queue. */
  | 'LEFT'
  /** The number was called in vain. It stays good all day: the person tells an officer and waits again. */
  | 'NO_SHOW'
  /** The number is set aside by an officer, and will be called again. */
  | 'PARKED'
  /** The visit is done. */
  | 'SERVED'
  /** The person is served at `counter`. */
  | 'SERVING'
  /** The number waits in the queue, with `ahead` before it. */
  | 'WAITING';

/** The time wanted for a visit: a window, a day, or the first place that is free. */
export interface VisitTimeInput {
  /** The first free place of this day. */
  date?: string | null | undefined;
  /** `true`: the first free place of all days. `false` is an error, since it names no time. */
  earliest?: boolean | null | undefined;
  /** Identifier of a window from `Office.availability`. If it no longer exists, or belongs to another office, the request is refused (WINDOW_GONE): no other window is given instead. At most 40 characters. */
  window?: string | number | null | undefined;
}

/** Tells whether a delivery has reached its receiver. */
export type WebhookDeliveryState =
  /** The receiver has answered with a status from 200 to 299. */
  | 'DELIVERED'
  /** It was tried for three days, or its webhook was deleted. */
  | 'GIVEN_UP'
  /** It waits for its first attempt, or for the next one. */
  | 'WAITING';

/** The reason for which a webhook is told nothing. */
export type WebhookDisabledReason =
  /** Nothing has reached it for three days. */
  | 'FAILING'
  /** Its receiver has answered with status 410 (Gone). */
  | 'GONE'
  /** `changeWebhook` switched it off. */
  | 'SWITCHED_OFF';

/** A webhook that is named by its identifier. */
export interface WebhookInput {
  /** Identifier of the webhook. At most 40 characters. */
  id: string | number;
  /** Idempotency key: within a day the change is made once for a key. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Code of the office; null for API keys, which have webhooks of their own, and for administrators. At most 40 characters. */
  office?: string | number | null | undefined;
}

/** A day of the week, from Monday (ISO weekday 1) to Sunday (7). */
export type Weekday =
  /** Friday, ISO weekday 5. */
  | 'FRIDAY'
  /** Monday, ISO weekday 1. */
  | 'MONDAY'
  /** Saturday, ISO weekday 6. */
  | 'SATURDAY'
  /** Sunday, ISO weekday 7. */
  | 'SUNDAY'
  /** Thursday, ISO weekday 4. */
  | 'THURSDAY'
  /** Tuesday, ISO weekday 2. */
  | 'TUESDAY'
  /** Wednesday, ISO weekday 3. */
  | 'WEDNESDAY';

/** A weekday on which the office is open, with its hours. */
export interface WeekdayInput {
  /** Breaks such as lunch or Friday prayer: `12:00-13:00`. No window overlaps a break. At most 200 items. */
  breaks?: readonly (string)[];
  /** Capacity of each window in places, all quotas together; null for the schedule's value. */
  capacity?: number | null | undefined;
  /** Opening and closing time: `08:00-16:00`. */
  hours: string;
  /** The day of the week on which these hours apply. */
  weekday: Weekday;
  /** Length of a window in minutes, from 5 to 720; null for the schedule's value. */
  windowMinutes?: number | null | undefined;
}

/** A request for a place that is taken back. */
export interface WithdrawPlaceRequestInput {
  /** Idempotency key, accepted for uniformity: a request is taken back once. At most 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** Identifier of the request. At most 40 characters. */
  request: string | number;
}
