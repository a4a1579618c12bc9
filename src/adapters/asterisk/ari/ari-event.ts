import { type Arrival, readArrival } from './read-arrival.ts';

/** What we read of Asterisk's events; everything else is dropped. `at` is Asterisk's clock, ms since the epoch. */
export type AriEvent =
  | { readonly type: 'dialling'; readonly channel: string; readonly at: number }
  | { readonly type: 'ringing'; readonly channel: string }
  | { readonly type: 'entered_app'; readonly channel: string; readonly args: readonly string[] }
  | { readonly type: 'arrived'; readonly channel: string; readonly arrival: Arrival }
  | { readonly type: 'digit'; readonly channel: string; readonly digit: string }
  | { readonly type: 'talking'; readonly channel: string; readonly started: boolean; readonly durationMs: number | null }
  | { readonly type: 'tone'; readonly channel: string }
  | { readonly type: 'hang_up_requested'; readonly channel: string }
  | { readonly type: 'left_bridge'; readonly channel: string; readonly bridge: string }
  | {
      readonly type: 'destroyed';
      readonly channel: string;
      readonly at: number;
      readonly createdAt: number;
      readonly cause: number | null;
      readonly techCause: number | null;
    }
  | { readonly type: 'playback_finished'; readonly playback: string; readonly failed: boolean }
  | { readonly type: 'recording_finished'; readonly recording: string }
  | { readonly type: 'replaced' };

/** Reads one event; null for those that tell us nothing. */
export function readAriEvent(raw: unknown): AriEvent | null {
  const event = objectOf(raw);
  const channelObject = objectOf(event.channel ?? event.peer);
  const channel = textOf(channelObject.id);
  switch (event.type) {
    case 'Dial':
      if (event.dialstatus === '') return { type: 'dialling', channel, at: timeOf(event.timestamp) };
      return event.dialstatus === 'RINGING' || event.dialstatus === 'PROGRESS' ? { type: 'ringing', channel } : null;
    case 'StasisStart': {
      const args = Array.isArray(event.args) ? event.args : [];
      const arrival = readArrival(channelObject, args);
      return arrival ? { type: 'arrived', channel, arrival } : { type: 'entered_app', channel, args: args.map(textOf) };
    }
    case 'ChannelDtmfReceived':
      return { type: 'digit', channel, digit: textOf(event.digit) };
    case 'ChannelTalkingStarted':
      return { type: 'talking', channel, started: true, durationMs: null };
    case 'ChannelTalkingFinished':
      return { type: 'talking', channel, started: false, durationMs: numberOf(event.duration) };
    case 'ChannelToneDetected':
      return { type: 'tone', channel };
    case 'ChannelHangupRequest':
      return { type: 'hang_up_requested', channel };
    case 'ChannelLeftBridge':
      return { type: 'left_bridge', channel, bridge: textOf(objectOf(event.bridge).id) };
    case 'ChannelDestroyed':
      return {
        type: 'destroyed',
        channel,
        at: timeOf(event.timestamp),
        createdAt: timeOf(channelObject.creationtime),
        cause: numberOf(event.cause),
        techCause: numberOf(event.tech_cause),
      };
    case 'PlaybackFinished': {
      const { id, state } = objectOf(event.playback);
      return { type: 'playback_finished', playback: textOf(id), failed: state !== 'done' };
    }
    case 'RecordingFinished':
    case 'RecordingFailed':
      return { type: 'recording_finished', recording: textOf(objectOf(event.recording).name) };
    case 'ApplicationReplaced':
      return { type: 'replaced' };
    default:
      return null;
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** `2026-11-21T22:52:39.005+0000`, which lacks the colon that RFC 3339 wants. */
function timeOf(value: unknown): number {
  return typeof value === 'string' ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : Number.NaN;
}

/** The types that `readAriEvent` makes something of. */
export const ariEventTypes = [
  ...['Dial', 'StasisStart', 'ChannelDtmfReceived', 'ChannelTalkingStarted', 'ChannelTalkingFinished'],
  ...['ChannelToneDetected', 'ChannelHangupRequest', 'ChannelLeftBridge', 'ChannelDestroyed'],
  ...['PlaybackFinished', 'RecordingFinished', 'RecordingFailed', 'ApplicationReplaced'],
] as const;
