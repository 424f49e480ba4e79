// The order of test files: any, by the seed, but files without a server come last and fill what the long ones leave free.
import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders of files that take a second or less each. */
const SHORT = /\/test\/(rules|architecture)\//;

/** A number of its own for each file and seed, by which files are shuffled. */
function shuffled(seed: number, file: string): string {
  return createHash('sha256').update(`${seed} ${file}`).digest('hex');
}

/** A long file that began last would run alone, with the other processors idle. */
export class ShortLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    const { root } = this.ctx.config;
    const rank = ({ moduleId }: TestSpecification) => {
      const file = moduleId.slice(root.length);
      return `${SHORT.test(file) ? 1 : 0} ${shuffled(seed, file)}`;
    };
    return files.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1));
  }
}
