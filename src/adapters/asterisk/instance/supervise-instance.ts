import type { Timers } from '../../../kernel/clock.ts';
import { Fault } from '../../../kernel/fault.ts';
import type { Logger } from '../../../kernel/log.ts';
import { askAsterisk, isAsteriskOf, signalAsterisk, spawnAsterisk } from './asterisk-process.ts';
import { checkPorts } from './check-ports.ts';
import { instanceFolder } from './instance-folder.ts';
import { probeAmi } from './probe-ami.ts';
import { probeAri } from './probe-ari.ts';
import { restartDelay } from './restart-delay.ts';
import { type AsteriskInstance, type InstanceSecrets, type InstanceSettings, type RenderedFiles, userName } from './settings.ts';

export type InstanceState =
  | { readonly state: 'starting' }
  /** `outdated` names the files by which an adopted Asterisk differs from today's settings; it takes them at its next start. */
  | {
      readonly state: 'running';
      readonly instance: AsteriskInstance;
      readonly adopted: boolean;
      readonly outdated: readonly string[];
    }
  /** It died by itself, or did not come up again. Calls that it led are gone. */
  | { readonly state: 'down'; readonly lastWords: readonly string[]; readonly restartInMs: number }
  | { readonly state: 'stopping' }
  | { readonly state: 'stopped' };

export type SupervisorDeps = {
  readonly onState: (state: InstanceState) => void;
  readonly timers: Timers;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
};

export type InstancePlan = {
  /** Folders besides the instance's own that Asterisk reads or writes; absolute, existing. */
  readonly mounted: readonly string[];
  readonly render: (secrets: InstanceSecrets) => RenderedFiles;
  readonly deps: SupervisorDeps;
};

const bootLimitMs = 60_000;
const stopLimitMs = 10_000;

/**
 * Starts one Asterisk from rendered files and keeps it running: adopts one that a killed controller left behind, restarts one that
 * died (with growing pauses), stops it in order. Which files it runs on is the plan's affair.
 */
export function superviseInstance(settings: InstanceSettings, { mounted, render, deps }: InstancePlan) {
  const { programs } = settings;
  const { onState, timers, log } = deps;
  const place = instanceFolder(settings.folder);
  let current: AsteriskInstance | null = null;
  let files = render;
  let watching = new AbortController();
  /** The start or the watch that is under way; `stop` waits for it to end. */
  let busy: Promise<void> = Promise.resolve();

  /** Not the wall clock: it may be set while we wait. */
  const now = () => performance.now();
  const ask = (command: string, limitMs?: number) => askAsterisk(programs, place, command, limitMs);

  async function start(): Promise<AsteriskInstance> {
    if (current) return current;
    watching = new AbortController();
    const first = bringUp();
    busy = first.then(
      () => watch(watching.signal),
      () => {},
    );
    return await first;
  }

  async function bringUp(): Promise<AsteriskInstance> {
    place.prepare();
    onState({ state: 'starting' });
    try {
      current = (await adopt()) ?? (await boot());
      return current;
    } catch (fault) {
      onState({ state: 'stopped' });
      throw fault;
    }
  }

  /**
   * Takes over the Asterisk that runs in this folder, if one does. One that runs but does not answer is ended first; one that answers and
   * does not know us may lead calls, so it is left alone and the start is refused.
   */
  async function adopt(): Promise<AsteriskInstance | null> {
    const pid = place.pid();
    if (pid === null || !isAsteriskOf(place, pid)) return null;
    const instance = place.remembered();
    try {
      await ask('core show version');
      if (!instance) throw new Fault('asterisk_unanswering', 'instance.json is missing');
      await probeAri(instance.ari);
    } catch (cause) {
      if (cause instanceof Fault && cause.kind === 'misconfigured') throw notOurs(cause, pid);
      log.warn({ pid, cause }, 'Asterisk of an earlier run does not answer; ending it');
      await end(pid);
      return null;
    }
    const outdated = place.outdated(files(place.secrets()));
    if (outdated.length > 0)
      log.warn({ pid, outdated }, 'adopted Asterisk runs on older settings; they change at its next start');
    else log.info({ pid }, 'adopted a running Asterisk');
    const adopted = { ...instance, pid };
    onState({ state: 'running', instance: adopted, adopted: true, outdated });
    return adopted;
  }

  const notOurs = ({ code, message, remedy }: Fault, pid: number) =>
    new Fault(code, `The Asterisk that still runs here (process ${pid}) cannot be taken over: ${message}`, {
      kind: 'misconfigured',
      remedy: `${remedy}; instance.json in ${place.folder} holds ours. If its calls may end, end it (kill ${pid}) and start again`,
    });

  async function boot(): Promise<AsteriskInstance> {
    await checkPorts(settings);
    const secrets = place.secrets();
    place.clear();
    place.write(files(secrets));
    const began = now();
    const child = spawnAsterisk(programs, place, { mounted, endsWithUs: settings.endsWithUs });
    try {
      await booted(began, child.failed);
      const ari = { url: `http://${settings.http.address}:${settings.http.port}`, user: userName, password: secrets.ariPassword };
      const ami = { host: settings.ami.address, port: settings.ami.port, user: userName, password: secrets.amiPassword };
      const { version } = await probeAri(ari);
      await probeAmi(ami);
      const instance: AsteriskInstance = { ari, ami, sip: settings.sip, pid: place.pid() ?? 0, version };
      if (!isAsteriskOf(place, instance.pid)) throw new Fault('asterisk_did_not_start', 'it ended while it was starting');
      place.remember(instance);
      log.info({ pid: instance.pid, version, bootMs: Math.round(now() - began) }, 'Asterisk is up');
      onState({ state: 'running', instance, adopted: false, outdated: [] });
      return instance;
    } catch (cause) {
      const lastWords = place.lastWords();
      const pid = place.pid();
      if (pid !== null) await end(pid);
      child.kill();
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Fault(
        'asterisk_did_not_start',
        [`Asterisk (${programs.described}) did not start: ${why}`, ...lastWords].join('\n  '),
        {
          remedy: `read ${place.bootLog} and ${place.log}; \`dovolat doctor\` checks the native parts`,
          cause,
        },
      );
    }
  }

  /** Resolves when everything is loaded; rejects when the process ended or `bootLimitMs` went by. */
  async function booted(began: number, failed: () => Error | null): Promise<void> {
    for (;;) {
      const failure = failed();
      if (failure) throw failure;
      if (place.hasSocket()) {
        const answer = await ask('core waitfullybooted').catch(() => '');
        if (answer.includes('fully booted')) return;
      }
      if (now() - began > bootLimitMs) throw new Error(`it was not ready after ${bootLimitMs / 1000} s`);
      await timers.sleep(50, watching.signal);
    }
  }

  /** Brings Asterisk back whenever it goes, until told to stop. */
  async function watch(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let since = now();
    while (!signal.aborted) {
      if (current) await gone(current.pid, signal);
      if (signal.aborted) return;
      if (current && now() - since > 60_000) failures = 0;
      current = null;
      const restartInMs = restartDelay(failures);
      failures += 1;
      const lastWords = place.lastWords();
      log.error({ lastWords, restartInMs }, 'Asterisk went down');
      onState({ state: 'down', lastWords, restartInMs });
      await timers.sleep(restartInMs, signal).catch(() => {});
      if (signal.aborted) return;
      try {
        onState({ state: 'starting' });
        current = await boot();
        since = now();
      } catch (cause) {
        log.error({ cause }, 'Asterisk did not come back');
      }
    }
  }

  async function gone(pid: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && isAsteriskOf(place, pid)) await timers.sleep(250, signal).catch(() => {});
  }

  /** True once the process is gone, false if it still runs after `limitMs`. */
  async function goneWithin(pid: number, limitMs: number): Promise<boolean> {
    const began = now();
    while (isAsteriskOf(place, pid)) {
      if (now() - began >= limitMs) return false;
      await timers.sleep(50);
    }
    return true;
  }

  async function end(pid: number): Promise<void> {
    const answered = await ask('core stop now', 2_000).then(
      () => true,
      () => false,
    );
    if (answered && (await goneWithin(pid, 3_000))) return;
    signalAsterisk(place, pid, 'SIGKILL');
    await goneWithin(pid, stopLimitMs);
  }

  async function stop({ graceMs = 0 } = {}): Promise<void> {
    watching.abort();
    await busy;
    const pid = current?.pid ?? place.pid();
    current = null;
    if (pid !== null && isAsteriskOf(place, pid)) {
      onState({ state: 'stopping' });
      if (graceMs > 0) await ask('core stop gracefully').catch(() => {});
      if (graceMs === 0 || !(await goneWithin(pid, graceMs))) await end(pid);
      place.clear();
    }
    onState({ state: 'stopped' });
  }

  /** Renders anew and has Asterisk read it: `commands` are CLI commands. The files also hold for every later start. */
  async function reload(next: InstancePlan['render'], commands: readonly string[]): Promise<void> {
    files = next;
    place.write(next(place.secrets()));
    if (current) for (const command of commands) await ask(command);
  }

  function leave(): void {
    watching.abort();
    current = null;
  }

  return { start, stop, reload, leave, instance: () => current, ask };
}
