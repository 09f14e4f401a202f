/** What went wrong with a letter, by a code that the outbox keeps: in words, and whether trying again can help. */
import { accountProblems } from '../../../db/held-letters.ts';
import type { Said } from '../../engine/failure.ts';

const words = {
  unreachable: {
    en: 'The mail server cannot be reached.',
    ru: 'Почтовый сервер недоступен.',
    fr: 'Le serveur de messagerie est injoignable.',
  },
  'unknown-host': {
    en: 'No mail server of this name can be found: the name is wrong, or there is no connection.',
    ru: 'Почтовый сервер с таким именем не найден: имя неверно или нет связи.',
    fr: 'Aucun serveur de messagerie de ce nom n’est trouvé : le nom est faux ou il n’y a pas de connexion.',
  },
  'closed-port': {
    en: 'The mail server cannot be reached: nothing answers at this port.',
    ru: 'Почтовый сервер недоступен: на этом порту никто не отвечает.',
    fr: 'Le serveur de messagerie est injoignable : rien ne répond sur ce port.',
  },
  'no-greeting': {
    en: 'The mail server takes the connection and then says nothing. At this port it may expect another encryption.',
    ru: 'Почтовый сервер принимает соединение и молчит. Возможно, на этом порту он ждёт другого шифрования.',
    fr: 'Le serveur de messagerie accepte la connexion puis ne dit rien. Il attend peut-être un autre chiffrement sur ce port.',
  },
  'hung-up': {
    en: 'The mail server closed the connection before a letter could be handed over.',
    ru: 'Почтовый сервер закрыл соединение раньше, чем ему удалось передать письмо.',
    fr: 'Le serveur de messagerie a fermé la connexion avant qu’un message ait pu être transmis.',
  },
  slow: {
    en: 'The mail server does not answer in time.',
    ru: 'Почтовый сервер не ответил вовремя.',
    fr: 'Le serveur de messagerie ne répond pas à temps.',
  },
  certificate: {
    en: 'The certificate of the mail server is not to be trusted: nobody vouches for it, it has expired, or it is that of another server. Nothing was sent.',
    ru: 'Сертификату почтового сервера нельзя доверять: за него никто не ручается, срок его истёк или он выдан другому серверу. Ничего не отправлено.',
    fr: 'Le certificat du serveur de messagerie n’est pas fiable : personne ne s’en porte garant, il a expiré ou c’est celui d’un autre serveur. Rien n’a été envoyé.',
  },
  encryption: {
    en: 'The mail server does not encrypt the connection in this way. Choose another encryption or port.',
    ru: 'Почтовый сервер не шифрует соединение таким способом. Выберите другое шифрование или порт.',
    fr: 'Le serveur de messagerie ne chiffre pas la connexion de cette façon. Choisissez un autre chiffrement ou un autre port.',
  },
  'sign-in': {
    en: 'The mail server refuses the user name or the password.',
    ru: 'Почтовый сервер не принимает имя пользователя или пароль.',
    fr: 'Le serveur de messagerie refuse le nom d’utilisateur ou le mot de passe.',
  },
  password: {
    en: 'The password was stored on another computer or for another server, and cannot be read here. Enter it again in the settings of the account.',
    ru: 'Пароль был сохранён на другом компьютере или для другого сервера, здесь его не прочитать. Введите его заново в настройках учётной записи.',
    fr: 'Le mot de passe a été enregistré sur un autre ordinateur ou pour un autre serveur et ne peut pas être lu ici. Saisissez-le de nouveau dans les réglages du compte.',
  },
  account: {
    en: 'The account was removed. Write the letter anew from another one.',
    ru: 'Учётная запись удалена. Напишите письмо заново с другой.',
    fr: 'Le compte a été supprimé. Réécrivez le message depuis un autre.',
  },
  cancelled: {
    en: 'An enclosed document was cancelled while the letter waited. The letter was not sent.',
    ru: 'Пока письмо ждало отправки, вложенный документ аннулировали. Письмо не отправлено.',
    fr: 'Un document joint a été annulé pendant que le message attendait. Le message n’a pas été envoyé.',
  },
  file: {
    en: 'An attached file is missing or was altered in the office folder. The letter was not sent.',
    ru: 'Вложенный файл пропал из папки офиса или изменён. Письмо не отправлено.',
    fr: 'Une pièce jointe manque ou a été altérée dans le dossier de la base. Le message n’a pas été envoyé.',
  },
  unreadable: {
    en: 'An attached file cannot be read in the office folder. The letter was not sent.',
    ru: 'Вложенный файл в папке офиса не читается. Письмо не отправлено.',
    fr: 'Une pièce jointe est illisible dans le dossier de la base. Le message n’a pas été envoyé.',
  },
  later: {
    en: 'The mail server does not take the letter now and asks to try later.',
    ru: 'Почтовый сервер сейчас не принимает письмо и просит повторить позже.',
    fr: 'Le serveur de messagerie n’accepte pas le message pour l’instant et demande de réessayer plus tard.',
  },
  cut: {
    en: 'The connection was cut before the whole letter was handed over. It was not sent.',
    ru: 'Связь прервалась до того, как письмо было передано целиком. Оно не отправлено.',
    fr: 'La connexion a été coupée avant la fin de la transmission. Le message n’a pas été envoyé.',
  },
  refused: {
    en: 'The mail server refuses the letter.',
    ru: 'Почтовый сервер отказался принять письмо.',
    fr: 'Le serveur de messagerie refuse le message.',
  },
  unanswered: {
    en: 'The whole letter was handed over, but the server has not confirmed it: it may have arrived. Ask the recipient, then choose.',
    ru: 'Письмо передано целиком, но сервер этого не подтвердил: возможно, оно дошло. Спросите получателя и выберите.',
    fr: 'Le message a été transmis en entier mais le serveur ne l’a pas confirmé : il est peut-être arrivé. Demandez au destinataire, puis choisissez.',
  },
  interrupted: {
    en: 'The program ended while the letter was on its way: it may have arrived. Ask the recipient, then choose.',
    ru: 'Программа завершилась, пока письмо отправлялось: возможно, оно дошло. Спросите получателя и выберите.',
    fr: 'Le programme s’est arrêté pendant l’envoi : le message est peut-être arrivé. Demandez au destinataire, puis choisissez.',
  },
  restored: {
    en: 'The letter comes from a backup or an export: it may have been sent since. Look into the mailbox, then choose.',
    ru: 'Письмо взято из резервной копии или выгрузки: с тех пор его могли отправить. Проверьте почтовый ящик и выберите.',
    fr: 'Le message provient d’une sauvegarde ou d’un export : il a peut-être été envoyé depuis. Vérifiez la messagerie, puis choisissez.',
  },
} as const satisfies Readonly<Record<string, Said>>;

export type ProblemCode = keyof typeof words;

/** What a code says; of an empty one, or of one that a later version of the program has kept, nothing. */
export function problemWords(code: string): Said {
  return isCode(code) ? words[code] : { en: '', ru: '', fr: '' };
}

function isCode(code: string): code is ProblemCode {
  return Object.hasOwn(words, code);
}

/** Trying again helps only after somebody has mended the account. */
export function isAccountProblem(code: ProblemCode): code is (typeof accountProblems)[number] {
  return accountProblems.some((one) => one === code);
}
