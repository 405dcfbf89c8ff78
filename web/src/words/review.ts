import type { Language, Loose } from "./words";
import { reviewEn } from "./review.en";
import { reviewZh } from "./review.zh";

// The texts of the review page, apart from the explorer's: its first view need not
// load them.
export type ReviewWords = Loose<typeof reviewZh>;

export const reviewWords: Record<Language, ReviewWords> = { zh: reviewZh, en: reviewEn };
