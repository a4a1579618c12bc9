import { readConfig } from '../../src/config.ts';
import { openInstallation } from '../../src/main/open-installation.ts';
import { promptDesk } from '../../src/main/prompt-desk.ts';
import type { PromptLibrary } from '../../src/web/prompts/ports.ts';

/** The real library of prompts over an installation in `folder`, which is made when somebody first asks: most tests never do. */
export function openWords(
  folder: string,
  nameOf: (actor: string) => Promise<string>,
): { readonly library: PromptLibrary; close(): Promise<void> } {
  let opened: Promise<{ library: PromptLibrary; close(): Promise<void> }> | undefined;
  const open = () => {
    opened ??= openInstallation(readConfig({ DOVOLAT_DATA: folder })).then((installation) => {
      const desk = promptDesk(installation, nameOf);
      return {
        library: desk.library,
        close: async () => {
          await desk.close();
          await installation.close();
        },
      };
    });
    return opened.then(({ library }) => library);
  };
  return {
    library: {
      list: async (...asked) => (await open()).list(...asked),
      find: async (...asked) => (await open()).find(...asked),
      draft: async (...asked) => (await open()).draft(...asked),
      discard: async (...asked) => (await open()).discard(...asked),
      use: async (...asked) => (await open()).use(...asked),
      restore: async (...asked) => (await open()).restore(...asked),
      review: async (...asked) => (await open()).review(...asked),
      listen: async (...asked) => (await open()).listen(...asked),
      measure: async (...asked) => (await open()).measure(...asked),
      vocabulary: async (...asked) => (await open()).vocabulary(...asked),
      gaps: async () => (await open()).gaps(),
      takes: {
        handIn: async (...asked) => (await open()).takes.handIn(...asked),
        remove: async (...asked) => (await open()).takes.remove(...asked),
        confirm: async (...asked) => (await open()).takes.confirm(...asked),
        listen: async (...asked) => (await open()).takes.listen(...asked),
      },
      lexicon: {
        list: async () => (await open()).lexicon.list(),
        set: async (...asked) => (await open()).lexicon.set(...asked),
        remove: async (...asked) => (await open()).lexicon.remove(...asked),
        listen: async (...asked) => (await open()).lexicon.listen(...asked),
      },
    },
    close: async () => (await opened)?.close(),
  };
}
