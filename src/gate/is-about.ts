import type { ReceivableId } from '../kernel/ids.ts';
import type { Notice } from './model.ts';

/** Whether a notice tells of this claim: of all claims, or of just this one. */
export function isAbout({ receivableId }: Pick<Notice, 'receivableId'>, id: ReceivableId): boolean {
  return receivableId === null || receivableId === id;
}
