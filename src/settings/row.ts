// A row of the table of settings: its form, its default, its meaning, and the sentences for values of another form.
import type { z } from 'zod';

export interface SettingRow {
  /** The word by which the reference calls its values. */
  type: 'address' | 'choice' | 'file' | 'folder' | 'instant' | 'key' | 'list' | 'number' | 'text' | 'URL';
  /** The form of its text, without blanks at its ends; what it makes of the text is the value. */
  form: z.ZodType<unknown, string>;
  /** The words that follow "<name> must" when the text has another form. */
  must: string;
  /** The text that is taken if none is set. */
  usual?: string;
  /** The effect of no text, in words; the reference shows it in place of `usual`. */
  unset?: string;
  example?: string;
  /** Sentences for the reference and for .env.example. */
  about: string;
  /** The document that explains it, from the root of the repository. */
  see?: string;
  /** It may be read from a file, and its value is never printed. */
  secret?: true;
  /** Real service does not start without it. */
  neededInLive?: true;
  /** Real service does not start with it, for this reason. */
  refusedInLive?: string;
}

export type SettingRows = Readonly<Record<string, SettingRow>>;

/** The values by name; null: none is set, and there is no usual one. */
export type SettingValues<Rows extends SettingRows> = {
  readonly [Name in keyof Rows]: Value<Rows[Name]> | (Rows[Name] extends { usual: string } ? never : null);
};
type Value<Row extends SettingRow | undefined> = Row extends SettingRow ? z.output<Row['form']> : never;

/** A setting's text without blanks at its ends; null: it is not set. */
export type ReadText = (name: string) => string | null;

/** The value of each row. A text of another form is a sentence in `faults`, and stands for none. */
export function settingValues<const Rows extends SettingRows>(
  rows: Rows,
  read: ReadText,
  faults: string[],
): SettingValues<Rows> {
  const values = Object.entries(rows).map(([name, row]) => [name, settingValue(name, row, read(name), faults)]);
  return Object.fromEntries(values);
}

function settingValue(name: string, row: SettingRow, text: string | null, faults: string[]): unknown {
  if (text !== null) {
    const { success, data, error } = row.form.safeParse(text, { reportInput: true });
    if (success) return data;
    faults.push(...error.issues.map((issue) => settingFault(name, row, issue, text)));
  }
  return row.usual === undefined ? null : row.form.parse(row.usual);
}

/** URLs and secrets are not repeated: they hold passwords. Of a list only the part that is wrong is. */
function settingFault(name: string, row: SettingRow, issue: z.core.$ZodIssue, text: string): string {
  const { must = row.must } = issue.code === 'custom' ? (issue.params ?? {}) : {};
  if (row.secret || row.type === 'URL') return `${name} must ${must}.`;
  return `${name} must ${must}, not "${typeof issue.input === 'string' ? issue.input : text}".`;
}
