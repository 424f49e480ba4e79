// Who goes ahead in the line.
import { registerEnumType } from 'type-graphql';
import { PRIORITIES, type Priority } from '../src/office/settings.ts';

export const Priorities = Object.fromEntries(PRIORITIES.map((priority) => [priority, priority])) as Record<
  Priority,
  Priority
>;
registerEnumType(Priorities, {
  name: 'Priority',
  description: 'Who is served ahead, by a ratio the office sets.',
  valuesConfig: {
    NORMAL: { description: 'In order.' },
    ELDERLY: { description: 'Over 60.' },
    CHILD: { description: 'Under 5.' },
    DISABILITY: { description: 'With a disability.' },
    PREGNANT: { description: 'Pregnant.' },
  },
});
