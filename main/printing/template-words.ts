/** What is wrong with a template, in words; what Handlebars says is English and for those who know it. */
import { Failure, type Said } from '../engine/failure.ts';
import {
  ForbiddenInTemplate,
  TooDeepTemplate,
  TooMuchOfTemplate,
  UnclosedInStyle,
  UnknownHelper,
} from './template-errors.ts';
import { UnclosedBlock } from './unclosed-block.ts';

/** A template that has an error. `place`: which of its texts; a partial is not the office's to change. */
export class TemplateFailure extends Failure {
  /** `invoice-ru.hbs`, `partials/mark.hbs`. */
  readonly file: string;
  /** From 1; null where it is not known. */
  readonly line: number | null;
  /** The same without file and line. */
  readonly reason: Said;

  constructor(file: string, line: number | null, reason: Said) {
    super('invalid', {
      en: `There is an error in the template ${file}${line ? `, line ${line}` : ''}: ${reason.en}`,
      ru: `Ошибка в шаблоне ${file}${line ? `, строка ${line}` : ''}: ${reason.ru}`,
      fr: `Erreur dans le modèle ${file}${line ? `, ligne ${line}` : ''} : ${reason.fr}`,
    });
    this.name = 'TemplateFailure';
    this.file = file;
    this.line = line;
    this.reason = reason;
  }
}

interface Located {
  readonly lineNumber?: unknown;
  readonly loc?: { readonly start?: { readonly line?: unknown } };
}

/** The line of the template where an error of Handlebars happened, or null where it does not say. */
function lineOf(error: Error): number | null {
  // Handlebars puts these on its errors; they are read as unknown.
  const { lineNumber, loc } = error as Error & Located;
  const line = lineNumber ?? loc?.start?.line ?? /Parse error on line (\d+)/u.exec(error.message)?.[1];
  return line === undefined ? null : Number(line);
}

type Words = (found: readonly string[]) => Said;

const same = (text: string): Said => ({ en: text, ru: text, fr: text });

const tooDeep: Said = {
  en: 'It is nested too deeply, or a part contains itself.',
  ru: 'Слишком глубокая вложенность, или часть содержит саму себя.',
  fr: 'L’imbrication est trop profonde, ou une partie se contient elle-même.',
};

/** What Handlebars says, and how it is said here; `found` are the groups. */
const known: readonly (readonly [RegExp, Words])[] = [
  [
    /^"(.+)" not defined in/u,
    ([name = '']) => ({
      en: `There is no field “${name}” here.`,
      ru: `Поля «${name}» здесь нет.`,
      fr: `Il n’y a pas ici de champ « ${name} ».`,
    }),
  ],
  [
    /^(?:The partial (\S+) could not be found)/u,
    ([name = '']) => ({
      en: `There is no part “${name}”.`,
      ru: `Части «${name}» нет.`,
      fr: `Il n’y a pas de partie « ${name} ».`,
    }),
  ],
  [
    /^(\S+) doesn't match (\S+)/u,
    ([opened = '', closed = '']) => ({
      en: `{{#${opened}}} is closed by {{/${closed}}}.`,
      ru: `{{#${opened}}} закрыто как {{/${closed}}}.`,
      fr: `{{#${opened}}} est fermé par {{/${closed}}}.`,
    }),
  ],
  [
    /^#(\w+) requires exactly one argument/u,
    ([name = '']) => ({
      en: `{{#${name}}} needs the name of exactly one field.`,
      ru: `После {{#${name}}} должно стоять имя ровно одного поля.`,
      fr: `{{#${name}}} demande le nom d’un seul champ.`,
    }),
  ],
  [/Maximum call stack size exceeded/u, () => tooDeep],
];

function unreadable(message: string): Said | null {
  if (!message.startsWith('Parse error') && !message.startsWith('Lexical error')) return null;
  if (/got 'EOF'/u.test(message))
    return {
      en: 'Something that was opened with {{# … }} or {{ is not closed.',
      ru: 'Открытое через {{# … }} или {{ не закрыто.',
      fr: 'Quelque chose d’ouvert par {{# … }} ou {{ n’est pas fermé.',
    };
  const near = (message.split('\n')[1] ?? '').slice(-60);
  return {
    en: `What stands in {{ … }} cannot be read: ${near}`,
    ru: `Написанное в {{ … }} не разобрать: ${near}`,
    fr: `Ce qui est entre {{ … }} est illisible : ${near}`,
  };
}

function reasonOf(error: Error): Said {
  if (error instanceof ForbiddenInTemplate)
    return {
      en: `A template may not use ${error.message}.`,
      ru: `В шаблоне нельзя использовать ${error.message}.`,
      fr: `Un modèle ne peut pas utiliser ${error.message}.`,
    };
  if (error instanceof TooMuchOfTemplate)
    return {
      en: 'It repeats too much: the page would never be finished.',
      ru: 'Слишком много повторений: страница никогда не была бы готова.',
      fr: 'Il y a trop de répétitions : la page ne serait jamais finie.',
    };
  if (error instanceof TooDeepTemplate) return tooDeep;
  if (error instanceof UnknownHelper)
    return {
      en: `There is no “${error.message}” among what a template can do: if, unless, each, with.`,
      ru: `Шаблон не умеет «${error.message}»: есть только if, unless, each и with.`,
      fr: `Un modèle ne connaît pas « ${error.message} » : il y a if, unless, each et with.`,
    };
  if (error instanceof UnclosedBlock)
    return {
      en: `{{#${error.message}}} is not closed: {{/${error.message}}} is missing.`,
      ru: `{{#${error.message}}} не закрыто: не хватает {{/${error.message}}}.`,
      fr: `{{#${error.message}}} n’est pas fermé : il manque {{/${error.message}}}.`,
    };
  if (error instanceof UnclosedInStyle)
    return {
      en: `“${error.message}” has no other half.`,
      ru: `У «${error.message}» нет пары.`,
      fr: `« ${error.message} » n’a pas son pendant.`,
    };
  const broken = unreadable(error.message);
  if (broken !== null) return broken;
  for (const [pattern, words] of known) {
    const found = pattern.exec(error.message);
    if (found) return words(found.slice(1).map((group) => group ?? ''));
  }
  return same(error.message.split('\n')[0] ?? '');
}

/** The failure that tells of an error in this file. */
export function templateFailure(file: string, error: unknown): TemplateFailure {
  const problem = error instanceof Error ? error : new Error(String(error));
  return new TemplateFailure(file, lineOf(problem), reasonOf(problem));
}

/** Runs a step of one template; whatever goes wrong there is told with the template's name and line. */
export function inTemplate<Result>(file: string, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    throw error instanceof Failure ? error : templateFailure(file, error);
  }
}
