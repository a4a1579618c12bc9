import { z } from 'zod';
import { strategyShape } from './document.ts';

/**
 * The JSON Schema (draft 7, which editors know best) of strategies, derived from what the program itself reads them by. It holds the shape
 * only; what a shape cannot say is proved by `compileStrategy`.
 */
export function strategySchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(strategyShape, { io: 'input', target: 'draft-7', unrepresentable: 'any' }),
    title: 'A strategy of Dovolat',
  };
}
