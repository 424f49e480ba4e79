// The sections of the console by name, and the texts that each of them needs.
import type { OfficeTextPart } from '../texts/office/texts.ts';

export const SECTIONS = [
  'today',
  'inbox',
  'calendar',
  'messages',
  'figures',
  'people',
  'template',
  'texts',
  'services',
  'rules',
  'webhooks',
  'record',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** The texts that these scripts will name: known before, they are loaded beside them and not after. */
export const SECTION_TEXTS: Readonly<Record<SectionName, readonly OfficeTextPart[]>> = {
  today: ['today'],
  inbox: ['talk', 'intents'],
  calendar: ['calendar'],
  messages: ['talk', 'intents'],
  figures: ['figures', 'tables'],
  people: ['people'],
  template: ['template', 'intents'],
  texts: ['tables', 'wordings'],
  services: ['services'],
  rules: ['rules', 'intents'],
  webhooks: ['webhooks'],
  record: ['record', 'rules'],
};
