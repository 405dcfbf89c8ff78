import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { languages, type Language, type Words } from "../words/words";

export const LanguageContext = createContext<Language>("zh");

export function useWords(): Words {
  return languages[useContext(LanguageContext)];
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
