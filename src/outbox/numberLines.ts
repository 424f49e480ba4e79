// The paces of numbers while a group of their messages is decided about: each message moves the line for those behind it.
import type { Candidate } from './candidates.ts';
import type { NumberPace, Urgency } from './pace.ts';
import { type DeliveryDecision, type DeliveryFacts, PROBE } from './turn.ts';

/** The lines of a number as they stand now, in milliseconds by the database's clock; those left out stand as before. */
export interface NumberLine {
  channel: string;
  sender: string;
  freeAt: number | null;
  lines: Partial<Record<Urgency, number | null>>;
}

type Pause = DeliveryFacts['pause'];

export class NumberLines {
  private readonly lines = new Map<string, NumberLine>();
  private readonly pauses = new Map<string, Pause>();

  /** The candidate as it stands behind those of its number that were decided about before. */
  behindOthers(candidate: Candidate): Candidate {
    const number = numberOf(candidate);
    const moved = this.lines.get(number);
    const pause = this.pauses.get(number) ?? candidate.pause;
    if (!moved) return { ...candidate, pause };
    const lineAt = moved.lines[candidate.urgency] ?? candidate.line.lineAt;
    return { ...candidate, pause, line: { freeAt: moved.freeAt, lineAt } };
  }

  /** Moves the line by what was decided; a message that tries for all the others has them wait. */
  note(candidate: Candidate, decision: DeliveryDecision): void {
    if (decision.do === 'end') return;
    if (decision.step) this.move(candidate, decision.step);
    if (decision.do === 'go' && decision.isProbe && candidate.pause)
      this.pauses.set(numberOf(candidate), { ...candidate.pause, until: candidate.real + PROBE });
  }

  /** The lines that moved. */
  moved(): NumberLine[] {
    return [...this.lines.values()];
  }

  private move(candidate: Candidate, { freeAt, lineAt }: NumberPace): void {
    const { channel, from: sender } = candidate.message;
    const before = this.lines.get(numberOf(candidate));
    const lines = { ...before?.lines, [candidate.urgency]: lineAt };
    this.lines.set(numberOf(candidate), { channel, sender, freeAt, lines });
  }
}

function numberOf({ message: { channel, from } }: Candidate): string {
  return `${channel} ${from}`;
}
