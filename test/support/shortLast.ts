// The order of test files: any, by the seed, but those that take long begin early, and those of a second come last.
import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders of files that take a second or less each: they fill what the others leave free at the end of a run. */
const SHORT = /\/test\/(rules|architecture)\//;
/** Folders of files that take up to half a minute: one that began last would run alone, the other processors idle. */
const LONG = /\/test\/(journeys|pages|server)\//;
/** The share of the order in which long files begin. */
const LONG_SHARE = 0.75;

/** A number of its own for each file and seed, from 0 to 1, by which files are shuffled. */
function shuffled(seed: number, file: string): number {
  return createHash('sha256').update(`${seed} ${file}`).digest().readUInt32BE() / 2 ** 32;
}

/** The place of a file in the order, from 0 to 2. */
function placeOf(seed: number, file: string): number {
  const place = shuffled(seed, file);
  if (SHORT.test(file)) return 1 + place;
  return LONG.test(file) ? place * LONG_SHARE : place;
}

export class ShortLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    const { root } = this.ctx.config;
    const place = ({ moduleId }: TestSpecification) => placeOf(seed, moduleId.slice(root.length));
    return files.toSorted((one, other) => place(one) - place(other));
  }
}
