// A service's requirements, fee and duration as a manager types them: read from the API's answers, and made its input. Pure.
import type { ServiceDetailsInput, ServiceInput } from '../../../clients/types.ts';
import type { ServicesSetQuery } from './documents.ts';

export const DETAIL_LANGUAGES = ['id', 'en'] as const;
export type DetailLanguage = (typeof DETAIL_LANGUAGES)[number];
export const DETAIL_FIELDS = ['requirements', 'fee', 'duration'] as const;
export type DetailField = (typeof DETAIL_FIELDS)[number];

/** One requirement a line. */
export type TypedDetails = Record<DetailField, Record<DetailLanguage, string>> & { source: string };
export type ServiceSet = NonNullable<ServicesSetQuery['office']>['services'][number];

/** The same service, as the API tells it in each language. */
export function typedDetails(answers: Readonly<Record<DetailLanguage, ServiceSet>>): TypedDetails {
  const read = (field: 'fee' | 'duration') => ({
    id: answers.id.details?.[field] ?? '',
    en: answers.en.details?.[field] ?? '',
  });
  const lines = (language: DetailLanguage) => (answers[language].details?.requirements ?? []).join('\n');
  return {
    requirements: { id: lines('id'), en: lines('en') },
    fee: read('fee'),
    duration: read('duration'),
    source: answers.id.details?.source ?? '',
  };
}

/** The first field that one language lacks, wholly or in a line; null if there is none. */
export function unevenField(typed: TypedDetails): DetailField | null {
  return DETAIL_FIELDS.find((field) => linesOf(typed[field].id).length !== linesOf(typed[field].en).length) ?? null;
}

/** All services as they are, but this one with the details typed: the API replaces the list as a whole. */
export function servicesWithDetails(
  services: readonly ServiceSet[],
  code: string,
  typed: TypedDetails,
): ServiceInput[] {
  return services.map(({ code: each, names, channels }) => ({
    code: each,
    name: { id: names[0] ?? each, en: names[1] ?? names[0] ?? each },
    channels,
    ...(each === code && { details: inputOfDetails(typed) }),
  }));
}

function inputOfDetails({ requirements, fee, duration, source }: TypedDetails): ServiceDetailsInput {
  const english = linesOf(requirements.en);
  const oneLine = ({ id, en }: Record<DetailLanguage, string>) =>
    id.trim() ? { id: linesOf(id).join(' '), en: linesOf(en).join(' ') } : null;
  return {
    requirements: linesOf(requirements.id).map((id, index) => ({ id, en: english[index] ?? '' })),
    fee: oneLine(fee),
    duration: oneLine(duration),
    source: source.trim() || null,
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.trim() || []);
}
