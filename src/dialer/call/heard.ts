import type { AnsweredByEvent, MachineDetectorAsked, PromptHeard, WebhookCalled } from '../events.ts';
import type { PlayedAudio } from '../telephony.ts';

/** What was played and pressed since the last transition; written down with the next one. */
export class Evidence {
  private readonly lines: EvidenceLine[] = [];

  heard(prompt: Omit<PromptHeard, 'playedMs' | 'outcome'>, played: PlayedAudio): void {
    this.lines.push({ type: 'prompt_heard', data: { ...prompt, playedMs: played.playedMs, outcome: played.outcome } });
  }

  /** `keys` as pressed, or null where they identify somebody: then only their number is kept. */
  pressed(node: string, keys: string | null, count: number): void {
    if (count > 0) this.lines.push({ type: 'keys_pressed', data: { node, keys: keys ?? '•'.repeat(count), count } });
  }

  answeredBy(data: AnsweredByEvent): void {
    this.lines.push({ type: 'answered_by', data });
  }

  detectorAsked(data: MachineDetectorAsked): void {
    this.lines.push({ type: 'machine_detector_asked', data });
  }

  webhook(data: WebhookCalled): void {
    this.lines.push({ type: 'webhook_called', data });
  }

  /** Hands over what has gathered, once. */
  take(): EvidenceLine[] {
    return this.lines.splice(0);
  }
}

export type EvidenceLine =
  | { readonly type: 'prompt_heard'; readonly data: PromptHeard }
  | { readonly type: 'answered_by'; readonly data: AnsweredByEvent }
  | { readonly type: 'machine_detector_asked'; readonly data: MachineDetectorAsked }
  | { readonly type: 'webhook_called'; readonly data: WebhookCalled }
  | { readonly type: 'keys_pressed'; readonly data: { readonly node: string; readonly keys: string; readonly count: number } };
