/** What can be wrong with a tag of a Word template, in words. */
import type { Said } from '../../engine/failure.ts';
import type { WordProblem } from './word-failure.ts';
import type { FieldKind } from './word-fields.ts';
import type { Tag } from './word-nodes.ts';
import type { TornTag } from './word-tags.ts';

const sign = { field: '', open: '#', inverse: '^', close: '/' } as const;

/** As it is written: `{#lines}`. */
export function written({ kind, name }: Pick<Tag, 'kind' | 'name'>): string {
  return `{${sign[kind]}${name}}`;
}

const problem = ({ place }: Pick<Tag, 'place'>, reason: Said, meant: string | null = null): WordProblem => ({
  place,
  reason,
  meant,
});

const closing = (tag: Tag): string => `{/${tag.name}}`;

export const neverClosed = (tag: Tag): WordProblem =>
  problem(tag, {
    en: `${written(tag)} is never closed: ${closing(tag)} is missing.`,
    ru: `${written(tag)} не закрыто: нет ${closing(tag)}.`,
    fr: `${written(tag)} n’est jamais fermé : il manque ${closing(tag)}.`,
  });

export const neverOpened = (tag: Tag): WordProblem =>
  problem(tag, {
    en: `${written(tag)} closes nothing: before it nothing is open.`,
    ru: `${written(tag)} ничего не закрывает: перед ним ничего не открыто.`,
    fr: `${written(tag)} ne ferme rien : rien n’est ouvert avant.`,
  });

export const mismatched = (open: Tag, close: Tag): WordProblem =>
  problem(close, {
    en: `${written(open)} is closed by ${written(close)}.`,
    ru: `${written(open)} закрыто как ${written(close)}.`,
    fr: `${written(open)} est fermé par ${written(close)}.`,
  });

export const tornSection = (tag: Tag): WordProblem =>
  problem(tag, {
    en: `${written(tag)} and ${closing(tag)} must stand in the same paragraph, in rows of the same table, or each alone in a paragraph of its own.`,
    ru: `${written(tag)} и ${closing(tag)} должны стоять в одном абзаце, в строках одной таблицы или каждое — одно в своём абзаце.`,
    fr: `${written(tag)} et ${closing(tag)} doivent être dans le même paragraphe, dans des lignes du même tableau, ou chacun seul dans un paragraphe.`,
  });

export const sharedRow = (tag: Tag): WordProblem =>
  problem(tag, {
    en: `Another list or condition has this row of the table already; ${written(tag)} must stand inside of it or in another row.`,
    ru: `Эта строка таблицы уже относится к другому списку или условию; ${written(tag)} должно стоять внутри него или в другой строке.`,
    fr: `Cette ligne du tableau appartient déjà à une autre liste ou condition ; ${written(tag)} doit être à l’intérieur ou dans une autre ligne.`,
  });

const tornWords: Readonly<Record<TornTag['kind'], (text: string) => Said>> = {
  unclosed: () => ({
    en: 'A “{” is not closed by “}” in the same paragraph.',
    ru: 'Скобка «{» не закрыта скобкой «}» в том же абзаце.',
    fr: 'Un « { » n’est pas fermé par « } » dans le même paragraphe.',
  }),
  unopened: () => ({
    en: 'A “}” has no “{” before it.',
    ru: 'Перед скобкой «}» нет «{».',
    fr: 'Un « } » n’a pas de « { » avant lui.',
  }),
  empty: (text) => ({
    en: `There is no name in “${text}”.`,
    ru: `В «${text}» нет имени.`,
    fr: `Il n’y a pas de nom dans « ${text} ».`,
  }),
  torn: (text) => ({
    en: `The tag “${text}” is torn by a tab, a line break or a picture. Type it anew in one piece.`,
    ru: `Метка «${text}» разорвана табуляцией, переносом строки или рисунком. Наберите её заново целиком.`,
    fr: `La balise « ${text} » est coupée par une tabulation, un saut de ligne ou une image. Retapez-la d’une pièce.`,
  }),
};

export const badlyWritten = ({ kind, text, place }: TornTag): WordProblem => problem({ place }, tornWords[kind](text));

export function unknownField(tag: Tag, meant: string | null): WordProblem {
  const { name } = tag;
  const end = (words: string) => (meant === null ? '' : words);
  return problem(
    tag,
    {
      en: `There is no field “${name}” here.${end(` Did you mean “${meant}”?`)}`,
      ru: `Поля «${name}» здесь нет.${end(` Возможно, «${meant}»?`)}`,
      fr: `Il n’y a pas ici de champ « ${name} ».${end(` Peut-être « ${meant} » ?`)}`,
    },
    meant,
  );
}

export const insideOfList = (tag: Tag, list: string): WordProblem =>
  problem(tag, {
    en: `The field “${tag.name}” stands in the list “${list}”: put it between {#${list}} and {/${list}}.`,
    ru: `Поле «${tag.name}» есть в списке «${list}»: поставьте его между {#${list}} и {/${list}}.`,
    fr: `Le champ « ${tag.name} » est dans la liste « ${list} » : mettez-le entre {#${list}} et {/${list}}.`,
  });

const kindWords: Readonly<Record<Exclude<FieldKind, 'text' | 'texts'>, (name: string) => Said>> = {
  flag: (name) => ({
    en: `“${name}” is yes or no: write {#${name}}…{/${name}} around what is to stand there.`,
    ru: `«${name}» — это «да» или «нет»: напишите {#${name}}…{/${name}} вокруг нужного текста.`,
    fr: `« ${name} » est oui ou non : écrivez {#${name}}…{/${name}} autour de ce qui doit apparaître.`,
  }),
  list: (name) => ({
    en: `“${name}” is a list: write {#${name}}…{/${name}} around what is repeated.`,
    ru: `«${name}» — это список: напишите {#${name}}…{/${name}} вокруг того, что повторяется.`,
    fr: `« ${name} » est une liste : écrivez {#${name}}…{/${name}} autour de ce qui se répète.`,
  }),
  group: (name) => ({
    en: `“${name}” is a group of fields: name one of them, for example “${name}.name”.`,
    ru: `«${name}» — группа полей: назовите одно из них, например «${name}.name».`,
    fr: `« ${name} » est un groupe de champs : nommez-en un, par exemple « ${name}.name ».`,
  }),
  picture: (name) => ({
    en: `“${name}” is a picture: put pictures into the Word file itself. As a condition, {#${name}}…{/${name}} tells whether there is one.`,
    ru: `«${name}» — рисунок: вставьте рисунок в сам файл Word. Как условие, {#${name}}…{/${name}} говорит, есть ли он.`,
    fr: `« ${name} » est une image : placez les images dans le fichier Word. Comme condition, {#${name}}…{/${name}} dit s’il y en a une.`,
  }),
};

export const wrongUse = (tag: Tag, kind: Exclude<FieldKind, 'text' | 'texts'>): WordProblem =>
  problem(tag, kindWords[kind](tag.name));

export const tooMuch = (tag: Tag): WordProblem =>
  problem(tag, {
    en: `${written(tag)} repeats too much: the document would never be finished.`,
    ru: `${written(tag)} повторяет слишком много: документ никогда не был бы готов.`,
    fr: `${written(tag)} répète trop : le document ne serait jamais fini.`,
  });

export const tooDeep = (tag: Tag): WordProblem =>
  problem(tag, {
    en: `${written(tag)} stands inside of too many lists and conditions.`,
    ru: `${written(tag)} вложено в слишком много списков и условий.`,
    fr: `${written(tag)} est à l’intérieur de trop de listes et de conditions.`,
  });
