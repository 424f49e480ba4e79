// Every table of ours as an entity of MikroORM; the entities lie with the rooms that own the tables.
import * as abuse from './abuse/entities.ts';
import * as access from './access/entities.ts';
import * as answering from './answering/entities.ts';
import * as booking from './booking/entities.ts';
import * as capacity from './capacity/entities.ts';
import { DemonstrationEntity } from './demonstration/entities.ts';
import * as figures from './figures/entities.ts';
import { IdempotencyEntity } from './idempotency.ts';
import * as inbox from './inbox/entities.ts';
import * as jobs from './jobs/entities.ts';
import * as lottery from './lottery/entities.ts';
import * as office from './office/entities.ts';
import * as outbox from './outbox/entities.ts';
import * as photos from './photos/entities.ts';
import * as placeLog from './placeLog/entities.ts';
import { PushSubscriptionEntity } from './push/entities.ts';
import * as queue from './queue/entities.ts';
import * as replanning from './replanning/entities.ts';
import * as standby from './standby/entities.ts';
import { VisitRatingEntity } from './visit/entities.ts';
import * as webhooks from './webhooks/entities.ts';

export const ENTITIES = [
  office.OfficeEntity,
  office.ScheduleExceptionEntity,
  office.CapacityOverrideEntity,
  office.BoardPictureEntity,
  capacity.CapacityWindowEntity,
  capacity.WithdrawnWindowEntity,
  capacity.FreedPlaceEntity,
  booking.BookingEntity,
  booking.BookingEventEntity,
  booking.DueNoticeEntity,
  booking.ImportedBookingEntity,
  booking.NumberClaimEntity,
  booking.NumberProofEntity,
  booking.ProofSentEntity,
  standby.StandbyEntity,
  standby.PlaceRequestEntity,
  replanning.HolidayCalendarEntity,
  replanning.DayChangeEntity,
  replanning.MovedBookingEntity,
  replanning.OpenedDaysEntity,
  abuse.BlockEntity,
  abuse.WorkDoneEntity,
  abuse.UnprovenPlaceEntity,
  abuse.GuessEntity,
  abuse.LimitCountEntity,
  lottery.LotteryEntity,
  lottery.LotteryEntryEntity,
  IdempotencyEntity,
  DemonstrationEntity,
  queue.CounterEntity,
  queue.TicketEntity,
  queue.TicketEventEntity,
  queue.BoardEntity,
  queue.BoardFrameEntity,
  queue.BoardShownEntity,
  queue.PassportReadyEntity,
  figures.DayFiguresEntity,
  access.StaffEntity,
  access.DeviceEntity,
  access.ApiKeyEntity,
  access.StaffSessionEntity,
  access.StaffCardEntity,
  access.AuditEntity,
  access.AuditLinkEntity,
  access.AuditHeadEntity,
  access.AuditExportEntity,
  access.SecretEntity,
  inbox.InboxMessageEntity,
  inbox.ConversationEntity,
  inbox.SenderAliasEntity,
  inbox.ListedUntilEntity,
  inbox.RestorationEntity,
  answering.AttendedConversationEntity,
  answering.SavedReplyEntity,
  outbox.OutboxMessageEntity,
  outbox.DeliveryReceiptEntity,
  outbox.SendingEntity,
  outbox.ProviderAlarmEntity,
  outbox.ProviderResourceEntity,
  outbox.OptOutEntity,
  jobs.ReminderRoundEntity,
  jobs.RetentionEntity,
  jobs.WorkerOwnerEntity,
  placeLog.PlaceLogEntity,
  placeLog.PlaceHeadEntity,
  placeLog.PlaceSealEntity,
  placeLog.PlaceCursorEntity,
  photos.PhotoEntity,
  photos.SentPhotoEntity,
  webhooks.FeedEventEntity,
  webhooks.FeedNoteEntity,
  webhooks.WebhookEntity,
  webhooks.WebhookDeliveryEntity,
  VisitRatingEntity,
  PushSubscriptionEntity,
] as const;
