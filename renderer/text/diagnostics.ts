/** Texts of the examination of the office and of the file for support. What was found is said by the engine. */
import { texts } from './texts.ts';

export const diagnosticsTexts = texts({
  en: {
    diagnostics: 'Diagnostics',
    about:
      'Whether the database, its files and the drives are sound and quick. Everybody goes on working while the office is examined.',
    examine: 'Examine',
    examining: 'Examining the office',
    last: 'Examined on {when}, by the computer that keeps the office.',
    never: 'This office was not examined on this computer yet.',
    good: 'In order',
    attention: 'Worth a look',
    bad: 'Wrong',
    unknown: 'Not examined',
    details: 'Details',
    toBackups: 'Open the backups',
    remove: 'Remove stored files that nobody names…',
    removeTitle: 'Remove {count, plural, one {# file} other {# files}} ({size})?',
    removeText:
      'Files that no record names and that are older than a day are moved from the files of the office into the folder of its backups. Restoring a backup takes back what its database names.',
    removeVerb: 'Remove {count, plural, one {# file} other {# files}}',
    removed: '{count, plural, one {# file} other {# files}} ({size}) moved into the folder of backups.',
    support: 'A file for support',
    supportAbout:
      'One ZIP file with versions, settings, figures, the last examination and the log of the program. It holds no names, numbers, addresses, e-mails, passwords, file names or paths. Look at it before you send it: nothing is sent by the program.',
    make: 'Make the file',
    save: 'Save the file',
    made: '“{name}” ({size}) holds:',
    saved: 'Saved as {path}.',
  },
  ru: {
    diagnostics: 'Диагностика',
    about: 'Целы ли база, её файлы и диски и быстро ли они работают. Пока идёт проверка, все продолжают работать.',
    examine: 'Проверить',
    examining: 'Проверка базы',
    last: 'Проверено {when} компьютером, который ведёт базу.',
    never: 'На этом компьютере базу ещё не проверяли.',
    good: 'В порядке',
    attention: 'Обратите внимание',
    bad: 'Ошибка',
    unknown: 'Не проверено',
    details: 'Подробности',
    toBackups: 'Открыть резервные копии',
    remove: 'Убрать ничьи файлы…',
    removeTitle: 'Убрать {count, plural, one {# файл} few {# файла} many {# файлов} other {# файла}} ({size})?',
    removeText:
      'Файлы, которые не названы ни одной записью и старше суток, переносятся из файлов базы в папку её резервных копий. Восстановление копии возвращает те, что названы в её базе.',
    removeVerb: 'Убрать {count, plural, one {# файл} few {# файла} many {# файлов} other {# файла}}',
    removed:
      'Перенесено в папку резервных копий: {count, plural, one {# файл} few {# файла} many {# файлов} other {# файла}} ({size}).',
    support: 'Файл для поддержки',
    supportAbout:
      'Один файл ZIP: версии, настройки, замеры, итог последней проверки и журнал программы. В нём нет имён, номеров, адресов, почты, паролей, названий файлов и путей. Посмотрите его перед отправкой: сама программа ничего не отправляет.',
    make: 'Создать файл',
    save: 'Сохранить файл',
    made: 'В файле «{name}» ({size}):',
    saved: 'Сохранено: {path}.',
  },
  fr: {
    diagnostics: 'Diagnostic',
    about:
      'La base, ses fichiers et les disques sont-ils sains et rapides ? Chacun continue à travailler pendant la vérification.',
    examine: 'Vérifier',
    examining: 'Vérification de la base',
    last: 'Vérifié le {when}, par l’ordinateur qui tient la base.',
    never: 'Cette base n’a pas encore été vérifiée sur cet ordinateur.',
    good: 'En ordre',
    attention: 'À regarder',
    bad: 'Défaut',
    unknown: 'Non vérifié',
    details: 'Détails',
    toBackups: 'Ouvrir les sauvegardes',
    remove: 'Retirer les fichiers sans fiche…',
    removeTitle: 'Retirer {count, plural, one {# fichier} other {# fichiers}} ({size}) ?',
    removeText:
      'Les fichiers qu’aucune fiche ne nomme et qui ont plus d’un jour passent des fichiers de la base au dossier de ses sauvegardes. Restaurer une sauvegarde reprend ceux que sa base nomme.',
    removeVerb: 'Retirer {count, plural, one {# fichier} other {# fichiers}}',
    removed:
      '{count, plural, one {# fichier déplacé} other {# fichiers déplacés}} ({size}) dans le dossier des sauvegardes.',
    support: 'Un fichier pour l’assistance',
    supportAbout:
      'Un seul fichier ZIP : versions, paramètres, mesures, dernière vérification et journal du programme. Il ne contient ni noms, ni numéros, ni adresses, ni e-mails, ni mots de passe, ni noms de fichiers, ni chemins. Regardez-le avant de l’envoyer : le programme n’envoie rien lui-même.',
    make: 'Créer le fichier',
    save: 'Enregistrer le fichier',
    made: '« {name} » ({size}) contient :',
    saved: 'Enregistré sous {path}.',
  },
});
