// All texts of the office console in a language: those of every section.
import type { PageLanguage } from '../../web/texts/language.ts';
import { loadOfficeTexts, officeTextsOf } from '../../web/texts/office/texts.ts';

const allTextsOfConsole = officeTextsOf(
  ...([
    'today',
    'talk',
    'calendar',
    'figures',
    'people',
    'template',
    'intents',
    'rules',
    'webhooks',
    'record',
    'tables',
    'wordings',
  ] as const),
);

export async function consoleTexts(language: PageLanguage): Promise<ReturnType<typeof allTextsOfConsole>> {
  await loadOfficeTexts(language);
  return allTextsOfConsole(language);
}
