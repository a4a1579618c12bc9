import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { CheckedFile, StrategyFiles } from '../cli/strategy-files.ts';
import { readFlow } from '../flow/document.ts';
import { Fault } from '../kernel/fault.ts';
import { knownDunning } from '../outreach/dunning-templates.ts';
import { loadAssignment } from '../strategy/assignment.ts';
import { loadStrategy } from '../strategy/compile-strategy.ts';
import { loadSegments } from '../strategy/segmenting/segments.ts';
import type { KnownNames } from '../strategy/strategy-problem.ts';

/** Strategies of one folder; the flows that they may name are those of another. */
export function strategyFiles(folder: string, flowFolder: string): StrategyFiles {
  const known = knownNames(flowFolder);
  const files = () => (existsSync(folder) ? yamlIn(folder) : []);
  const read = (file: string) => loadStrategy(readText(file), file, known);
  const check = (file: string): CheckedFile => {
    const name = basename(file);
    if (name === 'assignment.yaml') {
      const proof = loadAssignment(readText(file), file, strategiesBeside(file));
      if (!proof.ok) return { problems: proof.problems, warnings: [], summary: '' };
      return sound(`${file}: ${proof.value.rules.length} rules, each of them can win, and nobody is left without an answer.`);
    }
    if (name === 'segments.yaml') {
      const proof = loadSegments(readText(file), file);
      return proof.ok
        ? sound(`${file}: ${proof.value.length} segments.`)
        : { problems: proof.problems, warnings: [], summary: '' };
    }
    const proof = read(file);
    if (!proof.ok) return { problems: proof.problems, warnings: [], summary: '' };
    const { name: strategy, steps, version } = proof.value;
    return { ...sound(`${strategy} is proved: ${steps.length} steps, version ${version}.`), warnings: proof.warnings };
  };
  return { files, read, check };
}

function sound(summary: string): CheckedFile {
  return { problems: [], warnings: [], summary };
}

function knownNames(flowFolder: string): KnownNames {
  const flows = yamlIn(flowFolder).flatMap((file) => {
    const read = readFlow(readText(file), file);
    return read.ok ? [[read.value.name, read.value.purpose] as const] : [];
  });
  return { templates: knownDunning, flows: new Map(flows) };
}

/** The assignment names the strategies that lie beside it. */
function strategiesBeside(file: string): ReadonlySet<string> {
  return new Set(yamlIn(dirname(file)).map((each) => basename(each, '.yaml')));
}

function yamlIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /^[a-z0-9-]+\.yaml$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Fault('file_unreadable', `The file ${file} cannot be read`, {
      kind: 'misconfigured',
      remedy: 'Check the path and that you may read it.',
      cause,
    });
  }
}
