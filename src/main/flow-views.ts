import type { FlowState } from '../cli/flow-desk.ts';
import type { FlowView } from '../web/desk/campaign-desk.ts';

/** Flows as the console and the API show them: one line a name, told by what is published of it, with all its versions. Pure. */
export function flowViews(states: readonly FlowState[]): FlowView[] {
  const names = [...new Set(states.map(({ name }) => name))];
  return names.map((name) => {
    const own = states.filter((state) => state.name === name);
    const told = own.find(({ state }) => state === 'published') ?? own.find(({ state }) => state === 'draft') ?? own[0];
    const callable = told?.state === 'published' && told.trouble === null ? told.flow : null;
    return {
      name,
      purpose: callable?.purpose ?? null,
      languages: callable?.languages ?? [],
      version: callable?.version.slice(0, 12) ?? null,
      verifies: callable !== null && [...callable.nodes.values()].some(({ type }) => type === 'verify'),
      trouble: told?.trouble ?? null,
      state: told?.state ?? 'draft',
      versions: own.map(({ version, state, since, by }) => ({ version, state, since, by })),
    };
  });
}
