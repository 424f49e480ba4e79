// Mends what programs write wrongly into calendar files: one line that breaks the standard must not cost all holidays. Pure.

/** A line begins with the name of its property; a blank in front continues the line before it. */
const PROPERTY = /^[A-Za-z0-9-]+[;:]/;
const FIRST_BLANK = /^[\u00a0\u2007\u202f]/;

/** Ends of lines are doubled by some programs, folds written with hard blanks by others, and texts broken without any. */
export function mendCalendar(calendar: string): string {
  const mended: string[] = [];
  for (const line of calendar.replace(/^\uFEFF/, '').split(/\r*\n|\r/)) {
    if (line.trim() === '') continue;
    if (/^[ \t]/.test(line) || PROPERTY.test(line) || mended.length === 0) mended.push(line);
    else mended.push(` ${line.replace(FIRST_BLANK, '')}`);
  }
  return mended.join('\r\n');
}
