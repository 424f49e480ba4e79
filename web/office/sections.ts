// The sections of the console: the right each of them needs, and its scripts, which are loaded when it is opened.
import { html, type TemplateResult } from 'lit';
import type { ConsolePlace } from './place.ts';

export const SECTIONS = [
  'today',
  'inbox',
  'calendar',
  'messages',
  'figures',
  'people',
  'template',
  'rules',
  'record',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** The field by which a section lives: it is shown to those who may use it. */
export const SECTION_FIELDS: Readonly<Record<SectionName, string>> = {
  today: 'Query.dailyStatistics',
  inbox: 'Query.conversations',
  calendar: 'Query.capacityChanges',
  messages: 'Query.failedMessages',
  figures: 'Query.dailyStatistics',
  people: 'Query.officeKeys',
  template: 'Query.tryTemplate',
  rules: 'Mutation.changeOffice',
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
  rules: () => import('./rules.ts'),
  record: () => import('./record.ts'),
};

/** @throws if a script cannot be loaded. */
export async function loadSection(name: SectionName): Promise<void> {
  await SECTION_SCRIPTS[name]();
}

/**
 * Loads the page again, if the server answers. Browsers remember that a script failed, and after an update the scripts
 * of the page that is open are gone: asking for them again would help in neither case.
 */
export async function reloadIfReachable(): Promise<void> {
  const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (answer?.ok) location.reload();
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
    case 'rules':
      return html`<office-rules .place=${place}></office-rules>`;
    case 'record':
      return html`<office-record .place=${place}></office-record>`;
  }
}
