import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { confValue, renderTemplate } from './render-template.ts';
import { renderTrunk } from './render-trunk.ts';
import {
  type AsteriskSettings,
  type InstanceSecrets,
  type InstanceSettings,
  type NatSettings,
  type RenderedFiles,
  userName,
} from './settings.ts';

/** Every configuration file of the Asterisk that places our calls, from the templates in `asterisk-config/pbx`. */
export function renderPbx(settings: AsteriskSettings, secrets: InstanceSecrets): RenderedFiles {
  return renderFolder('pbx', instanceValues(settings, secrets), {
    nat: renderNat(settings.nat),
    trunks: settings.trunks.map(renderTrunk).join('\n'),
    moreModules: '',
  });
}

/** Fills every template of `asterisk-config/KIND`, and adds the files whose mere absence Asterisk complains of. */
export function renderFolder(
  kind: string,
  values: Readonly<Record<string, string | number>>,
  blocks: Readonly<Record<string, string>> = {},
): RenderedFiles {
  const folder = join(import.meta.dirname, '../../../../asterisk-config', kind);
  const files: Record<string, string> = {};
  for (const name of wantedByAsterisk) files[`${name}.conf`] = '; Defaults.\n';
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.conf')))
    files[name] = renderTemplate(readFileSync(join(folder, name), 'utf8'), values, blocks);
  return files;
}

/** The values that the templates of any instance share. */
export function instanceValues(settings: InstanceSettings, secrets: InstanceSecrets): Record<string, string | number> {
  return {
    folder: settings.folder,
    sipAddress: settings.sip.address,
    sipPort: settings.sip.port,
    httpAddress: settings.http.address,
    httpPort: settings.http.port,
    amiAddress: settings.ami.address,
    amiPort: settings.ami.port,
    rtpFrom: settings.rtp.from,
    rtpTo: settings.rtp.to,
    ariUser: userName,
    ariPassword: secrets.ariPassword,
    amiUser: userName,
    amiPassword: secrets.amiPassword,
  };
}

const wantedByAsterisk = [
  'acl',
  'ccss',
  'chan_websocket',
  'features',
  'pjproject',
  'queuerules',
  'stasis',
  'udptl',
  'websocket_client',
];

function renderNat(nat: NatSettings): string {
  const lines = nat.localNets.map((net) => `local_net = ${confValue('nat.localNets', net)}`);
  if (nat.externalMediaAddress)
    lines.push(`external_media_address = ${confValue('nat.externalMediaAddress', nat.externalMediaAddress)}`);
  if (nat.externalSignalingAddress)
    lines.push(`external_signaling_address = ${confValue('nat.externalSignalingAddress', nat.externalSignalingAddress)}`);
  return lines.join('\n');
}
