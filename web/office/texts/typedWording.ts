// The wording of a text as a manager types it, in both languages: pure.
import type { OfficeTextInput } from '../../../clients/types.ts';
import type { TextsOfOfficeQuery } from './documents.ts';

export type WordableText = TextsOfOfficeQuery['messageTexts'][number];
export type OwnWording = NonNullable<TextsOfOfficeQuery['office']>['texts'][number];

export const WORDING_LANGUAGES = ['id', 'en'] as const;
export type WordingLanguage = (typeof WORDING_LANGUAGES)[number];

export interface LanguageWording {
  text: string;
  /** Empty: an SMS says the same. */
  smsText: string;
}
export type TypedWording = Readonly<Record<WordingLanguage, LanguageWording>>;

export function standardOf({ standard }: WordableText): TypedWording {
  return byLanguage((language) => {
    const wording = standard.find((one) => one.language === language);
    return { text: wording?.text ?? '', smsText: wording?.smsText ?? '' };
  });
}

/** The office's own wording where it has one, else the standard one. */
export function wordingInForce(text: WordableText, own: readonly OwnWording[]): TypedWording {
  const standard = standardOf(text);
  return byLanguage((language) => {
    const ownText = (sms: boolean) =>
      own.find((one) => one.key === text.key && one.language === language && one.sms === sms)?.text;
    return {
      text: ownText(false) ?? standard[language].text,
      smsText: ownText(true) ?? standard[language].smsText,
    };
  });
}

/** The wordings that differ from the standard; null: as the standard. */
export function ownOf(text: WordableText, typed: TypedWording, language: WordingLanguage) {
  const [own, standard] = [typed[language], standardOf(text)[language]];
  return {
    text: own.text === standard.text ? null : own.text,
    smsText: own.smsText === standard.smsText ? null : own.smsText,
  };
}

/** The complete list of own texts with those of this text as they are typed. */
export function ownTextsWith(there: readonly OwnWording[], text: WordableText, typed: TypedWording): OfficeTextInput[] {
  const { key } = text;
  const others = there
    .filter((one) => one.key !== key)
    .map(({ key, language, text, sms }) => ({ key, language, text, sms }));
  const own = WORDING_LANGUAGES.flatMap((language) => {
    const { text: long, smsText } = ownOf(text, typed, language);
    return [
      ...(long === null ? [] : [{ key, language, text: long, sms: false }]),
      ...(smsText === null ? [] : [{ key, language, text: smsText, sms: true }]),
    ];
  });
  return [...others, ...own];
}

/** The text of the list that a refusal's field names: `settings.texts.3.text`. */
export function refusedText(field: string | null, texts: readonly OfficeTextInput[]): OfficeTextInput | undefined {
  const index = /^settings\.texts\.(\d+)\./.exec(field ?? '')?.[1];
  return index === undefined ? undefined : texts[Number(index)];
}

function byLanguage(wording: (language: WordingLanguage) => LanguageWording): TypedWording {
  return { id: wording('id'), en: wording('en') };
}
