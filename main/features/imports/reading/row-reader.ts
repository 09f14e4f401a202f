/** Takes the values of one row by field, checks them, and keeps what is wrong and what will be shown. */
import type { Language } from '../../../../preload/contract/values.ts';
import type { Said } from '../../../engine/failure.ts';
import { cleanCell, isExcelError, isShortened, oneLine } from './cell.ts';
import { type Problem, problems } from './problems.ts';

/** What is known of a field. */
export interface FieldKind {
  readonly said: readonly [en: string, ru: string, fr: string];
  readonly max: number | null;
}

/** The values of one row. An empty cell is as if the column were not there. */
export class RowReader<Field extends string> {
  readonly problems: Problem[] = [];
  readonly shown: Record<string, string> = {};
  readonly #texts = new Map<string, string | string[]>();
  readonly #fields: Readonly<Record<Field, FieldKind>>;
  readonly language: Language;

  constructor(
    fields: Readonly<Record<Field, FieldKind>>,
    cells: readonly string[],
    mapping: readonly (string | null)[],
    fixed: Readonly<Record<string, string>>,
    language: Language,
  ) {
    this.#fields = fields;
    this.language = language;
    for (let column = 0; column < mapping.length; column++) {
      const field = mapping[column];
      const cell = cells[column];
      if (field === null || field === undefined || cell === undefined || cell === '') continue;
      const text = cleanCell(cell);
      if (text === '') continue;
      const known = this.#texts.get(field);
      if (known === undefined) this.#texts.set(field, text);
      else if (typeof known === 'string') this.#texts.set(field, [known, text]);
      else known.push(text);
    }
    for (const field in fixed) {
      const text = cleanCell(fixed[field] ?? '');
      if (text !== '' && !mapping.includes(field)) this.#texts.set(field, text);
    }
    for (let column = mapping.length; column < cells.length; column++) {
      if (cells[column]?.trim()) {
        this.refuse('', problems.tooManyCells);
        break;
      }
    }
  }

  /** The field as words for a problem. */
  label(field: Field): Said {
    const [en, ru, fr] = this.#fields[field].said;
    return { en, ru, fr };
  }

  refuse(field: Field | '', said: Said): undefined {
    this.problems.push({ field, said });
    return undefined;
  }

  show(field: Field, said: Said | string): void {
    this.shown[field] = typeof said === 'string' ? said : said[this.language];
  }

  /** What the cell holds, checked only for the errors of Excel; undefined where it is empty or wrong. */
  raw(field: Field): string | undefined {
    const texts = this.#texts.get(field);
    if (texts === undefined) return undefined;
    const text = typeof texts === 'string' ? texts : texts.join('\n');
    return isExcelError(text) ? this.refuse(field, problems.excelError(this.label(field), text)) : text;
  }

  /** Texts of a field that takes several columns, each with its line breaks; none longer than the field takes. */
  texts(field: Field): readonly string[] {
    const texts = this.#texts.get(field);
    if (texts === undefined) return [];
    const all = typeof texts === 'string' ? [texts] : texts;
    return all.filter((text) => {
      const wrong = isExcelError(text) ? problems.excelError : isShortened(text) ? problems.shortened : null;
      if (wrong !== null) this.refuse(field, wrong(this.label(field), text));
      return wrong === null && this.#limited(field, text) !== undefined;
    });
  }

  /** Text of one line, not longer than the field takes. */
  line(field: Field): string | undefined {
    const text = this.raw(field);
    return text === undefined ? undefined : this.#limited(field, oneLine(text));
  }

  /** Text with its line breaks. */
  note(field: Field): string | undefined {
    const text = this.raw(field);
    return text === undefined ? undefined : this.#limited(field, text);
  }

  /** Digits that are a name rather than a number: codes, accounts, telephones. */
  digits(field: Field): string | undefined {
    const text = this.raw(field);
    if (text === undefined) return undefined;
    return isShortened(text)
      ? this.refuse(field, problems.shortened(this.label(field), text))
      : this.#limited(field, oneLine(text));
  }

  /** Reads a value that is not just text; what is not understood is refused by its words. */
  value<Value>(
    field: Field,
    read: (text: string) => Value | null | undefined,
    problem: (label: Said, text: string) => Said,
  ): Value | undefined {
    const text = this.raw(field);
    if (text === undefined) return undefined;
    return read(text) ?? this.refuse(field, problem(this.label(field), text));
  }

  #limited(field: Field, text: string): string | undefined {
    const { max } = this.#fields[field];
    if (max !== null && text.length > max)
      return this.refuse(field, problems.tooLong(this.label(field), text.length, max));
    this.shown[field] = text;
    return text;
  }
}
