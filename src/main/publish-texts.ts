import { diffFlows, type FlowSide } from '../flow/diff-flows.ts';
import type { Actor } from '../journal/event.ts';
import type { TextPlace } from '../speech/library/edit-text.ts';
import type { TextInUse } from '../web/prompts/ports.ts';
import type { OpenInstallation } from './open-installation.ts';

type Parts = Pick<OpenInstallation, 'flows' | 'flowFiles' | 'words'>;

/**
 * Lets the published flows say the text that now stands for a prompt: those whose file says the same as what is published of them, apart
 * from texts, are published anew. Nobody has decided yet to publish what else was changed in the others: they wait for that.
 */
export async function publishTexts(
  { flows, flowFiles, words }: Parts,
  actor: Actor,
  { language, prompt }: TextPlace,
): Promise<TextInUse> {
  const { own } = await words.look();
  const drafts = flowFiles.checkAll(own).flatMap(({ file, checked }) => (checked.ok ? [{ file, side: checked.value }] : []));
  const textIn = ({ flow }: FlowSide) => flow.prompts.get(language)?.get(prompt)?.text;
  const [publishedFlows, waitingFlows]: [string[], string[]] = [[], []];
  for (const name of flows.names()) {
    const standing = flows.read(name);
    if (!standing.ok || textIn(standing.value) === undefined) continue;
    const files = drafts.filter(({ side }) => side.flow.name === name);
    if (files.some(({ side }) => textIn(side) === textIn(standing.value))) continue;
    const same = files.find(({ side }) => differsInTextsOnly(standing.value, side));
    if (same && (await publishDraft(same.file))) publishedFlows.push(name);
    else waitingFlows.push(name);
  }
  return { publishedFlows, waitingFlows };

  async function publishDraft(file: string): Promise<boolean> {
    const kept = flowFiles.keep(file, own);
    if (!kept.ok) return false;
    const { name, version } = kept.value.flow;
    return (await flows.publish(`${name}@${version}`, actor)).ok;
  }
}

function differsInTextsOnly(from: FlowSide, to: FlowSide): boolean {
  const { settings, nodesAdded, nodesRemoved, nodesChanged } = diffFlows(from, to);
  return [settings, nodesAdded, nodesRemoved, nodesChanged].every(({ length }) => length === 0);
}
