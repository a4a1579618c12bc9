import { agentPersonas } from './agent-personas.ts';
import { clips, isSpoken } from './clips.ts';
import { flowPersonas } from './flow-personas.ts';
import { type Persona, type PersonaStep, personas } from './personas.ts';
import type { CarrierScript, Subscriber } from './ports.ts';

/** What the subscribers of the simulated network do, as Asterisk's dialplan: `table` defaults to every persona that we ship. */
export function personasScript(table: readonly Persona[] = [...personas, ...flowPersonas, ...agentPersonas]): CarrierScript {
  const twice = table.find(({ suffix }, index) => table.findIndex((other) => other.suffix === suffix) !== index);
  if (twice) throw new RangeError(`${twice.name}: the suffix ${twice.suffix} has somebody else already`);
  const acts = renderPersonas(table);
  return { clips: clips(), dialplan: (subscribers) => `${renderKeys(subscribers)}\n${acts}` };
}

/** How long a person waits for somebody to speak, and how long she lets one voice talk, in seconds. Then she hangs up. */
const patience = { forVoice: 20, ofVoice: 120 };
/** Speech of 200 ms counts as a voice; a pause of 800 ms ends it. */
const voiceMs = 200;
const pauseMs = 800;
/** Asterisk doubles digits whose gap is 40 ms or less (measured on 22.10.1); on a busy machine 250 ms shrank to that. People are slower anyway. */
const keyGapMs = 300;
const keyMs = 100;
/** An answered person who has done all that she wanted stays on the line so long, in seconds. */
const lingerSeconds = 240;
const lingers = [` same => n,Wait(${lingerSeconds})`, ' same => n,Hangup(16)'];
/** Of whom the network knows nothing. */
const languageOfStrangers = 'cs';

function renderKeys(subscribers: readonly Subscriber[]): string {
  const lines = subscribers.flatMap((one) => [
    `exten => ${dialled(one.number)},1,Set(BIRTH_DATE=${birthKeys(one.birthDate)})`,
    ` same => n,Set(CUSTOMER_NUMBER=${onlyDigits(one.customerNumber)})`,
    ` same => n,Set(POSTCODE=${onlyDigits(one.postcode)})`,
    ` same => n,Set(SPEAKS=${one.language ?? languageOfStrangers})`,
    ' same => n,Return()',
  ]);
  const strangers = [`exten => _[+0-9].,1,Set(SPEAKS=${languageOfStrangers})`, ' same => n,Return()'];
  return ['[subscriber-keys]', ...lines, ...strangers, ''].join('\n');
}

function renderPersonas(table: readonly Persona[]): string {
  const known = table.flatMap((each) => [
    `exten => ${suffixOf(each)},1,Set(PERSONA=${each.name})`,
    ...each.steps.flatMap((step, index) => renderStep(step, index + 1)),
    ...(each.steps.some((step) => step.do === 'answer') ? lingers : [' same => n,Hangup(16)']),
  ]);
  const callers = table.flatMap((each) =>
    each.steps.flatMap((step) => {
      if (step.do !== 'call_back') return [];
      const acts = step.steps.flatMap((then, index) => renderStep(then, index + 1));
      return [
        `exten => ${suffixOf(each)},1,Gosub(subscriber-keys,\${DIALLED},1)`,
        ` same => n,Set(PERSONA=${each.name})`,
        ...acts,
        ...lingers,
      ];
    }),
  );
  return ['[persona]', ...known, 'exten => _XX,1,PJSIPHangup(404)', ...callsBack, '', '[calls-back]', ...callers, ''].join('\n');
}

function renderStep(step: PersonaStep, number: number): string[] {
  switch (step.do) {
    case 'ring':
      return [' same => n,Ringing()', ` same => n,Wait(${seconds(step.ms)})`];
    case 'answer':
      return [' same => n,Answer()'];
    case 'reject':
      return [` same => n,PJSIPHangup(${rejection(step.sipCode)})`];
    case 'listen':
      return [
        ...waitOrGiveUp(`WaitForNoise(${voiceMs},1,${patience.forVoice})`, 'NOISE', number, 'voice'),
        ...waitOrGiveUp(`WaitForSilence(${pauseMs},1,${patience.ofVoice})`, 'SILENCE', number, 'pause'),
      ];
    case 'overhear':
      return [
        ...waitOrGiveUp(`WaitForNoise(${voiceMs},1,${patience.forVoice})`, 'NOISE', number, 'voice'),
        ` same => n,Wait(${seconds(step.ms)})`,
      ];
    case 'press':
      return [` same => n,SendDTMF(${keys(step.keys)},${keyGapMs},${keyMs})`];
    case 'call_back': // the end of the call (`h`) finds what was set here
      return [` same => n,Set(CALLS_BACK=\${CALLERID(num)}@\${CHANNEL(pjsip,remote_addr)})`];
    case 'say':
      return [` same => n,Playback(\${CLIPS}/${step.clip}${isSpoken(step.clip) ? `-${variable('SPEAKS')}` : ''})`];
    case 'wait':
      return [` same => n,Wait(${seconds(step.ms)})`];
    case 'stay_mute': // Asterisk sends silence in every wait of its own, but not while it waits for another program
      return [
        ` same => n,Set(MUTE_SECONDS=0)`,
        ` same => n(mute-${number}),System(sleep 1)`,
        ` same => n,Set(MUTE_SECONDS=$[\${MUTE_SECONDS}+1])`,
        ` same => n,GotoIf($[\${MUTE_SECONDS}<${lingerSeconds}]?mute-${number})`,
      ];
    case 'hang_up':
      return [' same => n,Hangup(16)'];
  }
}

/** A leg of its own, from the subscriber's number to the one that was shown to her; who she is goes with it. */
const callsBack = [
  `exten => h,1,GotoIf($["\${CALLS_BACK}"=""]?done)`,
  ` same => n,Originate(PJSIP/caller/sip:\${CALLS_BACK},exten,calls-back,\${DIALLED:-2},1,30,ac(\${DIALLED})v(DIALLED=\${DIALLED}))`,
  ' same => n(done),NoOp()',
];

/** WAITSTATUS tells what ended the wait; a timeout is a caller who said nothing, or never stopped. */
function waitOrGiveUp(wait: string, wanted: 'NOISE' | 'SILENCE', step: number, waitedFor: string): string[] {
  const ok = `heard-${step}-${waitedFor}`;
  return [
    ` same => n,${wait}`,
    ` same => n,GotoIf($["\${WAITSTATUS}"="${wanted}"]?${ok})`,
    ` same => n,Log(NOTICE,dovolat_gave_up number=\${DIALLED} persona=\${PERSONA} step=${step} waited_for=${waitedFor})`,
    ' same => n,Hangup(16)',
    ` same => n(${ok}),NoOp()`,
  ];
}

/** Fills the places with dialplan variables. Throws RangeError on a place or a key that no telephone has. */
function keys(text: string): string {
  return text.replace(/\{([^}]*)\}|[^0-9*#]/g, (match, place: string | undefined) => {
    if (place === undefined) throw new RangeError(`${match} is not a key of a telephone`);
    const known = places[place];
    if (known) return known;
    const days = /^date\+(\d+)$/.exec(place)?.[1];
    if (days) return `\${STRFTIME($[\${EPOCH}+${days}*86400],Europe/Prague,%d%m)}`;
    throw new RangeError(`{${place}} is not something that a subscriber knows`);
  });
}

const places: Readonly<Record<string, string>> = {
  birth_date: variable('BIRTH_DATE'),
  customer_number: variable('CUSTOMER_NUMBER'),
  postcode: variable('POSTCODE'),
};

function variable(name: string): string {
  return `\${${name}}`;
}

function suffixOf(each: Persona): string {
  if (!/^\d\d$/.test(each.suffix)) throw new RangeError(`${each.name}: a persona is chosen by two digits, not "${each.suffix}"`);
  if (!/^[a-z][a-z0-9_]*$/.test(each.name)) throw new RangeError(`${each.name}: a persona's name is snake_case`);
  return each.suffix;
}

function rejection(sipCode: number): number {
  if (!Number.isInteger(sipCode) || sipCode < 400 || sipCode > 699) throw new RangeError(`${sipCode} rejects no call`);
  return sipCode;
}

function dialled(number: string): string {
  if (!/^\+?\d{3,15}$/.test(number)) throw new RangeError(`${number} cannot be dialled`);
  return number;
}

/** YYYY-MM-DD as it is keyed: DDMMYYYY. */
function birthKeys(date: string | undefined): string {
  if (date === undefined) return '';
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (!parts) throw new RangeError(`${date} is not a date`);
  return `${parts[3]}${parts[2]}${parts[1]}`;
}

function onlyDigits(text: string | undefined): string {
  if (text !== undefined && !/^\d*$/.test(text)) throw new RangeError('only digits can be keyed');
  return text ?? '';
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
