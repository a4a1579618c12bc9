import type { Programs } from '../../../kernel/programs.ts';

/** An address of this machine and a port on it. */
export type Endpoint = { readonly address: string; readonly port: number };

/** What any Asterisk under supervision needs, whatever it plays. */
export type InstanceSettings = {
  /** Absolute; everything that this instance writes lies below it. One folder, one Asterisk. */
  readonly folder: string;
  readonly programs: Programs;
  /** Its life ends with the process that starts it, however that ends; else it goes on and can be adopted. */
  readonly endsWithUs: boolean;
  /** UDP transport. */
  readonly sip: Endpoint;
  /** ARI and websockets. Loopback, unless a firewall says otherwise. */
  readonly http: Endpoint;
  readonly ami: Endpoint;
  /** UDP ports for media, two per leg. */
  readonly rtp: { readonly from: number; readonly to: number };
};

export type AsteriskSettings = InstanceSettings & {
  readonly nat: NatSettings;
  readonly trunks: readonly TrunkSettings[];
  /** Absolute folder of the prompts. */
  readonly audioFolder: string;
};

/** What the far end must be told when we stand behind an address translation. */
export type NatSettings = {
  readonly externalMediaAddress: string | null;
  readonly externalSignalingAddress: string | null;
  /** Networks (CIDR) that are on our side of the translation. */
  readonly localNets: readonly string[];
};

export const noNat: NatSettings = { externalMediaAddress: null, externalSignalingAddress: null, localNets: [] };

export type TrunkSettings = {
  /** `a-z A-Z 0-9 _ -`; dialled as `PJSIP/number@name`. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly codec: 'alaw' | 'ulaw';
  readonly auth: { readonly user: string; readonly password: string } | null;
  /** Registers with the carrier as `auth.user`. */
  readonly register: boolean;
  /** A far end that has sent no sound for so long is gone, though it never said so. */
  readonly soundTimeoutSeconds: number;
  /** How often the far end is asked whether it lives (OPTIONS); 0 = never. */
  readonly qualifySeconds: number;
  /** Carriers that verify the caller identity often read it from P-Asserted-Identity. */
  readonly sendPai: boolean;
  readonly fromDomain?: string;
  /** Replaces the caller identity in From; for carriers that want the account there. Then `sendPai` should be on. */
  readonly fromUser?: string;
};

/** Names of Asterisk's configuration files and their text. */
export type RenderedFiles = Readonly<Record<string, string>>;

/** Made at the first start, kept with mode 600 in the instance's folder. */
export type InstanceSecrets = { readonly ariPassword: string; readonly amiPassword: string };

/** A running Asterisk and how to talk to it. */
export type AsteriskInstance = {
  readonly ari: { readonly url: string; readonly user: string; readonly password: string };
  readonly ami: { readonly host: string; readonly port: number; readonly user: string; readonly password: string };
  readonly sip: Endpoint;
  readonly pid: number;
  /** `22.10.1~dfsg+…`, as it calls itself. */
  readonly version: string;
};

/** The name of the ARI user, of the AMI user, and of the ARI application. */
export const userName = 'dovolat';
