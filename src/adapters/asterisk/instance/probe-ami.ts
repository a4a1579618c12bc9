import { connect } from 'node:net';
import { Fault } from '../../../kernel/fault.ts';

export type AmiCredentials = { readonly host: string; readonly port: number; readonly user: string; readonly password: string };

/**
 * Logs in at an AMI and leaves again. Throws Fault `ami_password_refused` or `ami_unreachable` (nothing there, or no AMI, within
 * `limitMs`).
 */
export function probeAmi(ami: AmiCredentials, limitMs = 5_000): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(ami.port, ami.host);
    let heard = '';
    const finish = (fault?: Fault) => {
      socket.destroy();
      if (fault) reject(fault);
      else resolve();
    };
    const unreachable = (cause?: unknown) =>
      finish(
        new Fault('ami_unreachable', `no AMI answers at ${ami.host}:${ami.port}`, {
          retryable: true,
          remedy: 'check that Asterisk runs and that manager.conf binds this address and port',
          cause,
        }),
      );
    socket.setTimeout(limitMs, unreachable);
    socket.on('error', unreachable);
    socket.on('close', () => unreachable());
    socket.on('connect', () => {
      socket.write(`Action: Login\r\nUsername: ${oneLine(ami.user)}\r\nSecret: ${oneLine(ami.password)}\r\nEvents: off\r\n\r\n`);
    });
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      if (heard.includes('Response: Success')) finish();
      else if (heard.includes('Response: Error'))
        finish(
          new Fault('ami_password_refused', `Asterisk at ${ami.host}:${ami.port} refuses the AMI user ${ami.user}`, {
            kind: 'misconfigured',
            remedy: `compare the configured AMI password with the one of [${ami.user}] in manager.conf`,
          }),
        );
    });
  });
}

const oneLine = (text: string) => text.replaceAll(/[\r\n]/g, '');
