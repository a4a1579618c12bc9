import { Fault } from '../../../kernel/fault.ts';
import { confValue } from './render-template.ts';
import type { TrunkSettings } from './settings.ts';

/**
 * The pjsip sections of one trunk: endpoint, address of record, who is recognised as it, and, where the carrier wants them,
 * credentials and registration. The caller identity goes out in From (from_user is unset) and, if asked for, in P-Asserted-Identity.
 */
export function renderTrunk(trunk: TrunkSettings): string {
  const { name, auth } = trunk;
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(name) || name === 'transport-udp' || name === 'global' || name === 'system')
    throw new Fault('setting_not_allowed', `a trunk cannot be named ${JSON.stringify(name)}`, {
      kind: 'misconfigured',
      remedy: 'name it with letters, digits, _ and - (40 at most), and not global, system or transport-udp',
    });
  if (trunk.register && !auth)
    throw new Fault('setting_not_allowed', `trunk ${name} is to register but has no user and password`, {
      kind: 'misconfigured',
      remedy: `give trunk ${name} a user and a password, or switch its registration off`,
    });
  const server = `sip:${trunk.host}:${trunk.port}`;

  const sections = [
    section(name, 'endpoint', {
      transport: 'transport-udp',
      context: 'from-trunk',
      disallow: 'all',
      allow: trunk.codec,
      aors: name,
      direct_media: 'no',
      dtmf_mode: 'rfc4733',
      rtp_symmetric: 'yes',
      force_rport: 'yes',
      tos_audio: 'ef',
      rtp_timeout: trunk.soundTimeoutSeconds, // a far end that vanished without BYE
      send_pai: trunk.sendPai ? 'yes' : 'no',
      trust_id_outbound: trunk.sendPai ? 'yes' : 'no',
      ...(auth ? { outbound_auth: name } : {}),
      ...(trunk.fromDomain ? { from_domain: trunk.fromDomain } : {}),
      ...(trunk.fromUser ? { from_user: trunk.fromUser } : {}),
    }),
    section(name, 'aor', { contact: server, qualify_frequency: trunk.qualifySeconds, qualify_timeout: answersWithinSeconds }),
    section(name, 'identify', { endpoint: name, match: trunk.host }),
  ];
  if (auth) sections.push(section(name, 'auth', { auth_type: 'userpass', username: auth.user, password: auth.password }));
  if (auth && trunk.register)
    sections.push(
      section(name, 'registration', {
        transport: 'transport-udp',
        outbound_auth: name,
        server_uri: server,
        client_uri: `sip:${auth.user}@${trunk.fromDomain ?? trunk.host}:${trunk.port}`,
        contact_user: auth.user,
        retry_interval: 30,
        forbidden_retry_interval: 300,
        max_retries: 1_000_000,
        expiration: 300,
      }),
    );
  return sections.join('\n');
}

function section(name: string, type: string, options: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(options).map(([key, value]) => `${key} = ${confValue(`${name}.${key}`, value)}`);
  return [`[${name}]`, `type = ${type}`, ...lines, ''].join('\n');
}

/** A far end that answers OPTIONS later than this gets no calls; on a busy machine the default of 3 s takes a live one for dead. */
const answersWithinSeconds = 6;
