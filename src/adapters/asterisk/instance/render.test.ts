import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../../kernel/fault.ts';
import type { Programs } from '../../../kernel/programs.ts';
import { renderPbx } from './render-pbx.ts';
import { renderTemplate } from './render-template.ts';
import { renderTrunk } from './render-trunk.ts';
import { type AsteriskSettings, noNat, type TrunkSettings } from './settings.ts';

const programs: Programs = { described: 'none', command: (file, args) => ({ file, args }) };
const secrets = { ariPassword: 'ari-secret', amiPassword: 'ami-secret' };
const settings: AsteriskSettings = {
  folder: '/var/lib/dovolat/asterisk',
  endsWithUs: true,
  programs,
  sip: { address: '127.0.0.1', port: 5060 },
  http: { address: '127.0.0.1', port: 8088 },
  ami: { address: '127.0.0.1', port: 5038 },
  rtp: { from: 10_000, to: 20_000 },
  nat: noNat,
  trunks: [],
  audioFolder: '/var/lib/dovolat/audio',
};
const trunk: TrunkSettings = {
  name: 'carrier-1',
  host: 'sip.example.org',
  port: 5060,
  codec: 'alaw',
  auth: { user: '420222000', password: 'p;w' },
  register: true,
  soundTimeoutSeconds: 60,
  qualifySeconds: 30,
  sendPai: true,
  fromDomain: 'example.org',
};

/** Sections of an Asterisk file as Asterisk reads them: comments gone, `\;` is `;`. */
function sectionsOf(text: string) {
  return text
    .split(/^(?=\[)/m)
    .filter((part) => part.startsWith('['))
    .map((part) => {
      const lines = part.split('\n').map((line) =>
        line
          .replace(/(?<!\\);.*/, '')
          .replaceAll('\\;', ';')
          .trim(),
      );
      const entries = lines.slice(1).flatMap((line) => {
        const [, key, value] = /^(\w+) = (.*)$/.exec(line) ?? [];
        return key ? [[key, value ?? ''] as const] : [];
      });
      return { name: lines[0], ...Object.fromEntries(entries) } as Record<string, string | undefined>;
    });
}

describe('what Asterisk is told', () => {
  test('a trunk presents the caller identity in From and, where asked, in P-Asserted-Identity', () => {
    const endpoint = sectionsOf(renderTrunk(trunk)).find(({ type }) => type === 'endpoint');
    expect(endpoint).toMatchObject({ send_pai: 'yes', trust_id_outbound: 'yes', from_domain: 'example.org', allow: 'alaw' });
    expect(endpoint).not.toHaveProperty('from_user');
    const plain = sectionsOf(renderTrunk({ ...trunk, sendPai: false })).find(({ type }) => type === 'endpoint');
    expect(plain).toMatchObject({ send_pai: 'no', trust_id_outbound: 'no' });
  });

  test('a trunk registers only where the carrier wants it', () => {
    const types = (change: Partial<TrunkSettings>) => sectionsOf(renderTrunk({ ...trunk, ...change })).map(({ type }) => type);
    expect(types({})).toEqual(['endpoint', 'aor', 'identify', 'auth', 'registration']);
    expect(types({ register: false })).toEqual(['endpoint', 'aor', 'identify', 'auth']);
    expect(types({ register: false, auth: null })).toEqual(['endpoint', 'aor', 'identify']);
    expect(() => renderTrunk({ ...trunk, auth: null })).toThrow('is to register but has no user and password');
  });

  test('a password may hold what Asterisk takes for a comment', () => {
    expect(sectionsOf(renderTrunk(trunk)).find(({ type }) => type === 'auth')).toMatchObject({
      username: '420222000',
      password: 'p;w',
    });
  });

  test.each(['', 'a b', 'global', 'transport-udp', 'x]\n[y', 'a'.repeat(41)])('a trunk cannot be named %j', (name) => {
    expect(() => renderTrunk({ ...trunk, name })).toThrow(Fault);
  });

  test('no setting, whatever it holds, adds a line or a section', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('host', 'fromDomain', 'fromUser'), (value, key) => {
        const honest = sectionsOf(renderTrunk({ ...trunk, [key]: 'x' })).map(({ name, type }) => [name, type]);
        try {
          expect(sectionsOf(renderTrunk({ ...trunk, [key]: value || 'x' })).map(({ name, type }) => [name, type])).toEqual(
            honest,
          );
        } catch (error) {
          expect(error).toMatchObject({ code: 'setting_not_allowed' });
        }
      }),
    );
  });

  test('a template’s name that nobody fills is a fault, not an empty setting', () => {
    expect(() => renderTemplate('a = {{nobody}}', {})).toThrow('no value for {{nobody}}');
  });

  test('behind an address translation the far end is told the outer addresses, and ours when it is near', () => {
    const nat = {
      externalMediaAddress: '198.51.100.7',
      externalSignalingAddress: '198.51.100.7',
      localNets: ['10.0.0.0/8', '127.0.0.0/8'],
    };
    const pjsip = renderPbx({ ...settings, nat }, secrets)['pjsip.conf'];
    expect(pjsip).toContain('local_net = 10.0.0.0/8\nlocal_net = 127.0.0.0/8\n');
    expect(pjsip).toContain('external_media_address = 198.51.100.7\nexternal_signaling_address = 198.51.100.7\n');
    expect(renderPbx(settings, secrets)['pjsip.conf']).not.toContain('external_');
  });

  test('each secret stands in one file, and nothing is left unfilled', () => {
    const files = Object.entries(renderPbx({ ...settings, trunks: [trunk] }, secrets));
    const holding = (text: string) => files.filter(([, content]) => content.includes(text)).map(([name]) => name);
    expect(holding('ari-secret')).toEqual(['ari.conf']);
    expect(holding('ami-secret')).toEqual(['manager.conf']);
    expect(holding('{{')).toEqual([]);
  });

  test('call records are off, and AMI may neither place calls nor run commands', () => {
    const files = renderPbx(settings, secrets);
    expect(files['cdr.conf']).toContain('enable = no');
    expect(files['cel.conf']).toContain('enable = no');
    expect(files['manager.conf']).toContain('write = system,reporting\n');
    expect(files['asterisk.conf']).toContain('live_dangerously = no');
  });
});
