// The tables from which conversations that officers answer are read and written.
import { ConversationEntity, InboxMessageEntity } from '../inbox/entities.ts';
import { OptOutEntity } from '../outbox/entities.ts';
import { tablesOf } from '../tables.ts';
import { AttendedConversationEntity } from './entities.ts';

export const answeringTables = tablesOf(
  AttendedConversationEntity,
  ConversationEntity,
  InboxMessageEntity,
  OptOutEntity,
);
