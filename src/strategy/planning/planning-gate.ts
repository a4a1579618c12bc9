import type { GateTools } from '../../gate/ask-gate.ts';
import { answerPlanning } from './answer-planning.ts';
import type { PlanningGate } from './ports.ts';

/**
 * The rules of the gate that can be answered at planning, asked over facts that are loaded already: thousands of cases in one go. The whole
 * gate is asked once more by whoever carries the step out.
 */
export function planningGate({ emergencyStop, packs }: Pick<GateTools, 'emergencyStop' | 'packs'>): PlanningGate {
  return {
    ask: async (tx, contacts, now) => {
      const stopped = (await emergencyStop.since(tx)) !== null;
      return contacts.map((contact) => answerPlanning(packs, contact, stopped, now));
    },
  };
}
