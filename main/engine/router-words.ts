/** What the router says when a call goes no further. */
import type { Said } from './failure.ts';

export const unknownChannel: Said = {
  en: 'This version of the program does not know what was asked of it.',
  ru: 'Эта версия программы не умеет того, о чём её попросили.',
  fr: 'Cette version du programme ne sait pas faire ce qui lui est demandé.',
};
export const wrongInput: Said = {
  en: 'Some of the values are not right.',
  ru: 'Некоторые значения указаны неверно.',
  fr: 'Certaines valeurs ne conviennent pas.',
};
export const noSession: Said = {
  en: 'Open Kontor from the address that the program gave out.',
  ru: 'Откройте Kontor по адресу, который показала программа.',
  fr: 'Ouvrez Kontor à l’adresse indiquée par le programme.',
};
export const notSignedIn: Said = {
  en: 'Sign in first.',
  ru: 'Сначала войдите в программу.',
  fr: 'Connectez-vous d’abord.',
};
export const sessionIsLocked: Said = {
  en: 'The program is locked. Enter your password to go on.',
  ru: 'Программа заблокирована. Введите пароль, чтобы продолжить.',
  fr: 'Le programme est verrouillé. Saisissez votre mot de passe pour continuer.',
};
export const passwordFirst: Said = {
  en: 'Choose a password of your own first.',
  ru: 'Сначала задайте собственный пароль.',
  fr: 'Choisissez d’abord votre propre mot de passe.',
};
export const noRight: Said = {
  en: 'You do not have the right to do this. An administrator of the office can give it to you.',
  ru: 'У вас нет права на это действие. Его может дать администратор.',
  fr: 'Vous n’avez pas le droit de faire cela. Un administrateur peut vous l’accorder.',
};
export const notOverAll: Said = {
  en: 'This belongs to the whole office: it is for whoever has this right over all records, not over some of them only.',
  ru: 'Это относится ко всей фирме: нужно, чтобы право распространялось на все записи, а не только на часть из них.',
  fr: 'Cela concerne tout le bureau : il faut que le droit porte sur toutes les fiches, et pas seulement sur certaines.',
};
export const noOffice: Said = {
  en: 'No office is open.',
  ru: 'База не открыта.',
  fr: 'Aucune base n’est ouverte.',
};
export const cancelledByUser: Said = {
  en: 'Cancelled. Nothing was changed.',
  ru: 'Отменено. Ничего не изменено.',
  fr: 'Annulé. Rien n’a été modifié.',
};
export const programError: Said = {
  en: 'The program made a mistake. Nothing was changed; the details are in its log.',
  ru: 'Ошибка программы. Ничего не изменено; подробности — в её журнале.',
  fr: 'Le programme a rencontré une erreur. Rien n’a été modifié ; les détails sont dans son journal.',
};
export const longWriteRuns: Said = {
  en: 'An import is being written. Try again when it is done.',
  ru: 'Сейчас записывается импорт. Повторите, когда он закончится.',
  fr: 'Un import est en cours d’écriture. Réessayez quand il sera terminé.',
};
export const openedAnew: Said = {
  en: 'The office was opened anew meanwhile. Nothing was changed; try again.',
  ru: 'Тем временем база была открыта заново. Ничего не изменено; повторите действие.',
  fr: 'La base a été rouverte entre-temps. Rien n’a été modifié ; réessayez.',
};
export const perhapsDone: Said = {
  en: 'The connection broke while this was being done, and it is not known whether it was. Look before you do it again.',
  ru: 'Связь прервалась, пока это выполнялось, и неизвестно, выполнено ли оно. Проверьте, прежде чем повторять.',
  fr: 'La connexion s’est interrompue pendant l’opération ; on ne sait pas si elle a abouti. Vérifiez avant de recommencer.',
};
export const closing: Said = {
  en: 'The program is being closed.',
  ru: 'Программа закрывается.',
  fr: 'Le programme se ferme.',
};
/** A new office is not made where there is or was one. */
export function officeIsThere(folder: string): Said {
  return {
    en: `There is an office in “${folder}” already, or the remains of one. Open it, restore one of its backups, or choose an empty folder.`,
    ru: `В папке «${folder}» уже есть база Kontor или то, что от неё осталось. Откройте её, восстановите резервную копию или выберите пустую папку.`,
    fr: `Le dossier « ${folder} » contient déjà une base Kontor, ou ce qu’il en reste. Ouvrez-la, restaurez une de ses sauvegardes ou choisissez un dossier vide.`,
  };
}
