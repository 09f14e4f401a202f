/** Several values in one cell: phones with their labels, names, words; divided only where it is clear that they are several. */
import { emailsOf, isEmail, oneLine, siteOf } from './cell.ts';

/** A value of a cell, and what was written before or behind it (`mob.`, `office`). */
export interface Labelled {
  readonly value: string;
  readonly label: string;
}

/** Fewer digits are a part of a phone. */
const shortestPhone = 5;
const longestLabel = 60;
const extension = String.raw`(?:\s*,?\s*(?:доб|вн|ext|extension|poste|x|#)\.?\s*\d{1,6})?`;
const phonePattern = new RegExp(String.raw`^\+?[\d\s().\-–]+${extension}$`, 'iu');
const labelBefore = /^(\p{L}[\p{L}\s.()-]*?)\s*:?\s*(?=[+(\d])(.+)$/u;
const labelBehind = /^(.*\d[\d\s]*?)\s*\(([\p{L}\s.]+)\)$/u;
/** What only says that a phone follows. */
const noLabel = /^(т|тел|телефон|tel|tél|téléphone|phone|p|n|№|no)\.?$/iu;

/**
 * The phones of a cell: `8 (495) 111-22-33, 111-22-34; mob.: +7 916 …`. A text that may be one phone (`030-0074321/22`, `доб. 12`) stays whole
 * and as it is written.
 */
export function phonesOf(text: string): Labelled[] {
  if (plainPhone.test(text)) return [{ value: text, label: '' }];
  const parts = text
    .split(/[\n;]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap(dividedPhones);
  if (parts.length > 1 && !parts.every(isPhone)) return [{ value: oneLine(text), label: '' }];
  return parts.map((part) => labelled(oneLine(part)));
}

const plainPhone = /^\+?[\d ().-]+$/u;

function dividedPhones(line: string): string[] {
  const parts = line.split(/[,/]|\s+(?:и|and|et|ou|или|or)\s+/u).map((part) => part.trim());
  return parts.length > 1 && parts.every(isPhone) ? parts : [line];
}

function isPhone(text: string): boolean {
  const { value } = labelled(text);
  return phonePattern.test(value) && value.replace(/\D/gu, '').length >= shortestPhone;
}

function labelled(text: string): Labelled {
  const behind = labelBehind.exec(text);
  if (behind) return { value: (behind[1] ?? '').trim(), label: labelOf(behind[2] ?? '') };
  const before = labelBefore.exec(text);
  if (!before) return { value: text, label: '' };
  return { value: (before[2] ?? '').trim(), label: labelOf(before[1] ?? '') };
}

function labelOf(text: string): string {
  const label = text.replace(/[\s:]+$/u, '').trim();
  return noLabel.test(label) || label.length > longestLabel ? '' : label;
}

/** The e-mail addresses of a cell, with a label where one stands before a colon (`work: a@example.com`). */
export function labelledEmails(text: string): Labelled[] {
  if (isEmail(text)) return [{ value: text.trim(), label: '' }];
  if (!text.includes(':') || /mailto:/iu.test(text)) return emailsOf(text).map((value) => ({ value, label: '' }));
  return text.split(/[\n;]+/u).flatMap((line) => {
    const [, label = '', rest = line] = /^\s*(\p{L}[^:@]*):\s*(.+)$/u.exec(line) ?? [];
    return emailsOf(rest).map((value) => ({ value, label: label.slice(0, longestLabel).trim() }));
  });
}

/** Addresses of web pages: divided at line breaks, semicolons and blanks before another address. */
export function sitesOf(text: string): string[] {
  return text
    .split(/[\n;]+|[,\s]+(?=https?:\/\/|www\.)/iu)
    .map((part) => oneLine(siteOf(part.trim())))
    .filter((part) => part !== '');
}

/** Words with commas, semicolons or line breaks between them, each once, whatever its case. */
export function wordsOf(text: string): string[] {
  const known = new Set<string>();
  return text
    .split(/[,;\n]+/u)
    .map((word) => oneLine(word).trim())
    .filter((word) => {
      const folded = word.toLowerCase();
      if (word === '' || known.has(folded)) return false;
      known.add(folded);
      return true;
    });
}

/** Names with semicolons or line breaks between them: a comma may belong to one name (`Ivanov, Ivan`). */
export function namesOf(text: string): string[] {
  return text
    .split(/[\n;]+/u)
    .map((name) => oneLine(name).trim())
    .filter((name) => name !== '');
}
