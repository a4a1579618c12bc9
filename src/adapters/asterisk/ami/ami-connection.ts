import createManager from 'asterisk-manager';
import type { Timers } from '../../../kernel/clock.ts';
import { Fault } from '../../../kernel/fault.ts';
import { type AmiCredentials, probeAmi } from '../instance/probe-ami.ts';
import { amiAction } from './ami-action.ts';

/** Keys in lower case, as asterisk-manager gives them. */
export type AmiMessage = Readonly<Record<string, unknown>>;

export interface AmiConnection {
  /** The answer to one action. Throws Fault `ami_refused`, `ami_no_answer`. Events that belong to the answer come as events. */
  ask(action: string, fields?: Readonly<Record<string, string>>): Promise<AmiMessage>;
  close(): void;
}

/**
 * The only file that knows asterisk-manager. One connection, logged in, hearing the events of class `system`; `closed` is called once
 * when it is lost. It does not reconnect: asterisk-manager's own reconnection prints to stdout and doubles listeners.
 * Throws Fault `ami_password_refused` (misconfigured), `ami_unreachable`, `ami_no_answer`.
 */
export async function openAmi(
  settings: AmiCredentials,
  timers: Timers,
  heard: { event(event: AmiMessage): void; closed(): void },
): Promise<AmiConnection> {
  // asterisk-manager swallows why a connection failed; this tells.
  await probeAmi(settings);
  const manager = createManager(undefined, settings.host, settings.user, settings.password, true);
  let over = false;
  manager.on('managerevent', (event) => heard.event(event));
  manager.on('close', () => {
    if (!over) heard.closed();
    over = true;
  });

  const inTime = <T>(what: string, work: (resolve: (value: T) => void, reject: (fault: Fault) => void) => void) =>
    new Promise<T>((resolve, reject) => {
      const fault = new Fault('ami_no_answer', `AMI at ${settings.host}:${settings.port} did not answer ${what}`, {
        retryable: true,
      });
      const cancel = timers.after(answerMs, () => reject(fault));
      const done =
        <V>(settle: (value: V) => void) =>
        (value: V) => {
          cancel();
          settle(value);
        };
      work(done(resolve), done(reject));
    });
  const ask: AmiConnection['ask'] = (action, fields = {}) =>
    inTime(action, (resolve, reject) => {
      // asterisk-manager would print this to stdout.
      if (over) return reject(new Fault('ami_no_answer', 'the connection to AMI is closed', { retryable: true }));
      manager.action(amiAction(action, fields), (refusal, answer) => {
        if (refusal) reject(new Fault('ami_refused', `AMI refused ${action}: ${String(refusal.message)}`));
        else resolve(answer);
      });
    });

  try {
    await inTime<void>('the connection', (resolve) => manager.connect(settings.port, settings.host, () => resolve()));
    await inTime<void>('the login', (resolve, reject) =>
      manager.login((refusal) => (refusal ? reject(new Fault('ami_refused', 'AMI refused the login')) : resolve())),
    );
    // Builds with the test framework tell of every OPTIONS otherwise.
    await ask('Events', { EventMask: 'system' });
  } catch (fault) {
    over = true;
    manager.disconnect();
    throw fault;
  }
  return {
    ask,
    close: () => {
      over = true;
      manager.disconnect();
    },
  };
}

const answerMs = 5000;
