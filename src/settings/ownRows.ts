// All settings that the core knows: those of providers are the adapters'.
import { KEY_ROWS, LIMIT_ROWS } from './accessRows.ts';
import { REPLICA_ROWS } from './replicaRows.ts';
import {
  AUDIT_ROWS,
  DATABASE_ROWS,
  FILE_ROWS,
  LISTENING_ROWS,
  LOG_ROWS,
  MODE_ROWS,
  RETRY_ROWS,
} from './serviceRows.ts';
import { TELEMETRY_ROWS } from './telemetryRows.ts';

/** Without those of the identity provider, which are read together. */
export const OWN_ROWS = {
  ...LISTENING_ROWS,
  ...DATABASE_ROWS,
  ...REPLICA_ROWS,
  ...MODE_ROWS,
  ...FILE_ROWS,
  ...LOG_ROWS,
  ...TELEMETRY_ROWS,
  ...RETRY_ROWS,
  ...LIMIT_ROWS,
  ...KEY_ROWS,
  ...AUDIT_ROWS,
} as const;
