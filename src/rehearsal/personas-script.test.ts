import { expect, test } from 'vitest';
import { languages } from '../kernel/country.ts';
import { type Persona, personas } from './personas.ts';
import { personasScript } from './personas-script.ts';

const act = (...steps: Persona['steps']) => personasScript([{ suffix: '01', name: 'tried', steps }]).dialplan([]);

test('whoever is answered listens before she presses, and every wait ends some day', () => {
  for (const { name, steps } of personas) {
    const first = steps.findIndex((step) => step.do === 'press');
    if (first >= 0)
      expect(
        steps.slice(0, first).some((step) => step.do === 'listen' || step.do === 'overhear'),
        name,
      ).toBe(true);
  }
  const waits = [
    ...personasScript()
      .dialplan([])
      .matchAll(/WaitFor\w+\((.*)\)/g),
  ].map(([, args = '']) => args.split(','));
  expect(waits.length).toBeGreaterThan(50);
  for (const [, , timeout] of waits) expect(Number(timeout)).toBeGreaterThan(0);
});

test('a wait that nothing ended is a person who gives up, told in the log', () => {
  expect(act({ do: 'answer' }, { do: 'listen' })).toContain(
    `Log(NOTICE,dovolat_gave_up number=\${DIALLED} persona=\${PERSONA} step=2 waited_for=voice)`,
  );
});

test('each subscriber presses her own birth date, customer number and postcode', () => {
  const text = personasScript().dialplan([
    { number: '+420000101001', birthDate: '1985-03-15', customerNumber: '40017', postcode: '60200' },
    { number: '+420000101002' },
  ]);
  expect(text).toContain('exten => +420000101001,1,Set(BIRTH_DATE=15031985)\n same => n,Set(CUSTOMER_NUMBER=40017)\n');
  expect(text).toContain('exten => +420000101002,1,Set(BIRTH_DATE=)\n');
  expect(act({ do: 'press', keys: '2{customer_number}#' })).toContain(`SendDTMF(2\${CUSTOMER_NUMBER}#,300,100)`);
});

test('each subscriber speaks her own language, and a stranger Czech; a beep is the same for all', () => {
  const text = personasScript().dialplan([{ number: '+48000101001', language: 'pl' }, { number: '+420000101002' }]);
  expect(text.match(/Set\(SPEAKS=(\w+)\)/g)).toEqual(['Set(SPEAKS=pl)', 'Set(SPEAKS=cs)', 'Set(SPEAKS=cs)']);
  expect(act({ do: 'say', clip: 'hello' })).toContain(`Playback(\${CLIPS}/hello-\${SPEAKS})`);
  expect(act({ do: 'say', clip: 'beep' })).toContain(`Playback(\${CLIPS}/beep)`);
  const names = personasScript().clips.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['beep', ...languages.map((language) => `voicemail-${language}`)]));
});

test('a date from now is filled in when it is pressed', () => {
  expect(act({ do: 'press', keys: '{date+5}' })).toContain(
    `SendDTMF(\${STRFTIME($[\${EPOCH}+5*86400],Europe/Prague,%d%m)},300,100)`,
  );
});

test.each([
  ['a key that no telephone has', () => act({ do: 'press', keys: '1a' })],
  ['a placeholder that nobody knows', () => act({ do: 'press', keys: '{mother_name}' })],
  ['a rejection that SIP does not know', () => act({ do: 'reject', sipCode: 200 })],
  ['a number that would be another line of the dialplan', () => personasScript().dialplan([{ number: '+420\nexten' }])],
  ['a customer number with letters', () => personasScript().dialplan([{ number: '+420000101001', customerNumber: 'A1' }])],
  ['a birth date in another order', () => personasScript().dialplan([{ number: '+420000101001', birthDate: '15.3.1985' }])],
])('%s is refused', (_, render) => {
  expect(render).toThrow(RangeError);
});
