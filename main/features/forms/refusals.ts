/** Why something about a print form is refused, in words. */
import { Failure, type Said } from '../../engine/failure.ts';
import type { TemplateFailure } from '../../printing/template-words.ts';

export const noSuchForm = () =>
  new Failure('not-found', {
    en: 'There is no such print form any more.',
    ru: 'Такой печатной формы больше нет.',
    fr: 'Ce modèle d’impression n’existe plus.',
  });

export const formChanged = (version: number) =>
  new Failure(
    'conflict',
    {
      en: 'Somebody else has changed this print form meanwhile. Copy what you have typed, then open the form again.',
      ru: 'Эту форму тем временем изменил другой сотрудник. Скопируйте набранное и откройте форму заново.',
      fr: 'Quelqu’un d’autre a modifié ce modèle entre-temps. Copiez votre saisie, puis rouvrez le modèle.',
    },
    { version },
  );

export const factoryStays = () =>
  new Failure('read-only', {
    en: 'The program’s own form stays as it is. Make a copy of it and change that.',
    ru: 'Форма программы остаётся как есть. Сделайте её копию и меняйте копию.',
    fr: 'Le modèle du programme reste tel quel. Faites-en une copie et modifiez celle-ci.',
  });

export const notTheFirst = () =>
  new Failure('invalid', {
    en: 'Of the program’s forms the first one is the usual one. Make a copy of this form to have it used for new documents.',
    ru: 'Из форм программы обычная — первая. Чтобы новые документы делались по этой форме, сделайте её копию.',
    fr: 'Parmi les modèles du programme, le premier est l’habituel. Faites une copie de celui-ci pour les nouveaux documents.',
  });

export const nameTaken: Said = {
  en: 'Another print form has this name.',
  ru: 'Так уже называется другая форма.',
  fr: 'Un autre modèle porte ce nom.',
};

export const notOfFixedForm: Said = {
  en: 'The layout of this form is set by law: this cannot be changed in it.',
  ru: 'Вид этой формы установлен нормативно: это в ней менять нельзя.',
  fr: 'La présentation de ce modèle est réglementée : cela ne peut pas y être modifié.',
};

export const notAFormFile = () =>
  new Failure('invalid', {
    en: 'This is no file of a print form.',
    ru: 'Это не файл печатной формы.',
    fr: 'Ce n’est pas un fichier de modèle d’impression.',
  });

export const newerFormFile = () =>
  new Failure('invalid', {
    en: 'This file was made by a newer version of the program. Update the program first.',
    ru: 'Этот файл сделан более новой версией программы. Сначала обновите программу.',
    fr: 'Ce fichier vient d’une version plus récente du programme. Mettez d’abord le programme à jour.',
  });

export const unknownForm = (form: string) =>
  new Failure('invalid', {
    en: `The file is for the print form “${form}”, which this program does not have.`,
    ru: `Файл — для формы «${form}», которой в этой программе нет.`,
    fr: `Le fichier est pour le modèle « ${form} », que ce programme n’a pas.`,
  });

/** An own copy failed on a document, which was made with the form of the program instead. */
export const formFailed = (name: string, { line, reason }: TemplateFailure): Said => ({
  en: `The print form “${name}” failed${line ? ` on line ${line}` : ''}: ${reason.en} The program’s own form was used instead.`,
  ru: `Форма «${name}» не сработала${line ? ` (строка ${line})` : ''}: ${reason.ru} Использована форма программы.`,
  fr: `Le modèle « ${name} » a échoué${line ? ` à la ligne ${line}` : ''} : ${reason.fr} Le modèle du programme a été utilisé.`,
});
