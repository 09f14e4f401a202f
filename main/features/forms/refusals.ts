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

export const emptyTemplate: Said = {
  en: 'The template is empty: documents would be blank pages.',
  ru: 'Шаблон пуст: вместо документов печатались бы пустые страницы.',
  fr: 'Le modèle est vide : les documents seraient des pages blanches.',
};

/** Stands before what is wrong there. */
export const onLine = (line: number): Said => ({
  en: `Line ${line}:`,
  ru: `Строка ${line}:`,
  fr: `Ligne ${line} :`,
});

export const madeInWord = () =>
  new Failure('invalid', {
    en: 'This form is made in Word: change its file and replace it here.',
    ru: 'Эта форма сделана в Word: измените её файл и замените здесь.',
    fr: 'Ce modèle est fait dans Word : modifiez son fichier et remplacez-le ici.',
  });

export const notMadeInWord = () =>
  new Failure('invalid', {
    en: 'This form is not made in Word.',
    ru: 'Эта форма сделана не в Word.',
    fr: 'Ce modèle n’est pas fait dans Word.',
  });

export const noFormForWord = () =>
  new Failure('invalid', {
    en: 'Documents of this type are not made in this country.',
    ru: 'Документы этого вида в этой стране не составляются.',
    fr: 'Les documents de ce type ne sont pas établis dans ce pays.',
  });

export const wordFileMissing: Said = {
  en: 'Its Word file is missing or damaged in the folder “files” of the office. Take it out of a backup.',
  ru: 'Её файл Word отсутствует или повреждён в папке files. Восстановите его из резервной копии.',
  fr: 'Son fichier Word est absent ou endommagé dans le dossier « files ». Reprenez-le dans une sauvegarde.',
};

/** A form made in Word failed on a document, which was made with the form of the program instead. */
export const wordFormFailed = (name: string, said: Said): Said => ({
  en: `The print form “${name}” failed: ${said.en} The program’s own form was used instead.`,
  ru: `Форма «${name}» не сработала: ${said.ru} Использована форма программы.`,
  fr: `Le modèle « ${name} » a échoué : ${said.fr} Le modèle du programme a été utilisé.`,
});

export const failingUsual = (name: string, first: Said): Failure =>
  new Failure('invalid', {
    en: `“${name}” has errors, so documents would be made with the program’s own form. Mend it first: ${first.en}`,
    ru: `В форме «${name}» есть ошибки, и документы делались бы по форме программы. Сначала исправьте: ${first.ru}`,
    fr: `« ${name} » contient des erreurs : les documents seraient faits avec le modèle du programme. Corrigez d’abord : ${first.fr}`,
  });

export const failingReplacement = (first: Said): Said => ({
  en: `The new file has errors: ${first.en}`,
  ru: `В новом файле есть ошибки: ${first.ru}`,
  fr: `Le nouveau fichier contient des erreurs : ${first.fr}`,
});

export const noLibreOffice = () =>
  new Failure('unavailable', {
    en: 'A PDF of a form made in Word needs LibreOffice on this computer (libreoffice.org, free). The Word file itself can be saved without it.',
    ru: 'Для PDF из формы Word на этом компьютере нужен LibreOffice (libreoffice.org, бесплатный). Сам файл Word можно сохранить и без него.',
    fr: 'Le PDF d’un modèle Word demande LibreOffice sur cet ordinateur (libreoffice.org, gratuit). Le fichier Word s’enregistre sans lui.',
  });

export const libreOfficeFailed = (reason: string) =>
  new Failure('unavailable', {
    en: `LibreOffice could not make the PDF: ${reason} The Word file itself can be saved.`,
    ru: `LibreOffice не смог сделать PDF: ${reason} Сам файл Word можно сохранить.`,
    fr: `LibreOffice n’a pas pu faire le PDF : ${reason} Le fichier Word peut être enregistré.`,
  });

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
