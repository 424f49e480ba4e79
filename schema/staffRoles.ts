// The roles of staff, and where each of a person's roles holds.
import { Field, ID, ObjectType } from 'type-graphql';
import type { StaffRole } from '../src/access/asker.ts';
import { describedEnum } from './describedEnum.ts';

export const StaffRoles = describedEnum<StaffRole>(
  'StaffRole',
  'The role of a member of staff, which decides what they may do.',
  {
    FRONT_DESK: 'Checks people in and issues tickets at the front desk.',
    COUNTER_OFFICER: 'Calls and serves people at a counter.',
    MANAGER:
      'May do what the front desk and the counters do, and changes the settings, capacity and staff of the office.',
    ADMINISTRATOR: 'May do everything at all offices, and adds offices, administrators and API keys.',
  },
);

@ObjectType({ description: 'A role of a person, at one office or as an administrator.' })
export class StaffPost {
  @Field(() => StaffRoles, { description: 'The role in which the person works there.' })
  role!: StaffRole;

  @Field(() => ID, { nullable: true, description: 'Code of the office; null for ADMINISTRATOR.' })
  office!: string | null;
}
