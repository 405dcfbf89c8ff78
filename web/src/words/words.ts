import { zh } from "./zh";
import { en } from "./en";

// The shape that both languages fill: the same names, texts where the other has
// texts, sentences of the same parts.
export type Words = Loose<typeof zh>;
export type Loose<T> = T extends string ? string : T extends (...parts: infer P) => unknown ? (...parts: P) => string : { [K in keyof T]: Loose<T[K]> };

export type Language = "zh" | "en";

export const languages: Record<Language, Words> = { zh, en };
