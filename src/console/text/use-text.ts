import { createContext, useContext } from 'react';
import type { Catalogue } from './catalogue.ts';
import { en } from './en/catalogue.ts';

const TextContext = createContext<Catalogue>(en);

export const TextProvider = TextContext.Provider;

/** The words of the viewer's language. */
export function useText(): Catalogue {
  return useContext(TextContext);
}
