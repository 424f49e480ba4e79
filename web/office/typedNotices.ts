// The notices of an office as a manager types them: checked, and made the API's input. Pure.
import type { NoticeKind } from '../../clients/types.ts';
import { mustBeRead, numberTyped } from '../fields/typedNumber.ts';
import type { OfficeTexts } from '../texts/office/texts.ts';
import { timeTyped } from './typedDate.ts';

export interface TypedNotices {
  remindAt: string;
  from: string;
  to: string;
  nearTurn: string;
  fallback: boolean;
  off: readonly NoticeKind[];
}
export type NoticeFaults = Partial<Record<keyof TypedNotices, string>>;

const MOST_AHEAD = 50;

export function faultsOfNotices(
  { remindAt, from, to, nearTurn }: TypedNotices,
  { notices: say, rules }: Pick<OfficeTexts<'rules'>, 'notices' | 'rules'>,
): NoticeFaults {
  const [remind, opens, shuts] = [remindAt, from, to].map(timeTyped);
  const ordered = opens && shuts && opens < shuts;
  return {
    ...(!opens && { from: say.needTime }),
    ...(!shuts && { to: say.needTime }),
    ...(opens && shuts && !ordered && { to: say.needLater }),
    ...(!remind && { remindAt: say.needTime }),
    ...(remind && ordered && !(remind >= opens && remind < shuts) && { remindAt: say.needInside }),
    ...(numberTyped(nearTurn, 0, MOST_AHEAD) === null && { nearTurn: rules.needNumber(0, MOST_AHEAD) }),
  };
}

/** @throws Error where `faultsOfNotices` finds what cannot be read. */
export function noticesSet({ remindAt, from, to, nearTurn, fallback, off }: TypedNotices) {
  return {
    remindAt: mustBeRead(timeTyped(remindAt)),
    hours: { from: mustBeRead(timeTyped(from)), to: mustBeRead(timeTyped(to)) },
    nearTurn: mustBeRead(numberTyped(nearTurn, 0, MOST_AHEAD)),
    fallback,
    off: [...off],
  };
}
