// The recorded words that come with the program, by language and word: docs/board.md tells how they are made.
import type { OfficeLanguage } from '../texts/language.ts';

const RECORDING_FILES: Readonly<Record<OfficeLanguage, Record<string, string>>> = {
  id: import.meta.glob<string>('./recordings/id/*.mp3', { eager: true, query: '?url', import: 'default' }),
  en: import.meta.glob<string>('./recordings/en/*.mp3', { eager: true, query: '?url', import: 'default' }),
};

export type RecordingAddresses = Readonly<Record<OfficeLanguage, ReadonlyMap<string, string>>>;

export const PROGRAM_RECORDINGS: RecordingAddresses = { id: addressesIn('id'), en: addressesIn('en') };

function addressesIn(language: OfficeLanguage): Map<string, string> {
  return new Map(Object.entries(RECORDING_FILES[language]).map(([file, address]) => [wordOf(file), address]));
}

function wordOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1, -'.mp3'.length);
}
