import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What lasts longest on a clean clone, where no earlier run tells it, the longest first: the calls at every node, beside which
 * everything else of their group fits, and then those that last two minutes and more. Begun late, one of them would be waited for alone.
 */
export const longest: readonly string[] = [
  'integration/every-node',
  'e2e/prompts',
  'e2e/console',
  'integration/persona-results',
  'integration/call-in-five-languages',
  'integration/flow-versions',
  'integration/shipped-flows',
  'e2e/languages',
  'integration/inbound-call',
].map((name) => `test/${name}.test.ts`);

/** The longest begin first; the order of all others stays what it is by earlier runs, or by size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex((name) => moduleId.endsWith(`/${name}`));
      return index < 0 ? longest.length : index;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
