// Sends the front desk's steps to the server: a check-in by code, and a number for a walk-in.
import type { Priority } from '../../clients/types.ts';
import { AskFault, askApi } from '../api/ask.ts';
import { faultText } from '../api/faultText.ts';
import type { StepOutcome } from '../signIn/outcome.ts';
import { noteFault } from '../signIn/session.ts';
import { doStaffStep, type StaffAsking } from '../signIn/staffStep.ts';
import { deskTexts } from '../texts/desk/texts.ts';
import type { DeskArrival } from './arrival.ts';
import type { DeskTicket } from './deskState.ts';
import {
  CheckInDocument,
  FindBookingDocument,
  IssueTicketDocument,
  ResumeDocument,
  UndoDocument,
} from './documents.ts';

/** The arrival to show, or the sentence that says why the server was not reached or not understood. */
export type ReceptionOutcome = DeskArrival | { kind: 'failed'; fault: string };

export async function checkInByCode(office: string, code: string, asking: StaffAsking): Promise<ReceptionOutcome> {
  try {
    const { booking } = await askApi(FindBookingDocument, { code }, asking);
    const outcome = await doStaffStep(CheckInDocument, { office, code }, asking);
    if ('fault' in outcome) return { kind: 'failed', fault: outcome.fault };
    if ('refused' in outcome) return { kind: 'refused', code, refused: outcome.refused, booking };
    return { kind: booking?.status === 'CHECKED_IN' ? 'already' : 'in', ticket: outcome.done };
  } catch (fault) {
    noteFault(fault);
    const isUnreadable = fault instanceof AskFault && fault.code === 'BAD_USER_INPUT';
    return {
      kind: 'failed',
      fault: isUnreadable ? deskTexts(asking.language).unreadable : faultText(fault, asking.language),
    };
  }
}

/** Puts a ticket back that is parked, or was called in vain. */
export async function returnToQueue(office: string, number: string, asking: StaffAsking): Promise<ReceptionOutcome> {
  return withoutCode('back', await doStaffStep(ResumeDocument, { office, number }, asking));
}

/** Takes a number back that was given out by mistake. */
export async function withdrawNumber(office: string, number: string, asking: StaffAsking): Promise<ReceptionOutcome> {
  return withoutCode('withdrawn', await doStaffStep(UndoDocument, { office, number }, asking));
}

export async function giveWalkInNumber(
  walkIn: { office: string; service: string; priority: Priority; name: string | null },
  asking: StaffAsking,
): Promise<ReceptionOutcome> {
  return withoutCode('given', await doStaffStep(IssueTicketDocument, walkIn, asking));
}

function withoutCode(kind: 'back' | 'given' | 'withdrawn', outcome: StepOutcome<DeskTicket>): ReceptionOutcome {
  if ('fault' in outcome) return { kind: 'failed', fault: outcome.fault };
  if ('refused' in outcome) return { kind: 'refused', code: null, refused: outcome.refused, booking: null };
  return { kind, ticket: outcome.done };
}
