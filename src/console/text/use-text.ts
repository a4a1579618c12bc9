import { createContext, useContext } from 'react';
import { type Catalogue, en } from './en.ts';

const TextContext = createContext<Catalogue>(en);

export const TextProvider = TextContext.Provider;

/** The words of the viewer's language. */
export function useText(): Catalogue {
  return useContext(TextContext);
}
