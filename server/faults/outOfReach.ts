// Tells faults of the database's own state, which pass, from faults of ours, which do not.
import { errorCodeOf } from '../../src/errorCode.ts';
import { TooBusy } from '../../src/tooBusy.ts';

/** Lost, refused, full, shutting down, without writes until another host takes them, or so busy that a limit of time ran out. */
const OUT_OF_REACH_CODES =
  /^(08|53|57P|57014$|55P03$|25P03$|25P04$|25006$|ECONN|EPIPE$|ETIMEDOUT$|EHOSTUNREACH$|ENETUNREACH$|EAI_AGAIN$|ENOTFOUND$)/;
/** The driver's own faults have no code. */
const OUT_OF_REACH_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|The connection to PostgreSQL is dead|Client has encountered a connection error|Client was closed)/;

/** Whether the same may well succeed in a moment. */
export function isOutOfReach(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof TooBusy) return true;
  if (error instanceof AggregateError) return error.errors.some(isOutOfReach);
  const { message, cause } = error;
  return (
    OUT_OF_REACH_CODES.test(errorCodeOf(error) ?? '') || OUT_OF_REACH_MESSAGES.test(message) || isOutOfReach(cause)
  );
}
