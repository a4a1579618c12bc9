import { join } from 'node:path';
import type { AsteriskSettings, TrunkSettings } from '../adapters/asterisk/instance/settings.ts';
import type { Config } from '../config.ts';
import type { Trunk } from '../dialer/model.ts';
import type { Programs } from '../kernel/programs.ts';
import { listOf } from './setting-forms.ts';

/** Our Asterisk as the settings want it. */
export function asteriskSettings(
  config: Config,
  programs: Programs,
  audioFolder: string,
  trunks: readonly Trunk[],
): AsteriskSettings {
  return {
    folder: join(config.data, 'asterisk'),
    programs,
    endsWithUs: config.asteriskEndsWithUs,
    sip: { address: config.sipAddress, port: config.sipPort },
    http: { address: config.controlAddress, port: config.ariPort },
    ami: { address: config.controlAddress, port: config.amiPort },
    rtp: { from: config.rtpFrom, to: config.rtpTo },
    nat: {
      externalMediaAddress: config.externalMediaAddress || null,
      externalSignalingAddress: config.externalSignalingAddress || null,
      localNets: listOf(config.localNets),
    },
    trunks: trunks.map(trunkSettings),
    audioFolder,
  };
}

/** A trunk as Asterisk sees it: asked every few seconds whether it lives, registered where it has an account. */
export function trunkSettings({ name, host, port, codec, user, password, simulated }: Trunk): TrunkSettings {
  const auth = user !== null && password !== null ? { user, password } : null;
  return {
    name,
    host,
    port,
    codec,
    auth,
    register: auth !== null,
    qualifySeconds: simulated ? 2 : 30,
    // Carriers that leave out silence still send something every few seconds; our own network is never silent.
    soundTimeoutSeconds: simulated ? 10 : 60,
    sendPai: true,
  };
}
