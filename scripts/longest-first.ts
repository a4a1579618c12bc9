import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The calls at every node last longest, and everything else of their group fits beside them: they begin first, whatever is known of earlier runs. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ project }: TestSpecification) => project.name === 'every-node';
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
