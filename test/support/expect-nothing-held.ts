import { expect } from 'vitest';
import type { RehearsalWorld } from './rehearsal-world.ts';

/** No line, no caller identity and no session is kept for a call that is over: these are counted over attempts that have not ended. */
export async function expectNothingHeld(world: RehearsalWorld): Promise<void> {
  const { db } = await world.record();
  const open = await db.reader.selectFrom('attempts').select('id').where('ended_at', 'is', null).execute();
  const sessions = await db.reader.selectFrom('call_sessions').select('attempt_id').execute();
  const agents = await db.reader.selectFrom('agent_lines').select('attempt_id').execute();
  const calling = await db.reader.selectFrom('entries').select('id').where('state', '=', 'calling').execute();
  expect({ open, sessions, agents, calling }).toEqual({ open: [], sessions: [], agents: [], calling: [] });
}
