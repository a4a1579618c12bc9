import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedPrompts } from '../../test/support/shipped-prompts.ts';
import { loadFlow } from './load-flow.ts';
import { runTranscripts } from './transcript.ts';
import { readTranscripts } from './transcript-document.ts';

const folder = 'ivr-flows';
const shipped = readdirSync(folder).filter((file) => file.endsWith('.yaml') && !file.endsWith('.test.yaml'));

test('flows are shipped', () => {
  expect(shipped).toContain('soft-reminder.yaml');
});

for (const file of shipped) {
  const flow = loadFlow(read(`${folder}/${file}`), shippedPrompts());
  if (!flow.ok) throw new Error(flow.message);
  const { file: testFile, text } = read(`${folder}/${file.replace('.yaml', '.test.yaml')}`);
  const book = readTranscripts(text, testFile);
  if (!book.ok) throw new Error(JSON.stringify(book.problems, null, 2));
  const report = runTranscripts(flow.value, book.value.transcripts);

  test(`${file}: its transcripts cover every node and every outlet`, () => {
    expect(book.value.flow).toBe(flow.value.name);
    expect({ nodes: report.nodes.missing, outlets: report.outlets.missing }).toEqual({ nodes: [], outlets: [] });
  });
  test(`${file}: a careful author would change nothing`, () => {
    expect(flow.warnings).toEqual([]);
  });
  for (const result of report.tests)
    test(`${file}: ${result.test}`, () => {
      expect(result.differences, `${result.at.file}:${result.at.line}`).toEqual([]);
    });
}

function read(file: string): { file: string; text: string } {
  return { file, text: readFileSync(file, 'utf8') };
}
