/** Texts of what was typed and not saved. */
import { texts } from './texts.ts';

export const draftTexts = texts({
  en: {
    title: 'You had not saved',
    about: 'This was typed on this computer and was not saved before the program ended.',
    note: 'Note: {title}',
    letter: 'Letter: {title}',
    contact: 'Contact person: {title}',
    open: 'Open again',
    openAll: 'Open all again',
    discard: 'Discard',
    discardAll: 'Discard all {count}',
    discardTitle: 'Discard what was typed?',
    discardText: '{count, plural, one {One form is forgotten.} other {# forms are forgotten.}} This cannot be undone.',
    later: 'Later',
    taken: '“{title}” is open and holds something else that is not saved. Save or close it first.',
  },
  ru: {
    title: 'Вы не сохранили',
    about: 'Это введено на этом компьютере и не было сохранено до закрытия программы.',
    note: 'Заметка: {title}',
    letter: 'Письмо: {title}',
    contact: 'Контактное лицо: {title}',
    open: 'Открыть снова',
    openAll: 'Открыть всё снова',
    discard: 'Удалить',
    discardAll: 'Удалить все ({count})',
    discardTitle: 'Удалить введённое?',
    discardText:
      'Будет удалено: {count, plural, one {# форма} few {# формы} many {# форм} other {# формы}}. Вернуть их нельзя.',
    later: 'Позже',
    taken: 'Страница «{title}» открыта, и на ней не сохранено другое. Сначала сохраните или закройте её.',
  },
  fr: {
    title: 'Vous n’aviez pas enregistré',
    about: 'Ceci a été saisi sur cet ordinateur et n’a pas été enregistré avant la fin du programme.',
    note: 'Note : {title}',
    letter: 'Message : {title}',
    contact: 'Interlocuteur : {title}',
    open: 'Rouvrir',
    openAll: 'Tout rouvrir',
    discard: 'Abandonner',
    discardAll: 'Tout abandonner ({count})',
    discardTitle: 'Abandonner la saisie ?',
    discardText:
      '{count, plural, one {Un formulaire est oublié.} other {# formulaires sont oubliés.}} Cette action est irréversible.',
    later: 'Plus tard',
    taken: '« {title} » est ouvert et contient autre chose qui n’est pas enregistré. Enregistrez ou fermez d’abord.',
  },
});
