// The views of the desk that a member of staff may have: pure.
import type { SignedInStaff } from '../signIn/session.ts';

export type DeskView = 'reception' | 'counters';

export function deskViewsOf({ allowed }: Pick<SignedInStaff, 'allowed'>): DeskView[] {
  const views: DeskView[] = [];
  if (allowed.has('Mutation.checkIn')) views.push('reception');
  if (allowed.has('Mutation.callNext')) views.push('counters');
  return views;
}
