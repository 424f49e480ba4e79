// The roles of staff.
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
