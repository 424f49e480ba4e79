// The office console's texts, in the page's language: the other one is not loaded, nor are the texts of sections not opened.
import { areaTexts } from '../areaTexts.ts';
import { LANGUAGE_LOCALES } from '../compiled/languages.ts';
import type { PageLanguage } from '../language.ts';
import { OFFICE_CATALOGUES } from './compiled/catalogues.ts';

const OFFICE_PARTS = {
  shared: areaTexts(OFFICE_CATALOGUES.shared, (say, language) => ({
    ...say,
    number: (value: number) => value.toLocaleString(LANGUAGE_LOCALES[language]),
    hourOfDay: (hour: number) => say.hourOfDay(String(hour).padStart(2, '0')),
  })),
  today: areaTexts(OFFICE_CATALOGUES.today, ({ today: say }) => ({
    today: {
      ...say,
      noticeLeft: (left: number) => (left < 0 ? say.noticeTooLong(-left) : say.noticeLeft(left)),
    },
  })),
  talk: areaTexts(OFFICE_CATALOGUES.talk, ({ inbox: say, ...rest }) => ({
    ...rest,
    inbox: {
      ...say,
      waits: (minutes: number) =>
        minutes < 60 ? say.waits(minutes) : say.waitsHours(Math.floor(minutes / 60), minutes % 60),
    },
  })),
  calendar: areaTexts(OFFICE_CATALOGUES.calendar, ({ calendar: say, ...rest }) => ({
    ...rest,
    calendar: {
      ...say,
      percent: (share: number) => say.percent(Math.round(share * 100)),
      undoOption: (minutes: number) =>
        minutes < 60 ? say.undoOptionMinutes(minutes) : say.undoOptionHours(minutes / 60),
    },
  })),
  figures: areaTexts(OFFICE_CATALOGUES.figures, (say) => say),
  people: areaTexts(OFFICE_CATALOGUES.people, (say) => say),
  template: areaTexts(OFFICE_CATALOGUES.template, (say) => say),
  intents: areaTexts(OFFICE_CATALOGUES.intents, (say) => say),
  rules: areaTexts(OFFICE_CATALOGUES.rules, (say) => say),
  tables: areaTexts(OFFICE_CATALOGUES.tables, (say) => say),
  wordings: areaTexts(OFFICE_CATALOGUES.wordings, (say) => say),
  services: areaTexts(OFFICE_CATALOGUES.services, (say) => say),
  webhooks: areaTexts(OFFICE_CATALOGUES.webhooks, (say) => say),
  record: areaTexts(OFFICE_CATALOGUES.record, (say) => say),
} as const;

/** A part of the texts, as `parts.json` lists them. */
export type OfficeTextPart = keyof typeof OFFICE_PARTS;

type TextsOfPart<Part extends OfficeTextPart> = ReturnType<(typeof OFFICE_PARTS)[Part]['texts']>;
/** All of them at once, where a union would be one of them. */
type EveryOne<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** The texts that all sections share, and those of the parts. */
export type OfficeTexts<Part extends OfficeTextPart = 'shared'> = TextsOfPart<'shared'> & EveryOne<TextsOfPart<Part>>;

/** The parts that the scripts which are here have named. */
const neededParts = new Set<OfficeTextPart>(['shared']);

/**
 * A script names the parts that it says texts of when it is loaded, and can say no others; they are loaded before the
 * section is shown. The function returned throws an Error before they are.
 */
export function officeTextsOf<Part extends OfficeTextPart>(
  ...parts: readonly Part[]
): (language: PageLanguage) => OfficeTexts<Part> {
  for (const part of parts) neededParts.add(part);
  const composed = new Map<PageLanguage, OfficeTexts<Part>>();
  return (language) => {
    const known = composed.get(language);
    if (known) return known;
    const texts = Object.assign(
      {},
      ...(['shared', ...parts] as const).map((part) => OFFICE_PARTS[part].texts(language)),
    );
    composed.set(language, texts);
    return texts;
  };
}

/** Those that all sections share. @throws Error before they are loaded. */
export const officeTexts = officeTextsOf();

/** The language of the page alone is loaded; without `parts` all that is needed by now. @throws if it cannot be. */
export async function loadOfficeTexts(
  language: PageLanguage,
  parts: Iterable<OfficeTextPart> = neededParts,
): Promise<void> {
  await Promise.all(Array.from(parts, (part) => OFFICE_PARTS[part].load(language)));
}
