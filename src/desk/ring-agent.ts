import { subjectOf } from '../dialer/call/subject-of.ts';
import type { SpokenCall, Trunk } from '../dialer/model.ts';
import { overallCap } from '../dialer/overall-cap.ts';
import type { Cap } from '../dialer/pacing.ts';
import type { AgentDesk, Attempts, Campaigns, OverallLimits, TransferRequest, Trunks } from '../dialer/ports.ts';
import type { ChannelId, PlayedAudio, Telephony } from '../dialer/telephony.ts';
import { findAgentObjection } from '../gate/find-agent-objection.ts';
import type { EmergencyStop, Suppressions } from '../gate/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock, Timers } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import { type PhoneNumber, parsePhone, rehearsalRange } from '../kernel/phone.ts';
import type { Tx, UnitOfWork } from '../kernel/transaction.ts';
import type { DeskEvent, TransferEnded, TransferReason } from './events.ts';
import { firstOf } from './first-of.ts';
import { type FollowedLeg, followLeg } from './followed-leg.ts';
import { SoundBothWays } from './sound-both-ways.ts';

export type DeskParts = {
  readonly telephony: Telephony;
  readonly attempts: Pick<Attempts, 'load' | 'takeAgentLine' | 'freeAgentLine'>;
  readonly limits: OverallLimits;
  readonly overallCeiling: Cap;
  readonly campaigns: Campaigns;
  readonly trunks: Trunks;
  readonly gate: { readonly emergencyStop: EmergencyStop; readonly suppressions: Suppressions };
  readonly work: UnitOfWork;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: Logger;
};

/**
 * The desk of an agent who sits at an ordinary telephone: rings the number that the flow names, else the campaign's agent number, over the attempt's own trunk, tells the
 * agent alone who is coming, makes sure that sound comes from there, and joins the two. Only where both could then be heard it is a
 * transfer. The agent's leg is no attempt and counts nowhere as one, but takes a line of the trunk; it is hung up whatever happens. Never
 * rejects: what breaks on our side is `failed`, and the debtor goes on.
 */
export function ringAgent(parts: DeskParts): AgentDesk {
  return {
    connect: async (request) => {
      const transfer = new Transfer(parts, request);
      let because: TransferReason = 'fault';
      try {
        because = await transfer.run();
      } catch (error) {
        parts.log.error({ err: error, attemptId: request.attempt.id }, 'a transfer to an agent broke off on our side');
      }
      const outcome = outcomes[because];
      await transfer.finish(outcome, because).catch((error: unknown) => {
        parts.log.error({ err: error, attemptId: request.attempt.id }, 'the end of a transfer was not written down');
      });
      return outcome;
    },
  };
}

const outcomes: Readonly<Record<TransferReason, TransferEnded['outcome']>> = {
  parted: 'completed',
  no_agent: 'nobody',
  stopped: 'nobody',
  number_not_allowed: 'nobody',
  no_line: 'nobody',
  not_dialled: 'failed',
  not_answered: 'nobody',
  agent_left: 'nobody',
  whisper_unheard: 'failed',
  agent_silent: 'failed',
  debtor_silent: 'failed',
  not_joined: 'failed',
  debtor_left: 'nobody',
  fault: 'failed',
};

/** Null for what is no telephone number; `transfer` refuses such in a flow. */
function numberIn(text: string): PhoneNumber | null {
  const parsed = parsePhone(text, 'CZ');
  return parsed.ok ? parsed.value.number : null;
}

/** Beyond the ring time, in case no event ever comes: the wait has an end of its own. */
const graceMs = 3000;
const soundWithinMs = 1000;
const lookForSoundEveryMs = 100;
/** Once joined, an agent who cannot be heard for so long is let go; the debtor's telephone may send nothing while nobody speaks there. */
const agentHeardWithinMs = 3000;
const listenEveryMs = 500;
/** When two part, the end of one leg follows at once; where both are still there, they were never joined. */
const partingMs = 1000;
/** How long the leg of an interrupted transfer may take to leave. */
const leavingMs = 2000;

class Transfer {
  private readonly parts: DeskParts;
  private readonly request: TransferRequest;
  private readonly attempt: SpokenCall;
  private readonly agent: ChannelId;
  /** From the dial on. */
  private leg: FollowedLeg | null = null;
  private readonly told = {
    agentPackets: 0,
    joinedPackets: { agent: 0, debtor: 0 },
    whisperHeard: false,
    rangMs: null as number | null,
    joinedMs: 0,
  };

  constructor(parts: DeskParts, request: TransferRequest) {
    this.parts = parts;
    this.request = request;
    this.attempt = request.attempt;
    this.agent = `agent-${request.attempt.id}`;
  }

  async run(): Promise<TransferReason> {
    await this.clearFormerLeg();
    if (this.debtorGone) return 'debtor_left';
    const { telephony, clock } = this.parts;
    const line = await this.reserveLine();
    if (typeof line === 'string') return line;
    if (this.debtorGone) return 'debtor_left';
    const leg = followLeg(telephony, this.agent);
    this.leg = leg;
    const dialledAt = clock.now().epochMilliseconds;
    const ordered = await telephony.dial({
      channelId: this.agent,
      number: line.number,
      trunk: line.trunk.name,
      callerId: this.attempt.callerNumber,
      ringMs: this.request.effect.waitMs,
    });
    if (ordered.taken === 'refused') return this.debtorGone ? 'debtor_left' : 'not_dialled';
    if (!(await this.answers(leg))) return this.debtorGone ? 'debtor_left' : 'not_answered';
    this.told.rangMs = clock.now().epochMilliseconds - dialledAt;
    const whispered = await this.whisper(leg);
    if (this.debtorGone) return 'debtor_left';
    if (whispered === 'failed') return 'whisper_unheard';
    if (!(await this.soundComes(leg))) return this.debtorGone ? 'debtor_left' : leg.gone.aborted ? 'agent_left' : 'agent_silent';
    return this.join(leg);
  }

  /** Lets go of the agent's leg and writes down how it ended. */
  async finish(outcome: TransferEnded['outcome'], because: TransferReason): Promise<void> {
    this.leg?.forget();
    if (this.leg) await this.parts.telephony.hangUp(this.agent).catch(() => undefined); // the next transfer of this call clears it
    const ended: DeskEvent = {
      type: 'transfer_ended',
      subject: this.subject,
      data: { queue: this.request.effect.queue, outcome, because, ...this.told },
    };
    await this.parts.work.run(async (tx) => {
      await this.parts.attempts.freeAgentLine(tx, this.attempt.id);
      await this.parts.journal.append(tx, 'system', [ended]);
    });
  }

  /** The last word before the dial, in one transaction with its line in the journal: what holds at this commit holds for the dial. */
  private async reserveLine(): Promise<{ readonly number: PhoneNumber; readonly trunk: Trunk } | TransferReason> {
    const { work, campaigns, trunks, gate, journal } = this.parts;
    return work.run(async (tx) => {
      const { campaignId, agentNumber = null } = this.attempt;
      const campaign = campaignId && (await campaigns.find(tx, campaignId));
      const named = this.request.effect.number;
      const number = named === undefined ? (campaign ? campaign.settings.agentNumber : agentNumber) : numberIn(named);
      const trunk = (await trunks.all(tx)).find(({ id }) => id === this.attempt.trunkId);
      if (number === null || !trunk) return 'no_agent';
      if ((await gate.emergencyStop.since(tx)) !== null) return 'stopped';
      const { queue, waitMs } = this.request.effect;
      const against = await findAgentObjection(this.parts, tx, number, [trunk]);
      if (!against && !(await this.takeLine(tx, trunk))) return 'no_line';
      const told: DeskEvent = against
        ? {
            type: 'transfer_refused',
            subject: this.subject,
            data: { queue, rule: against.rule, message: against.message, source: against.source },
          }
        : {
            type: 'transfer_started',
            subject: this.subject,
            data: {
              ...{ queue, waitMs, agentChannel: this.agent, trunk: trunk.name },
              rehearsalNumber: rehearsalRange(number) !== undefined,
            },
          };
      await journal.append(tx, 'system', [told]);
      return against ? 'number_not_allowed' : { number, trunk };
    });
  }

  /** A carrier lets no more legs up than it sold, whoever is at their other end. */
  private async takeLine(tx: Tx, trunk: Trunk): Promise<boolean> {
    const { attempts, clock } = this.parts;
    const now = clock.now().epochMilliseconds;
    await attempts.freeAgentLine(tx, this.attempt.id); // of an earlier transfer of this call that a crash cut off
    const { overall, byTrunk } = await attempts.load(tx, now);
    if (overall.up >= (await overallCap(this.parts, tx)).concurrency || (byTrunk.get(trunk.id)?.up ?? 0) >= trunk.channels)
      return false;
    await attempts.takeAgentLine(tx, this.attempt, now);
    return true;
  }

  /** After a crash the agent's leg of this call may still be up: it goes before a new one comes. */
  private async clearFormerLeg(): Promise<void> {
    const { telephony } = this.parts;
    const former = followLeg(telephony, this.agent);
    try {
      const live = await telephony.liveLegs();
      if (!live.some(({ channelId }) => channelId === this.agent)) return;
      await telephony.hangUp(this.agent);
      await this.first(leavingMs, former.ended);
    } finally {
      former.forget();
    }
  }

  /** True once the agent has answered; false when that is over, or the debtor has gone. */
  private answers(leg: FollowedLeg): Promise<boolean> {
    const answered = leg.answered.then(() => true);
    return this.first(this.request.effect.waitMs + graceMs, answered, leg.ended.then(refused)).then((value) => value ?? false);
  }

  private async whisper(leg: FollowedLeg): Promise<PlayedAudio['outcome']> {
    const audio = await this.request.whisper();
    const { outcome } = await this.parts.telephony.play(this.agent, audio, AbortSignal.any([this.request.signal, leg.gone]));
    this.told.whisperHeard = outcome === 'finished';
    return outcome;
  }

  /** Whether the agent can be heard: a telephone behind a broken route answers and stays mute. */
  private async soundComes(leg: FollowedLeg): Promise<boolean> {
    for (let waited = 0; ; waited += lookForSoundEveryMs) {
      if (this.debtorGone || leg.gone.aborted) return false;
      await this.countPackets();
      if (this.told.agentPackets > 0) return !leg.gone.aborted && !this.debtorGone;
      if (waited >= soundWithinMs) return false;
      await this.first(lookForSoundEveryMs, leg.ended);
    }
  }

  private async join(leg: FollowedLeg): Promise<TransferReason> {
    const { telephony, clock } = this.parts;
    const before = { agent: this.told.agentPackets, debtor: await telephony.packetsReceived(this.attempt.id) };
    const sound = new SoundBothWays(telephony, { agent: this.agent, debtor: this.attempt.id }, before);
    const joinedAt = clock.now().epochMilliseconds;
    const joinedFor = () => clock.now().epochMilliseconds - joinedAt;
    const parted = telephony.connect(this.attempt.id, this.agent).then(() => true);
    parted.catch(() => undefined); // heard below, unless the debtor goes first
    let apart = false;
    while (!apart && !this.debtorGone) {
      apart = (await this.first(sound.flows ? null : listenEveryMs, parted)) ?? false;
      if (!sound.flows) await sound.count().catch(() => undefined); // the next look, or none, tells
      if (sound.packets.agent === 0 && joinedFor() >= agentHeardWithinMs) break;
    }
    this.told.joinedPackets = sound.packets;
    this.told.joinedMs = joinedFor();
    await this.countPackets().catch(() => undefined); // an earlier count stands
    if (!apart && !this.debtorGone) return 'agent_silent';
    const end = await this.first(partingMs, leg.ended);
    if (!end && !this.debtorGone) return 'not_joined';
    if (sound.packets.agent === 0) return 'agent_silent';
    return sound.packets.debtor === 0 ? 'debtor_silent' : 'parted';
  }

  private async countPackets(): Promise<void> {
    const now = await this.parts.telephony.packetsReceived(this.agent);
    this.told.agentPackets = Math.max(this.told.agentPackets, now); // 0 once the leg is gone
  }

  /** What comes first of these, or undefined when the debtor goes or the time is up before. */
  private first<T>(withinMs: number | null, ...events: readonly Promise<T>[]): Promise<T | undefined> {
    return firstOf(this.parts.timers, this.request.signal, withinMs, ...events);
  }

  private get debtorGone(): boolean {
    return this.request.signal.aborted;
  }

  private get subject() {
    return subjectOf(this.attempt);
  }
}

function refused(): false {
  return false;
}
