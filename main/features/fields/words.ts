/** What is said about own fields and classifiers that cannot be as they were given. */
import type { ClassifierKey } from '../../../preload/contract/fields.ts';
import type { Said } from '../../engine/failure.ts';

export const noSuchField: Said = {
  en: 'This own field is no longer there. Close the card and open it again.',
  ru: 'Этого дополнительного поля больше нет. Закройте карточку и откройте её снова.',
  fr: 'Ce champ personnalisé n’existe plus. Fermez la fiche et rouvrez-la.',
};
export const textWanted: Said = {
  en: 'A text belongs here.',
  ru: 'Здесь должен быть текст.',
  fr: 'Saisissez un texte.',
};
export const numberWanted: Said = {
  en: 'This is not a number. It may have up to 15 digits, and 6 after the point.',
  ru: 'Это не число. Допустимо до 15 цифр, после запятой — до 6.',
  fr: 'Ce n’est pas un nombre : 15 chiffres au plus, 6 après la virgule.',
};
export const amountWanted: Said = {
  en: 'This is not an amount of money.',
  ru: 'Это не денежная сумма.',
  fr: 'Ce n’est pas un montant.',
};
export const dayWanted: Said = {
  en: 'This is not a date.',
  ru: 'Это не дата.',
  fr: 'Ce n’est pas une date.',
};
export const yesOrNoWanted: Said = {
  en: 'Choose yes or no.',
  ru: 'Выберите «да» или «нет».',
  fr: 'Choisissez oui ou non.',
};
export const noSuchChoice: Said = {
  en: 'This value is not in the classifier. Choose one of the list.',
  ru: 'Такого значения нет в справочнике. Выберите из списка.',
  fr: 'Cette valeur n’est pas dans la liste. Choisissez-en une autre.',
};
export const noSuchClient: Said = {
  en: 'There is no such client, or it is in the bin.',
  ru: 'Такого клиента нет, или он в корзине.',
  fr: 'Ce client n’existe pas ou se trouve dans la corbeille.',
};
export const noSuchUser: Said = {
  en: 'There is no such user any more.',
  ru: 'Такого пользователя больше нет.',
  fr: 'Cet utilisateur n’existe plus.',
};
export const nameTaken: Said = {
  en: 'There is an own field of this name already.',
  ru: 'Дополнительное поле с таким названием уже есть.',
  fr: 'Un champ personnalisé porte déjà ce nom.',
};
export const currencyMissing: Said = {
  en: 'Choose the currency of the amounts.',
  ru: 'Выберите валюту сумм.',
  fr: 'Choisissez la devise des montants.',
};
export const noSuchClassifier: Said = {
  en: 'There is no such classifier any more.',
  ru: 'Такого справочника больше нет.',
  fr: 'Cette liste de valeurs n’existe plus.',
};
export const fieldChanged: Said = {
  en: 'Somebody else has changed this field meanwhile. Look at it again.',
  ru: 'Пока вы работали, это поле изменил другой сотрудник. Посмотрите на него ещё раз.',
  fr: 'Quelqu’un d’autre a modifié ce champ entre-temps. Vérifiez-le.',
};
export const classifierChanged: Said = {
  en: 'Somebody else has changed this classifier meanwhile. Look at it again.',
  ru: 'Пока вы работали, этот справочник изменил другой сотрудник. Посмотрите на него ещё раз.',
  fr: 'Quelqu’un d’autre a modifié cette liste de valeurs entre-temps. Vérifiez-la.',
};
export const classifierNameTaken: Said = {
  en: 'There is a classifier of this name already.',
  ru: 'Справочник с таким названием уже есть.',
  fr: 'Une liste de valeurs porte déjà ce nom.',
};
export const classifierInUse: Said = {
  en: 'An own field offers this classifier, or one did that was removed. Give that field another type first.',
  ru: 'Справочник используется дополнительным полем (возможно, скрытым). Сначала измените тип этого поля.',
  fr: 'Un champ personnalisé, peut-être retiré, utilise cette liste. Changez d’abord le type de ce champ.',
};
export const nameTwice: Said = {
  en: 'This value stands in the list twice.',
  ru: 'Это значение встречается в списке дважды.',
  fr: 'Cette valeur figure deux fois dans la liste.',
};
/** A value that cannot be left out. */
export const itemInUse = (name: string): Said => ({
  en: `Records have the value “${name}”. Archive it, or merge it with another one.`,
  ru: `Значение «${name}» есть в карточках. Отправьте его в архив или объедините с другим.`,
  fr: `Des fiches portent la valeur « ${name} ». Archivez-la ou fusionnez-la avec une autre.`,
});
/** What the classifiers of built-in fields are called. */
export const keyNames: Readonly<Record<ClassifierKey, Said>> = {
  source: { en: 'Source', ru: 'Источник', fr: 'Origine' },
  industry: { en: 'Industry', ru: 'Отрасль', fr: 'Secteur' },
  lostReason: { en: 'Why deals are lost', ru: 'Причины отказа', fr: 'Motifs de perte' },
};
