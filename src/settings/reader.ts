// Reads settings for the adapters, which know theirs, and notes what is wrong with them.
import { type ReadText, type SettingRows, type SettingValues, settingValues } from './row.ts';

export interface SettingsReader {
  /** A setting without blanks at its ends, whatever its form; null: it is not set. */
  text: ReadText;
  /** The values of these settings; each that has another form is noted. */
  values<const Rows extends SettingRows>(rows: Rows): SettingValues<Rows>;
  /** Notes a fault, told with all others. */
  fault(sentence: string): void;
}

export function settingsReaderOn(text: ReadText, faults: string[]): SettingsReader {
  return {
    text,
    values: (rows) => settingValues(rows, text, faults),
    fault(sentence) {
      faults.push(sentence);
    },
  };
}
