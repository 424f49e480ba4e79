// The collected messages that the score of understanding is counted over, each with the right kind of answer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../../test/rules/reading.ts';

/** A booking that the sender has before the message comes. */
interface BookedBefore {
  code?: string;
  name?: string;
  birthDate?: string;
  visitDate?: string;
  queueNumber?: string;
}

export interface PeopleCase extends Case {
  context?: Case['context'] & {
    pending?: BookedBefore;
    confirmed?: BookedBefore & { code: string };
    /** A second booking of the same sender. */
    alsoConfirmed?: BookedBefore & { code: string };
    /** Messages that the same person sent before. */
    previous?: string[];
  };
  /** Looked at by its result alone: nothing was changed in the code because of it. */
  onlyMeasured?: true;
}

export interface CaseSet {
  name: string;
  cases: PeopleCase[];
}

/** Refusals of the office and of its database: the messages are read rightly, and the tests of the rules show the rest. */
const REFUSED_LATER: ReadonlySet<string> = new Set([
  'VISITDATE_PAST',
  'VISITDATE_CLOSED',
  'VISITDATE_TOO_FAR',
  'VISITDATE_FULL',
  'MEDIA_MISSING',
  'OUTSIDE_HOURS',
  'ALREADY_BOOKED',
  'CODE_UNKNOWN',
  'CODE_EXPIRED',
]);

function isReadingAlone({ error }: PeopleCase): boolean {
  return error === undefined || !REFUSED_LATER.has(error);
}

/** `format` has the messages of the format and its slips, the others what people write instead. */
export function readCaseSets(root: string): CaseSet[] {
  const read = (name: string): PeopleCase[] => JSON.parse(readFileSync(join(root, `test/cases/${name}.json`), 'utf8'));
  const more = read('morePeople');
  return [
    { name: 'format', cases: [...read('messages'), ...read('moreMessages')].filter(isReadingAlone) },
    { name: 'people', cases: read('people') },
    { name: 'more people', cases: more.filter(({ onlyMeasured }) => !onlyMeasured) },
    { name: 'only measured', cases: more.filter(({ onlyMeasured }) => onlyMeasured) },
  ];
}
