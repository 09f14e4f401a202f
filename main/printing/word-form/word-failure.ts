/** What is wrong with a Word template: with the file as a whole, or with a tag in it at its place. */
import { Failure, type Said } from '../../engine/failure.ts';

/** Where in the file something stands, as a person counts in Word: from 1. */
export interface WordPlace {
  readonly part: 'body' | 'header' | 'footer' | 'notes';
  readonly paragraph: number;
  /** Where the paragraph stands in a table. */
  readonly cell: { readonly table: number; readonly row: number; readonly column: number } | null;
  /** The words around it, as they stand there. */
  readonly around: string;
}

export interface WordProblem {
  readonly place: WordPlace;
  readonly reason: Said;
  /** The field that was probably meant, as it is written; null: none comes near. */
  readonly meant: string | null;
}

/** The file is refused as a whole: it is no Word file, or has in it what a template must not have. */
export class RefusedWordFile extends Failure {
  constructor(said: Said) {
    super('invalid', said);
    this.name = 'RefusedWordFile';
  }
}

const parts: Readonly<Record<WordPlace['part'], Said>> = {
  body: { en: '', ru: '', fr: '' },
  header: { en: 'header, ', ru: 'верхний колонтитул, ', fr: 'en-tête, ' },
  footer: { en: 'footer, ', ru: 'нижний колонтитул, ', fr: 'pied de page, ' },
  notes: { en: 'footnotes, ', ru: 'сноски, ', fr: 'notes, ' },
};

/** `header, table 1, row 2, column 3`, `paragraph 5`. */
export function placeInWords({ part, paragraph, cell }: WordPlace): Said {
  const { en, ru, fr } = parts[part];
  if (cell === null)
    return { en: `${en}paragraph ${paragraph}`, ru: `${ru}абзац ${paragraph}`, fr: `${fr}paragraphe ${paragraph}` };
  const { table, row, column } = cell;
  return {
    en: `${en}table ${table}, row ${row}, column ${column}`,
    ru: `${ru}таблица ${table}, строка ${row}, столбец ${column}`,
    fr: `${fr}tableau ${table}, ligne ${row}, colonne ${column}`,
  };
}

/** A document could not be made with the template: the first thing that is wrong, at its place. */
export class WordTemplateFailure extends Failure {
  readonly problem: WordProblem;

  constructor(problem: WordProblem) {
    const place = placeInWords(problem.place);
    const { reason } = problem;
    super('invalid', {
      en: `There is an error in the Word template, ${place.en}: ${reason.en}`,
      ru: `Ошибка в шаблоне Word, ${place.ru}: ${reason.ru}`,
      fr: `Erreur dans le modèle Word, ${place.fr} : ${reason.fr}`,
    });
    this.name = 'WordTemplateFailure';
    this.problem = problem;
  }
}
