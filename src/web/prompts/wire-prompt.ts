import type { Review } from '../../speech/library/text-history.ts';
import { wireInstant } from '../wire.ts';
import type * as api from './api-types.ts';
import type { PromptDetail, PromptMark, PromptRow, VocabularyWord } from './ports.ts';

/** A prompt as it goes over the wire. */
export function wirePrompt({ prompt, text, marks, flows }: PromptRow): api.PromptWire {
  return { prompt, text, marks: marks.map(wireMark), flows: [...flows] };
}

/** The same with all that is known about it in one language. */
export function wirePromptDetail(detail: PromptDetail): api.PromptDetailWire {
  const { language, shipped, draft, draftProblems, places, takes, history } = detail;
  return {
    ...wirePrompt(detail),
    ...{ language, shipped, draft },
    mark: wireMark(detail.mark),
    draftReview: wireReview(detail.draftReview),
    draftProblems: [...draftProblems],
    places: places.map((place) => ({ ...place, forms: [...place.forms] })),
    takes: [...takes],
    history: history.map((entry) => ({ ...entry, at: wireInstant(entry.at) })),
  };
}

export function wireVocabularyWord({ changed, ...word }: VocabularyWord): api.VocabularyWordWire {
  return { ...word, changed: changed && { ...changed, at: wireInstant(changed.at) } };
}

function wireMark(mark: PromptMark): api.PromptMarkWire {
  return { ...mark, review: wireReview(mark.review) };
}

function wireReview(review: Review | null) {
  return review && { reviewer: review.reviewer, at: wireInstant(review.at) };
}
