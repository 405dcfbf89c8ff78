import type { Language } from "./words";

// What the API says, in the reader's language.
export function said(text: { message: string; messageEn: string }, language: Language): string {
  return language === "zh" ? text.message : text.messageEn;
}
