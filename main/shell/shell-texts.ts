/** The words that the shell itself says: menu, title while closing, and the message when the engine will not run. */
import type { Language } from '../../preload/contract/values.ts';

export interface ShellTexts {
  readonly file: string;
  readonly quit: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly view: string;
  readonly larger: string;
  readonly smaller: string;
  readonly actualSize: string;
  readonly fullScreen: string;
  readonly help: string;
  readonly documentation: string;
  readonly about: string;
  readonly closing: string;
  readonly engineStopped: string;
  readonly engineStoppedDetail: string;
  readonly engineFailed: string;
  readonly startAgain: string;
}

export const shellTexts: Readonly<Record<Language, ShellTexts>> = {
  en: {
    file: 'File',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    larger: 'Larger',
    smaller: 'Smaller',
    actualSize: 'Actual size',
    fullScreen: 'Full screen',
    help: 'Help',
    documentation: 'Documentation',
    about: 'About Kontor',
    closing: 'Kontor: closing, backing up the data…',
    engineStopped: 'The part of Kontor that keeps the data has stopped twice.',
    engineStoppedDetail:
      'Everything that was saved is on the disk. Start it again; if it stops once more, restart the computer.',
    engineFailed: 'Kontor could not start.',
    startAgain: 'Start again',
  },
  ru: {
    file: 'Файл',
    quit: 'Выход',
    edit: 'Правка',
    undo: 'Отменить',
    redo: 'Повторить',
    cut: 'Вырезать',
    copy: 'Копировать',
    paste: 'Вставить',
    selectAll: 'Выделить всё',
    view: 'Вид',
    larger: 'Крупнее',
    smaller: 'Мельче',
    actualSize: 'Обычный размер',
    fullScreen: 'Во весь экран',
    help: 'Справка',
    documentation: 'Документация',
    about: 'О программе Kontor',
    closing: 'Kontor: завершение, создаётся резервная копия…',
    engineStopped: 'Часть Kontor, которая хранит данные, остановилась дважды.',
    engineStoppedDetail:
      'Всё, что было сохранено, лежит на диске. Запустите её снова; если она опять остановится, перезагрузите компьютер.',
    engineFailed: 'Не удалось запустить Kontor.',
    startAgain: 'Запустить снова',
  },
  fr: {
    file: 'Fichier',
    quit: 'Quitter',
    edit: 'Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    view: 'Affichage',
    larger: 'Agrandir',
    smaller: 'Réduire',
    actualSize: 'Taille réelle',
    fullScreen: 'Plein écran',
    help: 'Aide',
    documentation: 'Documentation',
    about: 'À propos de Kontor',
    closing: 'Kontor : fermeture, sauvegarde en cours…',
    engineStopped: 'La partie de Kontor qui gère les données s’est arrêtée deux fois.',
    engineStoppedDetail:
      'Tout ce qui était enregistré est sur le disque. Relancez-la ; si elle s’arrête encore, redémarrez l’ordinateur.',
    engineFailed: 'Kontor n’a pas pu démarrer.',
    startAgain: 'Relancer',
  },
};

/** The language of the program for a locale of the system, `ru-RU` or `fr`; English where it speaks none of ours. */
export function languageOf(locales: readonly string[]): Language {
  for (const locale of locales) {
    const language = locale.slice(0, 2).toLowerCase();
    if (language === 'en' || language === 'ru' || language === 'fr') return language;
  }
  return 'en';
}
