/** Which Asterisk answers, and since when it runs: another `bootedAt` means that every call of before is gone. */
export type AriNode = { readonly version: string; readonly entityId: string; readonly bootedAt: string };

/** Reads the answer of `GET /asterisk/info`. */
export function readNode(info: unknown): AriNode {
  const { system, status } = info as { system?: { version?: string; entity_id?: string }; status?: { startup_time?: string } };
  return { version: system?.version ?? '', entityId: system?.entity_id ?? '', bootedAt: status?.startup_time ?? '' };
}
