import { z } from 'zod';

/** Which Asterisk answers, and since when it runs: another `bootedAt` means that every call of before is gone. */
export type AriNode = { readonly version: string; readonly entityId: string; readonly bootedAt: string };

const answer = z.object({
  system: z.object({ version: z.string(), entity_id: z.string() }),
  status: z.object({ startup_time: z.string() }),
});

/** Reads the answer of `GET /asterisk/info`. */
export function readNode(info: unknown): AriNode {
  const { system, status } = answer.parse(info);
  return { version: system.version, entityId: system.entity_id, bootedAt: status.startup_time };
}
