// A quota as a manager types it: read from the API's answers, checked, and put into the list of all. Pure.
import type { ChannelKind, Priority, QuotaInput } from '../../../clients/types.ts';
import { mustBeRead, numberTyped } from '../../fields/typedNumber.ts';
import type { QuotaTexts } from '../../texts/quotas/texts.ts';
import type { QuotasSetQuery } from './documents.ts';

export type QuotaSet = NonNullable<QuotasSetQuery['office']>['quotas'][number];

export const QUOTA_PRIORITIES = ['ELDERLY', 'CHILD', 'DISABILITY', 'PREGNANT'] as const satisfies Priority[];
export const QUOTA_CHANNELS = ['WHATSAPP', 'SMS', 'EMAIL', 'WEB', 'COUNTER', 'API'] as const satisfies ChannelKind[];

export interface TypedQuota {
  code: string;
  /** Names by language. */
  id: string;
  en: string;
  line: string;
  priorities: readonly Priority[];
  services: readonly string[];
  channels: readonly ChannelKind[];
  walkIns: boolean;
  generalToo: boolean;
  opensMinutesBefore: string;
}

export type QuotaFaults = Partial<Record<keyof TypedQuota, string>>;

export const NEW_QUOTA: TypedQuota = {
  code: '',
  id: '',
  en: '',
  line: '',
  priorities: [],
  services: [],
  channels: [],
  walkIns: false,
  generalToo: true,
  opensMinutesBefore: '',
};

/** A year, as the API has it. */
const MAX_OPENS_MINUTES = 525_600;

/** The same quota, as the API tells it in each language. */
export function typedQuota(id: QuotaSet, en: QuotaSet): TypedQuota {
  const { code, line, priorities, services, channels, walkIns, generalToo, opensMinutesBefore } = id;
  const opens = opensMinutesBefore === null ? '' : String(opensMinutesBefore);
  const rules = { priorities, services, channels, walkIns, generalToo };
  return { code, id: id.name, en: en.name, line, ...rules, opensMinutesBefore: opens };
}

function quotaCodeTyped(text: string): string | null {
  const code = text.trim();
  return /^[a-z][a-z0-9_]{0,39}$/.test(code) && code !== 'general' ? code : null;
}

function letterTyped(text: string): string | null {
  const letter = text.trim().toUpperCase();
  return /^[A-VX-Z]$/.test(letter) ? letter : null;
}

/** `others`: all quotas but this one. `generalLine`: the letter of the general places. */
export function faultsOfQuota(
  typed: TypedQuota,
  { others, generalLine }: { others: readonly QuotaInput[]; generalLine: string | null },
  say: QuotaTexts,
): QuotaFaults {
  const [code, line] = [quotaCodeTyped(typed.code), letterTyped(typed.line)];
  const lines = [generalLine, ...others.map((each) => each.line)];
  return {
    ...(!code && { code: say.needCode }),
    ...(code && others.some((each) => each.code === code) && { code: say.codeTaken }),
    ...(!typed.id.trim() && { id: say.needName }),
    ...(!typed.en.trim() && { en: say.needName }),
    ...(!line && { line: say.needLine }),
    ...(line && lines.includes(line) && { line: say.lineTaken }),
    ...(typed.opensMinutesBefore.trim() &&
      numberTyped(typed.opensMinutesBefore, 0, MAX_OPENS_MINUTES) === null && { opensMinutesBefore: say.needMinutes }),
  };
}

/** @throws Error where `faultsOfQuota` finds what cannot be read. */
export function inputOfQuota(typed: TypedQuota): QuotaInput {
  const { id, en, priorities, services, channels, walkIns, generalToo } = typed;
  const opens = typed.opensMinutesBefore.trim();
  return {
    code: mustBeRead(quotaCodeTyped(typed.code)),
    name: { id: id.trim(), en: en.trim() },
    line: mustBeRead(letterTyped(typed.line)),
    // Places for walk-ins are never booked: nothing of a booking limits them.
    ...(walkIns ? { priorities: [], services: [], channels: [] } : { priorities, services, channels }),
    walkIns,
    generalToo,
    opensMinutesBefore: opens ? mustBeRead(numberTyped(opens, 0, MAX_OPENS_MINUTES)) : null,
  };
}

/** In its place in the list, or at its end if it is new. */
export function withQuota(all: readonly QuotaInput[], quota: QuotaInput): QuotaInput[] {
  const isThere = all.some(({ code }) => code === quota.code);
  return isThere ? all.map((each) => (each.code === quota.code ? quota : each)) : [...all, quota];
}
