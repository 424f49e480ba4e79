// The settings of the replica for reading.
import { countForm, replicaUrl } from './forms.ts';
import type { SettingRows } from './row.ts';

const MAX_READ_LAG_SECONDS = 60;

export const REPLICA_ROWS = {
  DATABASE_READ_URL: {
    ...replicaUrl,
    example: 'postgresql://antrean:password@replica:5432/antrean',
    about:
      'A streaming replica of the database, for figures, files and histories, whose readers do not mind if they are some seconds old.',
    see: 'docs/operations.md#a-replica-for-reading',
  },
  DATABASE_READ_LAG_SECONDS: {
    type: 'number',
    form: countForm.refine((seconds) => seconds >= 1 && seconds <= MAX_READ_LAG_SECONDS),
    must: `be a number of seconds from 1 to ${MAX_READ_LAG_SECONDS}`,
    usual: '10',
    about: 'How far that replica may be behind, in seconds; beyond it the primary is asked.',
  },
} as const satisfies SettingRows;
