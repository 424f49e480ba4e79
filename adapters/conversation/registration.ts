// Reads a registration however its fields are parted: by the sign, by labels, by lines, by commas, or by nothing.
import { byLabels } from './byLabels.ts';
import { byOtherSigns } from './byOtherSigns.ts';
import { bySign } from './bySign.ts';
import { type Registration, type Unclear, unclear } from './intent.ts';
import { lineFieldsOf } from './line.ts';
import type { Match, Situation } from './slots.ts';

export function readRegistration(text: string, situation: Situation): Match {
  if (!text.includes('#')) return withoutSign(text, situation) ?? unclear('UNKNOWN_TEXT');
  const match = bySign(text, situation);
  if (match.intent === 'REGISTER' || !isOneSign(text)) return match;
  // A sign in front parts nothing: something else may.
  const other = withoutSign(text.replace('#', ' ').trim(), situation);
  return other?.intent === 'REGISTER' ? other : match;
}

function withoutSign(text: string, situation: Situation): Match | null {
  return byLabels(text, situation) ?? byOtherSigns(text, situation);
}

function isOneSign(text: string): boolean {
  return text.indexOf('#') === text.lastIndexOf('#');
}

/** A line that was read, and that the words before it take back: the person has to send it alone. */
export function notMeant(match: Registration): Unclear {
  return unclear('REGISTRATION_NOT_MEANT', { understood: lineFieldsOf(match), template: match.template });
}
