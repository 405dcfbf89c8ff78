import { languages, type Language } from "./words";

// What the API says, in the reader's language.
export function said(text: { message: string; messageEn: string }, language: Language): string {
  return language === "zh" ? text.message : text.messageEn;
}

// A caveat, with how many it is about where that is more than one.
export function caveatSaid(caveat: { message: string; messageEn: string; count: number }, language: Language): string {
  return caveat.count > 1 ? `${said(caveat, language)}${languages[language].caveats.about(caveat.count)}` : said(caveat, language);
}
