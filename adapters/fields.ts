// Counts the fields of a form before anything takes them apart: what they are parted by is all that is looked at.
import { TooLargeError } from '../src/channel/faults.ts';

/** No provider sends a quarter of it. */
export const MOST_FIELDS = 200;

/** The text again. Throws `TooLargeError` where it has more fields. */
export function withFewFields(form: string): string {
  let count = 1;
  for (let at = form.indexOf('&'); at >= 0; at = form.indexOf('&', at + 1)) {
    count++;
    if (count > MOST_FIELDS) throw new TooLargeError(`A form has at most ${MOST_FIELDS} fields.`);
  }
  return form;
}
