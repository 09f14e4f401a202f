/** What is said about own fields and classifiers that cannot be as they were given. */
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
  ru: 'Такого значения нет в классификаторе. Выберите из списка.',
  fr: 'Cette valeur n’est pas dans le classificateur. Choisissez dans la liste.',
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
