import type { GivenUp, PlacedCall } from '../../../rehearsal/ports.ts';

/** Reads the network's `calls.log`: lines `dovolat_call at=… number=… caller_id=… call_id=…` and `dovolat_gave_up number=… …`. */
export function parseCallsLog(text: string): { placed: PlacedCall[]; givenUp: GivenUp[] } {
  const placed: PlacedCall[] = [];
  const givenUp: GivenUp[] = [];
  for (const [, kind, fields = ''] of text.matchAll(/\bdovolat_(call|gave_up) (.*)$/gm)) {
    const values = new Map([...fields.matchAll(/(\w+)=(\S*)/g)].map(([, name = '', value = '']) => [name, value]));
    const get = (name: string) => values.get(name) ?? '';
    if (kind === 'call')
      placed.push({
        callId: get('call_id'),
        number: get('number'),
        callerId: get('caller_id'),
        at: Temporal.Instant.from(get('at')).epochMilliseconds,
      });
    else
      givenUp.push({ number: get('number'), persona: get('persona'), step: Number(get('step')), waitedFor: get('waited_for') });
  }
  return { placed, givenUp };
}
