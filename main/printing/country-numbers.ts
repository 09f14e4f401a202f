/** Countries as Russian tax forms name them. */
import type { Language } from '../../preload/contract/values.ts';

/** Общероссийский классификатор стран мира (ОК (МК (ИСО 3166) 004-97) 025-2001): where offices buy and sell most. */

const numbers: Readonly<Record<string, string>> = Object.fromEntries(
  `AE784 AM051 AT040 AZ031 BE056 BG100 BR076 BY112 CA124 CH756 CN156 CY196 CZ203 DE276 DK208 EE233 EG818 ES724 FI246 FR250 GB826
   GE268 GR300 HK344 HR191 HU348 ID360 IE372 IL376 IN356 IR364 IS352 IT380 JP392 KG417 KR410 KZ398 LI438 LT440 LU442 LV428 MC492
   MD498 ME499 MN496 MT470 MX484 MY458 NL528 NO578 NZ554 PL616 PT620 RO642 RS688 RU643 SA682 SE752 SG702 SI705 SK703 TH764 TJ762
   TM795 TR792 TW158 UA804 US840 UZ860 VN704 ZA710`
    .split(/\s+/u)
    .map((entry) => [entry.slice(0, 2), entry.slice(2)]),
);

/** Three digits of a country by its two letters; empty for one that is not among them. */
export function countryNumber(code: string): string {
  return numbers[code] ?? '';
}

/** Two letters of each country that has a number. */
export function classifiedCountries(): string[] {
  return Object.keys(numbers);
}

/** What a country is called, by its two letters; what is not two letters stays as it is. */
export function countryName(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/u.test(code)) return code;
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}
