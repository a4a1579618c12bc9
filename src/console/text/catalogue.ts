import type { en } from './en/catalogue.ts';

/** Every word of the console in one language: what English has, in other words. A language that lacks one, or has one too many, does not compile. */
export type Catalogue = Words<typeof en>;

type Words<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Words<Said>
    : { readonly [Name in keyof T]: Words<T[Name]> };
