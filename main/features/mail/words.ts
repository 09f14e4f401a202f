/** What is said when something about e-mail is refused. */
import { Failure, type Said } from '../../engine/failure.ts';
import { formatLongDay } from '../../printing/format.ts';

export const noSuchAccount = (): Failure =>
  new Failure('not-found', {
    en: 'The e-mail account no longer exists. Choose another one.',
    ru: 'Этой учётной записи почты больше нет. Выберите другую.',
    fr: 'Ce compte de messagerie n’existe plus. Choisissez-en un autre.',
  });

export const accountChanged = (version: number): Failure =>
  new Failure(
    'conflict',
    {
      en: 'The e-mail account was changed by somebody else meanwhile. Open it again.',
      ru: 'Учётную запись почты тем временем изменил другой сотрудник. Откройте её заново.',
      fr: 'Le compte de messagerie a été modifié par quelqu’un d’autre. Rouvrez-le.',
    },
    { version },
  );

export const lettersWait = (count: number): Failure =>
  new Failure('conflict', {
    en: `Letters that wait to be sent from this account: ${count}. Cancel them in the outbox first.`,
    ru: `Писем, ждущих отправки с этой учётной записи: ${count}. Сначала отмените их в исходящих.`,
    fr: `Messages en attente d’envoi depuis ce compte : ${count}. Annulez-les d’abord dans la boîte d’envoi.`,
  });

export const notSealed = (reason: string): Failure =>
  new Failure('unavailable', {
    en: `The password could not be put into the key store of this computer: ${reason}. Nothing was saved.`,
    ru: `Не удалось положить пароль в хранилище ключей этого компьютера: ${reason}. Ничего не сохранено.`,
    fr: `Le mot de passe n’a pas pu être placé dans le trousseau de cet ordinateur : ${reason}. Rien n’a été enregistré.`,
  });

export const wrongAddress = (address: string): Said => ({
  en: `“${address}” is no e-mail address: it looks like name@example.com.`,
  ru: `«${address}» — не адрес электронной почты: он выглядит так: name@example.com.`,
  fr: `« ${address} » n’est pas une adresse e-mail : elle s’écrit nom@exemple.fr.`,
});

export const addressNeeded: Said = {
  en: 'Enter the address that letters are sent from.',
  ru: 'Укажите адрес, с которого отправляются письма.',
  fr: 'Indiquez l’adresse d’expédition.',
};

export const hostNeeded: Said = {
  en: 'Enter the name of the mail server, such as smtp.example.com.',
  ru: 'Укажите имя почтового сервера, например smtp.example.com.',
  fr: 'Indiquez le nom du serveur de messagerie, par exemple smtp.exemple.fr.',
};

export const passwordNeeded: Said = {
  en: 'Enter the password of the account.',
  ru: 'Введите пароль учётной записи.',
  fr: 'Saisissez le mot de passe du compte.',
};

export const passwordForOtherServer: Said = {
  en: 'The server or the user is another one: enter the password again.',
  ru: 'Сервер или пользователь изменились: введите пароль заново.',
  fr: 'Le serveur ou l’utilisateur a changé : saisissez de nouveau le mot de passe.',
};

export const passwordAgain: Said = {
  en: 'The password was stored on another computer and cannot be read here. Enter it again in the settings of the account.',
  ru: 'Пароль был сохранён на другом компьютере, здесь его не прочитать. Введите его заново в настройках учётной записи.',
  fr: 'Le mot de passe a été enregistré sur un autre ordinateur et ne peut pas être lu ici. Saisissez-le de nouveau dans les réglages du compte.',
};

export const notInTheOpen: Said = {
  en: 'Without encryption everybody on the way could read the password. Choose TLS or STARTTLS.',
  ru: 'Без шифрования пароль прочитает любой по пути. Выберите TLS или STARTTLS.',
  fr: 'Sans chiffrement, le mot de passe serait lisible par tous en chemin. Choisissez TLS ou STARTTLS.',
};

export const recipientNeeded: Said = {
  en: 'Enter at least one recipient.',
  ru: 'Укажите хотя бы одного получателя.',
  fr: 'Indiquez au moins un destinataire.',
};

export const subjectNeeded: Said = {
  en: 'Enter a subject.',
  ru: 'Укажите тему.',
  fr: 'Indiquez un objet.',
};

export const tooManyRecipients = (most: number): Said => ({
  en: `A letter goes to at most ${most} addresses.`,
  ru: `Одно письмо отправляется не более чем на ${most} адресов.`,
  fr: `Un message part à ${most} adresses au plus.`,
});

export const tooLarge = (megabytes: number): Failure =>
  new Failure('invalid', {
    en: `The attachments are larger than ${megabytes} MB together. Send fewer documents in one letter.`,
    ru: `Вложения вместе больше ${megabytes} МБ. Отправьте в одном письме меньше документов.`,
    fr: `Les pièces jointes dépassent ${megabytes} Mo au total. Envoyez moins de documents par message.`,
  });

export const documentChanged = (name: string): Failure =>
  new Failure('conflict', {
    en: `${name} was changed since it was shown. Look at it again before you send it.`,
    ru: `${name} изменился с тех пор, как был показан. Посмотрите его ещё раз перед отправкой.`,
    fr: `${name} a changé depuis son affichage. Vérifiez-le avant de l’envoyer.`,
  });

/** `to`: whom the one goes to that is there; empty where the user is not to know. */
export const inOutboxAlready = (to: readonly string[]): Failure => {
  const whom = to.join(', ');
  return new Failure('conflict', {
    en: `The letter is in the outbox already${whom && `, to ${whom}`}, as it was before the last changes. To send it once more as it is now, choose “Send” again.`,
    ru: `Письмо уже в исходящих${whom && `, для ${whom}`}, в том виде, в каком было до последних правок. Чтобы отправить ещё одно, в нынешнем виде, нажмите «Отправить» снова.`,
    fr: `Le message est déjà dans la boîte d’envoi${whom && `, pour ${whom}`}, tel qu’il était avant les dernières modifications. Pour en envoyer un autre, tel qu’il est maintenant, choisissez « Envoyer » de nouveau.`,
  });
};

export const somebodyElse = (): Failure =>
  new Failure('conflict', {
    en: 'Somebody else has signed in meanwhile: nothing was sent in his name.',
    ru: 'Тем временем в программу вошёл другой сотрудник: от его имени ничего не отправлено.',
    fr: 'Quelqu’un d’autre s’est connecté entre-temps : rien n’a été envoyé en son nom.',
  });

export const notMade = (reason: string): Failure =>
  new Failure('unavailable', {
    en: `The PDF could not be made: ${reason}.`,
    ru: `Не удалось сделать PDF: ${reason}.`,
    fr: `Le PDF n’a pas pu être créé : ${reason}.`,
  });

/** `line`: from 1. */
export const unknownField = ({ line, words }: { readonly line: number; readonly words: string }): Said => ({
  en: `“${words}” in line ${line} is no field. Write fields just as they are listed below the text.`,
  ru: `«${words}» в строке ${line} — не поле. Пишите поля точно так, как в списке под текстом.`,
  fr: `« ${words} » à la ligne ${line} n’est pas un champ. Écrivez les champs exactement comme dans la liste sous le texte.`,
});

export const letterChanged = (): Failure =>
  new Failure('conflict', {
    en: 'The text of this letter was changed by somebody else meanwhile. Open it again.',
    ru: 'Текст этого письма тем временем изменил другой сотрудник. Откройте его заново.',
    fr: 'Le texte de ce message a été modifié par quelqu’un d’autre. Rouvrez-le.',
  });

export const accountIsGone = (): Failure =>
  new Failure('conflict', {
    en: 'The account that this letter was written for was removed. Choose “Write anew” and another account.',
    ru: 'Учётная запись, с которой было это письмо, удалена. Нажмите «Написать заново» и выберите другую.',
    fr: 'Le compte de ce message a été supprimé. Choisissez « Réécrire » et un autre compte.',
  });

export const noSuchLetter = (): Failure =>
  new Failure('not-found', {
    en: 'There is no such letter in the outbox.',
    ru: 'Такого письма в исходящих нет.',
    fr: 'Ce message n’est pas dans la boîte d’envoi.',
  });

export const letterMoved = (version: number): Failure =>
  new Failure(
    'conflict',
    {
      en: 'The letter is in another state by now. Look at it again.',
      ru: 'Состояние письма уже другое. Посмотрите его ещё раз.',
      fr: 'L’état du message a changé entre-temps. Vérifiez-le.',
    },
    { version },
  );

export const noAddress: Said = {
  en: 'The client has no e-mail address on its card.',
  ru: 'В карточке клиента нет адреса электронной почты.',
  fr: 'La fiche du client n’a pas d’adresse e-mail.',
};

export const noClient: Said = {
  en: 'The document names no client from the list of clients.',
  ru: 'В документе не указан клиент из списка клиентов.',
  fr: 'Le document ne désigne aucun client de la liste.',
};

export const clientNotSeen: Said = {
  en: 'You may not see this client, nor its e-mail addresses.',
  ru: 'Этот клиент вам не виден, как и его адреса электронной почты.',
  fr: 'Vous ne pouvez voir ni ce client ni ses adresses e-mail.',
};

export const addressesNotSeen: Said = {
  en: 'You may not see the e-mail addresses of clients.',
  ru: 'Адреса электронной почты клиентов вам не видны.',
  fr: 'Vous ne pouvez pas voir les adresses e-mail des clients.',
};

export const notIssued: Said = {
  en: 'It is a draft: issue it first.',
  ru: 'Это черновик: сначала выставьте документ.',
  fr: 'C’est un brouillon : émettez-le d’abord.',
};

export const isCancelled: Said = {
  en: 'It is cancelled.',
  ru: 'Документ аннулирован.',
  fr: 'Le document est annulé.',
};

export const notYours: Said = {
  en: 'It is in the care of somebody else, or is no longer there.',
  ru: 'Документ ведёт другой сотрудник, или его больше нет.',
  fr: 'Il est suivi par quelqu’un d’autre, ou n’existe plus.',
};

/** `day`: `YYYY-MM-DD`, on this computer's calendar. */
export const sentBefore = (day: string, to: string): Said => ({
  en: `Sent on ${formatLongDay(day, 'en')} to ${to}.`,
  ru: `Отправлен ${formatLongDay(day, 'ru')} на ${to}.`,
  fr: `Envoyé le ${formatLongDay(day, 'fr')} à ${to}.`,
});

export const mayHaveArrived = (day: string, to: string): Said => ({
  en: `The letter of ${formatLongDay(day, 'en')} to ${to} may have arrived: say in the outbox whether it has.`,
  ru: `Письмо от ${formatLongDay(day, 'ru')} на ${to}, возможно, дошло: укажите в исходящих, так ли это.`,
  fr: `Le message du ${formatLongDay(day, 'fr')} à ${to} est peut-être arrivé : précisez-le dans la boîte d’envoi.`,
});

export const waitsAlready = (to: string): Said => ({
  en: `A letter to ${to} waits in the outbox.`,
  ru: `Письмо на ${to} ждёт в исходящих.`,
  fr: `Un message pour ${to} attend dans la boîte d’envoi.`,
});

export const ofAnotherClient = (name: string, addressee: string): Said => ({
  en: `Of another client: ${name || '?'}. The letter goes to ${addressee || '?'}.`,
  ru: `Документ другого клиента: ${name || '?'}. Адресат письма: ${addressee || '?'}.`,
  fr: `Document d’un autre client : ${name || '?'}. Le message est adressé à ${addressee || '?'}.`,
});
