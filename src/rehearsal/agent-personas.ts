import type { Persona } from './personas.ts';

/**
 * Who sits at the agents' telephones. 90 to 95 pick up, hear who is calling, speak and end the call; 96 picks up and not a packet of
 * sound comes from there; 97 is busy; 98 does not pick up; 99 is gone as soon as she has heard who is coming.
 */
export const agentPersonas: readonly Persona[] = [
  ...['90', '91', '92', '93', '94', '95'].map(
    (suffix): Persona => ({
      suffix,
      name: 'agent',
      steps: [
        { do: 'ring', ms: 500 },
        { do: 'answer' },
        { do: 'listen' },
        { do: 'say', clip: 'agent_greeting' },
        { do: 'wait', ms: 2000 },
        { do: 'say', clip: 'agent_goodbye' },
        { do: 'hang_up' },
      ],
    }),
  ),
  { suffix: '96', name: 'mute_agent', steps: [{ do: 'ring', ms: 500 }, { do: 'answer' }, { do: 'stay_mute' }] },
  { suffix: '97', name: 'busy_agent', steps: [{ do: 'reject', sipCode: 486 }] },
  { suffix: '98', name: 'absent_agent', steps: [{ do: 'ring', ms: 180_000 }] },
  {
    suffix: '99',
    name: 'agent_hangs_up',
    steps: [{ do: 'ring', ms: 500 }, { do: 'answer' }, { do: 'overhear', ms: 500 }, { do: 'hang_up' }],
  },
];
