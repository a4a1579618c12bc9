import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { DoctorCheck } from '../../../kernel/doctor-check.ts';
import { Fault } from '../../../kernel/fault.ts';
import type { Endpoint, InstanceSettings } from './settings.ts';

/**
 * Makes sure, before anything is started, that SIP (UDP), ARI and AMI (TCP) can be bound. Throws Fault `port_taken`,
 * `address_not_here` or `port_not_allowed`, naming what, where and the remedy.
 */
export async function checkPorts(settings: Pick<InstanceSettings, 'sip' | 'http' | 'ami'>): Promise<void> {
  await check('SIP', 'UDP', settings.sip, tryUdp);
  await check('ARI', 'TCP', settings.http, tryTcp);
  await check('AMI', 'TCP', settings.ami, tryTcp);
}

/** The same as data, one check per port, for `dovolat doctor`. A port that our own running Asterisk holds counts as taken. */
export async function examinePorts(settings: Pick<InstanceSettings, 'sip' | 'http' | 'ami'>): Promise<DoctorCheck[]> {
  const ports = [
    { name: 'SIP', at: settings.sip, why: 'calls', look: () => check('SIP', 'UDP', settings.sip, tryUdp) },
    { name: 'ARI', at: settings.http, why: 'leading the calls', look: () => check('ARI', 'TCP', settings.http, tryTcp) },
    { name: 'AMI', at: settings.ami, why: 'watching the trunks', look: () => check('AMI', 'TCP', settings.ami, tryTcp) },
  ];
  return await Promise.all(
    ports.map(async ({ name, at, why, look }): Promise<DoctorCheck> => {
      const fault = await look().then(
        () => null,
        (cause: unknown) => cause,
      );
      const where = `${at.address}:${at.port}`;
      if (fault === null) return { name: `${name} port`, state: 'ok', found: `${where} is free`, why, remedy: '' };
      const remedy = fault instanceof Fault ? (fault.remedy ?? '') : '';
      return { name: `${name} port`, state: 'wrong', found: fault instanceof Error ? fault.message : where, why, remedy };
    }),
  );
}

async function check(what: string, protocol: string, at: Endpoint, attempt: (at: Endpoint) => Promise<void>): Promise<void> {
  try {
    await attempt(at);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const where = `${protocol} port ${at.port} of ${at.address}`;
    if (code === 'EADDRINUSE')
      throw new Fault('port_taken', `${where}, meant for Asterisk's ${what}, is taken by another program`, {
        kind: 'misconfigured',
        remedy: `stop that program (ss -lnp 'sport = :${at.port}' names it), or give ${what} another port`,
        cause,
      });
    if (code === 'EADDRNOTAVAIL')
      throw new Fault('address_not_here', `${at.address}, meant for Asterisk's ${what}, is no address of this machine`, {
        kind: 'misconfigured',
        remedy: `give ${what} an address that \`ip addr\` shows`,
        cause,
      });
    throw new Fault('port_not_allowed', `${where}, meant for Asterisk's ${what}, cannot be used: ${String(code ?? cause)}`, {
      kind: 'misconfigured',
      remedy: `choose a port above 1023 for ${what}`,
      cause,
    });
  }
}

function tryTcp({ address, port }: Endpoint): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, address, () => server.close(() => resolve()));
  });
}

function tryUdp({ address, port }: Endpoint): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
    socket.once('error', (error) => {
      socket.close();
      reject(error);
    });
    socket.bind(port, address, () => socket.close(() => resolve()));
  });
}
