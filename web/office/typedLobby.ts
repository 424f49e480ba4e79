// The settings of the lobby boards as a manager types them: read from the API, checked, and made its input. Pure.
import { mustBeRead, numberTyped } from '../fields/typedNumber.ts';
import type { OfficeTexts } from '../texts/office/texts.ts';
import type { BoardSetQuery } from './documents.ts';
import { timeTyped } from './typedDate.ts';

type LobbySet = NonNullable<BoardSetQuery['office']>['boardSettings'];

export type LobbyField = 'wordId' | 'wordEn' | 'volume' | 'quietFrom' | 'quietTo' | 'darkFrom' | 'darkTo';
export type TypedLobby = Record<LobbyField, string>;

const MAX_LOBBY_WORD_LENGTH = 12;
const FULL_VOLUME_PERCENT = 100;
/** Both of a pair are filled in, or neither is. */
export const LOBBY_PAIRS: readonly (readonly [LobbyField, LobbyField])[] = [
  ['wordId', 'wordEn'],
  ['quietFrom', 'quietTo'],
  ['darkFrom', 'darkTo'],
];
const TIME_FIELDS: readonly LobbyField[] = ['quietFrom', 'quietTo', 'darkFrom', 'darkTo'];

export function lobbyAsTyped({ counterWord, volumePercent, quietHours, darkHours }: LobbySet): TypedLobby {
  return {
    wordId: counterWord?.id ?? '',
    wordEn: counterWord?.en ?? '',
    volume: String(volumePercent),
    quietFrom: quietHours?.from ?? '',
    quietTo: quietHours?.to ?? '',
    darkFrom: darkHours?.from ?? '',
    darkTo: darkHours?.to ?? '',
  };
}

export function faultsOfLobby(typed: TypedLobby, say: OfficeTexts<'rules'>['lobby']): Partial<TypedLobby> {
  const faults: Partial<TypedLobby> = {};
  for (const pair of LOBBY_PAIRS)
    for (const field of pair)
      if (!typed[field].trim() && pair.some((other) => typed[other].trim())) faults[field] = say.needBoth;
  for (const field of TIME_FIELDS) if (typed[field].trim() && !timeTyped(typed[field])) faults[field] = say.needTime;
  for (const field of ['wordId', 'wordEn'] as const)
    if (typed[field].trim().length > MAX_LOBBY_WORD_LENGTH) faults[field] = say.needShort(MAX_LOBBY_WORD_LENGTH);
  if (numberTyped(typed.volume, 0, FULL_VOLUME_PERCENT) === null) faults.volume = say.needVolume;
  return faults;
}

/** Hours of which nothing is typed are none. @throws Error where `faultsOfLobby` finds what cannot be read. */
export function lobbySet(typed: TypedLobby) {
  const hours = (first: string, last: string) =>
    first.trim() || last.trim() ? { from: mustBeRead(timeTyped(first)), to: mustBeRead(timeTyped(last)) } : null;
  const [id, en] = [typed.wordId.trim(), typed.wordEn.trim()];
  return {
    counterWord: id || en ? { id: mustBeRead(id || null), en: mustBeRead(en || null) } : null,
    volumePercent: mustBeRead(numberTyped(typed.volume, 0, FULL_VOLUME_PERCENT)),
    quietHours: hours(typed.quietFrom, typed.quietTo),
    darkHours: hours(typed.darkFrom, typed.darkTo),
  };
}
