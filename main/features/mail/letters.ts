/** The texts that letters begin with: those of the program, or what the office has made of them. */
import { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { type DocumentType, documentTypes } from '../../../preload/contract/companies.ts';
import type { Parsed } from '../../../preload/contract/index.ts';
import { type Letter, type LetterField, letterFields } from '../../../preload/contract/mail.ts';
import { type Language, languages } from '../../../preload/contract/values.ts';
import type { CommandContext } from '../../engine/context.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields } from '../../engine/invalid-fields.ts';
import { putOfficeSetting, textSetting } from '../office/service.ts';
import { type LetterText, readyLetter } from './letter-texts.ts';
import { letterChanged, subjectNeeded, unknownField } from './words.ts';

const Stored = z.object({ subject: z.string(), text: z.string() });
const keyOf = (type: DocumentType, language: Language) => `letter.${type}.${language}`;

/** The text for documents of this type in this language. */
export function letterOf(db: Db, type: DocumentType, language: Language): Letter {
  const stored = textSetting(db, keyOf(type, language));
  const own = stored === null || stored === '' ? null : Stored.parse(JSON.parse(stored));
  return { type, language, ...(own ?? readyLetter(type, language)), changed: own !== null };
}

/** All of them, by type. */
export function listLetters(db: Db): Letter[] {
  return documentTypes.flatMap((type) => languages.map((language) => letterOf(db, type, language)));
}

/** Failure `conflict` where somebody else has changed it since, `invalid` for a field that there is not: it names the field. */
export function saveLetter(command: CommandContext, asked: Parsed<'mail.saveLetter'>): Letter {
  const { type, language, subject, text, was } = asked;
  const before = letterOf(command.db, type, language);
  const wrong = (['subject', 'text'] as const).flatMap((path) => {
    const place = wrongBraces(asked[path]);
    return place === null ? [] : [{ path, said: unknownField(place) }];
  });
  invalidFields(command.language, subject === '' ? [{ path: 'subject', said: subjectNeeded }, ...wrong] : wrong);
  if (before.subject !== was.subject || before.text !== was.text) throw letterChanged();
  return keep(command, before, { subject, text });
}

/** Gives the text back that comes with the program. */
export function resetLetter(command: CommandContext, { type, language }: Parsed<'mail.resetLetter'>): Letter {
  return keep(command, letterOf(command.db, type, language), null);
}

function keep(command: CommandContext, before: Letter, own: LetterText | null): Letter {
  const { type, language } = before;
  const key = keyOf(type, language);
  const { subject, text } = own ?? readyLetter(type, language);
  const changes = fieldChanges({ subject: before.subject, text: before.text }, { subject, text });
  if (Object.keys(changes).length === 0) command.unchanged();
  else {
    putOfficeSetting(command, key, own === null ? '' : JSON.stringify(own));
    const named = Object.entries(changes).map(([field, change]) => [`${key} ${field}`, change]);
    command.record({ entity: 'settings', id: 0, version: 0, changes: Object.fromEntries(named) });
  }
  return letterOf(command.db, type, language);
}

/** A field, and the dot behind it. */
const withDot = /\{(\w+)\}(\.?)/gu;
/** Braces with what stands between them, closed or not. */
const braces = /\{+[^{}\n]*\}*|\}+/gu;
/** Of braces that are never closed so much is quoted. */
const quoted = 40;

/** The first braces that are not those of a field, and the line that they stand in, from 1; null: there are none. */
export function wrongBraces(text: string): { readonly line: number; readonly words: string } | null {
  for (const [index, line] of text.split('\n').entries())
    for (const [words] of line.matchAll(braces))
      if (!letterFields.some((field) => words === `{${field}}`))
        return { line: index + 1, words: words.length > quoted ? `${words.slice(0, quoted)}…` : words };
  return null;
}

/** The text with these in the place of their fields; all else stays as it is. */
export function filled(template: string, values: Readonly<Partial<Record<LetterField, string>>>): string {
  return template.replace(withDot, (whole, name: string, dot: string) => {
    const known = letterFields.find((one) => one === name);
    const value = known === undefined ? undefined : values[known];
    if (value === undefined) return whole;
    // «4 мая 2026 г.» ends a sentence by its own dot.
    return value.endsWith('.') ? value : value + dot;
  });
}

/** Subject and text with what the document says in the place of the fields. */
export function filledLetter({ subject, text }: LetterText, values: Readonly<Record<LetterField, string>>): LetterText {
  return { subject: filled(subject, values).replace(/\s+/gu, ' ').trim(), text: filled(text, values) };
}

/** The text with the signature of the account below it. */
export function withSignature(text: string, signature: string): string {
  return signature === '' ? text : `${text}\n\n${signature}`;
}
