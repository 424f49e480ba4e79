// Spells a queue number letter by letter and digit by digit, for reading aloud: pure.

/** `A, tiga, satu, dua`: a number read as a number would be heard as another one. */
export function spelled(number: string, digits: readonly string[]): string {
  return [...number].map((sign) => digits[Number.parseInt(sign, 10)] ?? sign).join(', ');
}
