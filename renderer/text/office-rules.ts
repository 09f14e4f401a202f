/** Texts of what an office decides for everybody who works in it. */
import { texts } from './texts.ts';

export const officeRuleTexts = texts({
  en: {
    rules: 'For everybody',
    idleMinutes: 'Lock',
    idleMinutesAbout:
      'When nobody has touched the program for so long, it asks for the password again; what was being typed stays.',
    idleNever: 'Never',
    minutes: 'After {count, plural, one {# minute} other {# minutes}} without a touch',
    fileLimit: 'Largest file on a card, MB',
    fileLimitAbout: 'Larger files are refused. Everything attached goes into the backups too.',
    fileLimitNeeded: 'Enter how many megabytes a file may have.',
    megabytes: '{count} MB',
    binDays: 'Keep in the bin',
    binDaysAbout: 'After so many days what was deleted goes for good.',
    binForEver: 'Until somebody empties it',
    days: '{count, plural, one {# day} other {# days}}',
    resultKinds: 'Ask what came of it',
    resultKindsAbout: 'Tasks of these kinds are finished only when somebody writes what came of them.',
    askAcceptance: 'Ask people to accept tasks',
    askAcceptanceAbout:
      'Whoever is given a task by somebody else accepts or declines it. Otherwise it is only noted who gave it; whoever was asked before still answers.',
  },
  ru: {
    rules: 'Для всех сотрудников',
    idleMinutes: 'Блокировка',
    idleMinutesAbout: 'Если программу столько времени не трогали, она снова спросит пароль; набранное не пропадёт.',
    idleNever: 'Никогда',
    minutes: 'Через {count, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}} бездействия',
    fileLimit: 'Наибольший размер файла, МБ',
    fileLimitAbout: 'Файлы больше этого размера не принимаются. Всё приложенное попадает и в резервные копии.',
    fileLimitNeeded: 'Укажите, сколько мегабайт может занимать файл.',
    megabytes: '{count} МБ',
    binDays: 'Хранить в корзине',
    binDaysAbout: 'Через столько дней удалённое исчезает окончательно.',
    binForEver: 'Пока её не очистят',
    days: '{count, plural, one {# день} few {# дня} many {# дней} other {# дня}}',
    resultKinds: 'Спрашивать итог',
    resultKindsAbout: 'Дела этих видов нельзя завершить, не написав, чем они закончились.',
    askAcceptance: 'Спрашивать согласие на поручения',
    askAcceptanceAbout:
      'Кому поручили дело, тот принимает его или отказывается. Если не спрашивать, видно только, кто поручил; кого уже спросили, те ещё отвечают.',
  },
  fr: {
    rules: 'Pour tout le monde',
    idleMinutes: 'Verrouillage',
    idleMinutesAbout:
      'Sans activité pendant cette durée, le programme redemande le mot de passe ; la saisie en cours est conservée.',
    idleNever: 'Jamais',
    minutes: 'Après {count, plural, one {# minute} other {# minutes}} sans activité',
    fileLimit: 'Taille maximale d’un fichier joint, Mo',
    fileLimitAbout: 'Les fichiers plus gros sont refusés. Tout ce qui est joint va aussi dans les sauvegardes.',
    fileLimitNeeded: 'Indiquez combien de mégaoctets un fichier peut faire.',
    megabytes: '{count} Mo',
    binDays: 'Conserver à la corbeille',
    binDaysAbout: 'Passé ce délai, la suppression est définitive.',
    binForEver: 'Jusqu’à ce qu’on la vide',
    days: '{count, plural, one {# jour} other {# jours}}',
    resultKinds: 'Demander l’issue',
    resultKindsAbout: 'Les tâches de ces natures ne se terminent qu’en indiquant ce qui en est ressorti.',
    askAcceptance: 'Demander si une tâche est acceptée',
    askAcceptanceAbout:
      'La personne à qui l’on confie une tâche l’accepte ou la refuse. Sinon, on retient seulement qui l’a confiée ; les demandes déjà faites attendent toujours leur réponse.',
  },
});
