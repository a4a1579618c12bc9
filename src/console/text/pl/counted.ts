import { countingIn } from '../counting.ts';

export const { counted, formOf } = countingIn('pl-PL');
