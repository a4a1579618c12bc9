import type { FastifyInstance } from 'fastify';
import type { WebParts } from '../web-parts.ts';
import { promptSchemas } from './api-types.ts';
import { takeRoutes } from './take-routes.ts';
import { wirePromptDetail } from './wire-prompt.ts';

/** What a person recorded of a prompt, piece by piece. */
export async function promptRecordingRoutes(app: FastifyInstance, { prompts }: WebParts): Promise<void> {
  takeRoutes(app, prompts.takes, {
    at: '/prompts/:language/:prompt/recordings/:take',
    params: promptSchemas.take,
    shown: promptSchemas.detail,
    words: {
      handIn: 'Let this recording be heard in place of the voice',
      file: 'these words',
      confirm: 'Say that a recording is right for the words of today, though they have changed since',
    },
    placeOf: (place) => place,
    show: async ({ language, prompt }) => {
      const found = await prompts.find(language, prompt);
      return found ? wirePromptDetail(found) : null;
    },
    missing: 'no_such_prompt',
  });
}
