import type { Catalogue } from '../catalogue.ts';
import { en } from '../en/catalogue.ts';

/** Every word of the console in Czech. */
export const cs: Catalogue = { ...en, locale: 'cs-CZ' };
