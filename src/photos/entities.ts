// Photos of identity cards as rows: private, and deleted with the booking's personal data.
import { defineEntity, p } from '@mikro-orm/core';
import { instant } from '../columns.ts';
import { officeKey } from '../office/entities.ts';

export const PhotoEntity = defineEntity({
  name: 'Photo',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    office: officeKey(),
    contentType: p.text(),
    bytes: p.blob().$type<Buffer>(),
    at: instant(),
  },
  indexes: [{ name: 'photo_at', properties: ['at'] }],
});

/** The photo that came with a message, by the message's key. */
export const SentPhotoEntity = defineEntity({
  name: 'SentPhoto',
  properties: {
    message: p.text().primary(),
    photo: p.uuid(),
  },
  indexes: [{ name: 'sent_photo_of', properties: ['photo'] }],
});
