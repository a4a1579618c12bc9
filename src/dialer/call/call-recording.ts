import type { FlowInput, WaitEffect } from '../../flow/session.ts';
import type { RunningRecording } from '../telephony.ts';
import type { LiveCall } from './live-call.ts';

/**
 * The recording of a call from some moment on, both voices. It pauses before a question of identity and goes on after the check, so that
 * neither the question nor the answer is in it; where it cannot be paused, it ends.
 */
export class CallRecording {
  private readonly call: LiveCall;
  /** Set aside when nothing may be recorded any more. */
  private running: RunningRecording | null = null;
  private name: string | null = null;
  private paused = false;

  constructor(call: LiveCall) {
    this.call = call;
  }

  /** Begins it; a second time nothing changes. `on`: it runs, or rests only during a question of identity. */
  async begin(longestMs: number): Promise<FlowInput> {
    const { tools, attempt, session } = this.call;
    if (this.running) return { type: 'recording', on: true };
    await this.end();
    const name = await tools.recordings.begin(attempt, session.visit, 'call');
    this.name = name;
    this.running = await tools.telephony.record(attempt.id, { name, hears: 'both', longestMs, silenceMs: null });
    if (!this.running) await this.end();
    return { type: 'recording', on: this.running !== null };
  }

  /** Before anything is carried out. */
  async prepareFor({ do: what }: WaitEffect): Promise<void> {
    if (!this.running) return;
    const secret = what === 'ask_identity' || what === 'check_identity';
    if (secret === this.paused) return;
    const done = await (secret ? this.running.pause() : this.running.goOn());
    this.paused = secret;
    if (!done) await this.end();
  }

  /** Closes it and keeps what there is. */
  async end(): Promise<void> {
    const { name, running } = this;
    this.name = null;
    this.running = null;
    this.paused = false;
    if (name === null) return;
    await running?.stop();
    await this.call.tools.recordings.end(name, { complete: true, leastMs: 1 });
  }
}
