// Children: a parent or guardian acts for them, who is the contact that booked for them. Pure.
import { ageOn, type LocalDate } from '../time.ts';

/** Years; Law No. 27 of 2022, article 25, leaves the age to the law on children: under 18. */
const ADULT_AGE_YEARS = 18;

/** Whether the person is a child on that day. */
export function isChild({ birthDate }: { birthDate: LocalDate }, today: LocalDate): boolean {
  return ageOn(birthDate, today) < ADULT_AGE_YEARS;
}
