// The sections of the console: the right each of them needs, and its scripts, which are loaded when it is opened.
import { html, type TemplateResult } from 'lit';
import type { PageLanguage } from '../texts/language.ts';
import { loadOfficeTexts } from '../texts/office/texts.ts';
import type { ConsolePlace } from './place.ts';
import { SECTION_TEXTS, type SectionName } from './sectionNames.ts';

/** The field by which a section lives: it is shown to those who may use it. */
export const SECTION_FIELDS: Readonly<Record<SectionName, string>> = {
  today: 'Query.dailyStatistics',
  inbox: 'Query.conversations',
  calendar: 'Query.capacityChanges',
  messages: 'Query.failedMessages',
  figures: 'Query.dailyStatistics',
  people: 'Query.officeKeys',
  template: 'Query.tryTemplate',
  texts: 'Query.messageTexts',
  services: 'Mutation.changeOffice',
  rules: 'Mutation.changeOffice',
  webhooks: 'Query.webhooks',
  record: 'Query.audit',
};

const SECTION_SCRIPTS: Readonly<Record<SectionName, () => Promise<unknown>>> = {
  today: () => import('./today.ts'),
  inbox: () => import('./inbox.ts'),
  calendar: () => import('./calendar.ts'),
  messages: () => Promise.all([import('./messages.ts'), import('./log.ts')]),
  figures: () => import('./figures.ts'),
  people: () => Promise.all([import('./staff.ts'), import('./devices.ts'), import('./counters.ts')]),
  template: () => import('./template.ts'),
  texts: () => import('./texts/wordings.ts'),
  services: () => Promise.all([import('./services/serviceList.ts'), import('./services/numbers.ts')]),
  rules: () => import('./rules.ts'),
  webhooks: () => import('./webhooks.ts'),
  record: () => import('./record.ts'),
};

/** @throws if a script or a text cannot be loaded. */
export async function loadSection(name: SectionName, language: PageLanguage): Promise<void> {
  await Promise.all([SECTION_SCRIPTS[name](), loadOfficeTexts(language, ['shared', ...SECTION_TEXTS[name]])]);
  await loadOfficeTexts(language);
}

export function sectionView(name: SectionName, place: ConsolePlace, opened: string): TemplateResult {
  switch (name) {
    case 'today':
      return html`<office-today .place=${place}></office-today>`;
    case 'inbox':
      return html`<office-inbox .place=${place} .opened=${opened}></office-inbox>`;
    case 'calendar':
      return html`<office-calendar .place=${place} .date=${opened}></office-calendar>`;
    case 'messages':
      return html`<office-messages .place=${place}></office-messages><office-log .place=${place}></office-log>`;
    case 'figures':
      return html`<office-figures .place=${place}></office-figures>`;
    case 'people':
      return html`<office-staff .place=${place} .code=${opened}></office-staff><office-devices .place=${place}></office-devices><office-counters .place=${place}></office-counters>`;
    case 'template':
      return html`<office-template .place=${place}></office-template>`;
    case 'texts':
      return html`<office-texts .place=${place} .opened=${opened}></office-texts>`;
    case 'services':
      return html`<office-service-list .place=${place}></office-service-list><office-numbers .place=${place}></office-numbers>`;
    case 'rules':
      return html`<office-rules .place=${place}></office-rules>`;
    case 'webhooks':
      return html`<office-webhooks .place=${place}></office-webhooks>`;
    case 'record':
      return html`<office-record .place=${place}></office-record>`;
  }
}
