// One cleaner for all channels: what keyboards, contacts and posters put into a text without anybody seeing it.

const INVISIBLE =
  /[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u0000-\u0009\u000B-\u001F\u007F]|\uFE0E|\uFE0F|\u20E3/g;

const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/gu;

/** The text as a person means it: plain blanks, dashes, quotes and digits, line breaks as \n, no pictures, no marks. */
export function clean(text: string): string {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(PICTURES, ' ')
    .replace(/[^\S\n]/g, ' ')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″]/g, '"')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\p{Nd}/gu, asciiDigit);
  return unmarked(plain).trim();
}

/** NFKC leaves the digits of other scripts; their ten characters stand in a row, so the place in it is the digit. */
function asciiDigit(character: string): string {
  if (character <= '9') return character;
  const point = character.codePointAt(0) as number;
  let digit = 0;
  while (digit < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - digit - 1))) digit++;
  return String(digit);
}

/** Bold, italic, strike and monospace marks go only as pairs round a whole line or a whole field, and so does "> ". */
function unmarked(text: string): string {
  const lines = text.split('\n').map((line) => unwrap(line.replace(/^\s*>\s?/, '')));
  return lines.join('\n').split('#').map(unwrap).join('#');
}

function unwrap(text: string): string {
  const match = /^(\s*)(```|[*_~`])([\s\S]+)\2(\s*)$/.exec(text);
  return match ? unwrap(`${match[1]}${match[3]}${match[4]}`) : text;
}
