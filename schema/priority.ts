// Who goes ahead in the line.
import { registerEnumType } from 'type-graphql';
import { PRIORITIES, type Priority } from '../src/office/settings.ts';

export const Priorities = Object.fromEntries(PRIORITIES.map((priority) => [priority, priority])) as Record<
  Priority,
  Priority
>;
registerEnumType(Priorities, {
  name: 'Priority',
  description: 'Reason for being served ahead of others, by a ratio that the office sets.',
  valuesConfig: {
    NORMAL: { description: 'No priority: served in order.' },
    ELDERLY: { description: 'An applicant older than 60 years.' },
    CHILD: { description: 'A child younger than 5 years.' },
    DISABILITY: { description: 'An applicant with a disability.' },
    PREGNANT: { description: 'An applicant who is pregnant.' },
  },
});
