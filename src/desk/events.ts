import type { Happening } from '../journal/event.ts';
import type { TaskId } from '../kernel/ids.ts';
import type { Department } from '../receivables/model.ts';
import type { TaskKind } from './tasks/model.ts';

/** What this room writes into the journal. Subject: the debtor's attempt. Durations in ms. No numbers of agents. */
export type DeskEvent =
  /** Written before the agent's telephone is dialled. */
  | Happening<'transfer_started', TransferStarted>
  /** The campaign's agent may not be rung over this trunk: by which rule. */
  | Happening<
      'transfer_refused',
      { readonly queue: string; readonly rule: string; readonly message: string; readonly source: string }
    >
  /** Exactly one for each request for an agent, also where nobody was dialled. */
  | Happening<'transfer_ended', TransferEnded>
  /** `dueBy` (epoch ms): the first instant at which it is late. */
  | Happening<'task_opened', TaskFacts & { readonly dueBy: number }>
  | Happening<'task_escalated', TaskFacts & { readonly dueBy: number }>
  | Happening<'task_closed', TaskFacts & { readonly to: 'done' | 'cancelled'; readonly late: boolean }>;

export type TaskFacts = { readonly taskId: TaskId; readonly kind: TaskKind; readonly department: Department };

export type TransferStarted = {
  readonly queue: string;
  readonly agentChannel: string;
  readonly waitMs: number;
  /** By which way, and whether the agent's number lies in a rehearsal range; journals of before say neither. */
  readonly trunk?: string;
  readonly rehearsalNumber?: boolean;
};

export type TransferEnded = {
  readonly queue: string;
  readonly outcome: 'completed' | 'nobody' | 'failed';
  readonly because: TransferReason;
  /** Packets of sound that came from the agent's telephone, as last counted. */
  readonly agentPackets: number;
  /** Packets of sound that came from each after the two were joined: without some from both, nobody has spoken with anybody. */
  readonly joinedPackets: { readonly agent: number; readonly debtor: number };
  /** The agent heard to the end who is coming. */
  readonly whisperHeard: boolean;
  /** From the dial to the agent's answer; null when nobody answered. */
  readonly rangMs: number | null;
  /** How long the two were joined. */
  readonly joinedMs: number;
};

/**
 * `parted`: they were joined, and either left. `no_agent`: nobody is there to be rung, by the campaign's settings. `stopped`: the red
 * button. `number_not_allowed`: that number may not be dialled over that trunk. `no_line`: every line of the trunk, or of the installation,
 * is taken. `not_dialled`: Asterisk refused. `not_answered`: busy, declined, or rung too long. `agent_left`: answered, and hung up before
 * they were joined. `whisper_unheard`: the agent could not be told who is coming, and whether that is the verified person. `agent_silent`,
 * `debtor_silent`: no sound from that side (for the agent, before or after they were joined). `not_joined`: the two could not be joined.
 * `debtor_left`: hung up while waiting. `fault`: something of ours broke; see the log.
 */
export type TransferReason =
  | 'parted'
  | 'no_agent'
  | 'stopped'
  | 'number_not_allowed'
  | 'no_line'
  | 'not_dialled'
  | 'not_answered'
  | 'agent_left'
  | 'whisper_unheard'
  | 'agent_silent'
  | 'debtor_silent'
  | 'not_joined'
  | 'debtor_left'
  | 'fault';
