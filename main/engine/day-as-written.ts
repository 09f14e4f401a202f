/** Days in the sentences of the engine, as the page shows them. */
import type { Language } from '../../preload/contract/values.ts';

/** `YYYY-MM-DD` as digits in the order of the language: `20/11/2026`, in Russian `20.11.2026`. */
export function dayAsWritten(day: string, language: Language): string {
  return day
    .split('-')
    .reverse()
    .join(language === 'ru' ? '.' : '/');
}
