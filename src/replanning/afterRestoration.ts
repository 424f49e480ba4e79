// Windows that are made after the database was restored from a backup: the server before may have given out their numbers.
import { POLICY_SQL } from '../office/read.ts';

/** Days that were opened ahead of the horizon, and a day between the zone of the office and UTC. */
const DAYS_BEYOND_HORIZON = 2;

/**
 * The last day that the server whose data was lost can have opened, as an SQL expression of a row `r` of the restorations
 * and a row of the offices: a new window up to then leaves out as many numbers as it has places.
 */
export const LAST_DAY_IN_DOUBT_SQL = `(r.restored_at at time zone 'UTC')::date
      + ((${POLICY_SQL}) ->> 'horizonDays')::integer + ${DAYS_BEYOND_HORIZON}`;
