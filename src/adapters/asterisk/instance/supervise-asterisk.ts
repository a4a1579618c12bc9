import { renderPbx } from './render-pbx.ts';
import type { AsteriskInstance, AsteriskSettings, TrunkSettings } from './settings.ts';
import { type SupervisorDeps, superviseInstance } from './supervise-instance.ts';

/** The Asterisk that places our calls, under supervision: `superviseInstance` on the files of `renderPbx`. */
export function superviseAsterisk(settings: AsteriskSettings, deps: SupervisorDeps): AsteriskSupervisor {
  const supervisor = superviseInstance(settings, {
    mounted: [settings.audioFolder],
    render: (secrets) => renderPbx(settings, secrets),
    deps,
  });
  return {
    ...supervisor,
    reload: (trunks) =>
      supervisor.reload((secrets) => renderPbx({ ...settings, trunks }, secrets), ['module reload res_pjsip.so']),
  };
}

export type AsteriskSupervisor = {
  /** Adopts the Asterisk of this folder if one runs, else starts it. Resolves when SIP, ARI and AMI answer; rejects with a Fault. */
  start(): Promise<AsteriskInstance>;
  /** Other trunks, without touching calls. */
  reload(trunks: readonly TrunkSettings[]): Promise<void>;
  /** Lets calls end for at most `graceMs` (default 0), then ends Asterisk whatever it does. */
  stop(options?: { readonly graceMs?: number }): Promise<void>;
  /** Stops watching and leaves Asterisk running, for the next controller to adopt. */
  leave(): void;
  instance(): AsteriskInstance | null;
  /** Runs one CLI command and gives what it printed. */
  ask(command: string): Promise<string>;
};
