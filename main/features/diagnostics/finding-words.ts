/** What is said of each thing that was examined. Figures come in as they are to be read. */
import type { Examined } from '../../../preload/contract/diagnostics.ts';
import type { Said } from '../../engine/failure.ts';

/** The names of what is examined. */
export const titles: Readonly<Record<Examined, Said>> = {
  integrity: { en: 'Database file', ru: 'Файл базы', fr: 'Fichier de la base' },
  references: { en: 'References between records', ru: 'Связи между записями', fr: 'Liens entre les fiches' },
  orphans: { en: 'Records that belong to nothing', ru: 'Записи без владельца', fr: 'Éléments sans fiche' },
  search: { en: 'Search index', ru: 'Поисковый индекс', fr: 'Index de recherche' },
  chain: { en: 'Chain of the log', ru: 'Цепочка журнала', fr: 'Chaîne du journal' },
  files: { en: 'Stored files', ru: 'Файлы базы', fr: 'Fichiers enregistrés' },
  unnamed: { en: 'Files that no record names', ru: 'Ничьи файлы', fr: 'Fichiers sans fiche' },
  sizes: { en: 'Sizes', ru: 'Размеры', fr: 'Tailles' },
  'office-drive': { en: 'Drive of the office', ru: 'Диск с базой', fr: 'Disque de la base' },
  'state-drive': { en: 'Drive of this computer', ru: 'Диск этого компьютера', fr: 'Disque de cet ordinateur' },
  calls: {
    en: 'Slowest work since the start of the program',
    ru: 'Самые медленные действия с запуска программы',
    fr: 'Actions les plus lentes depuis le démarrage',
  },
};

/** What could not be examined. */
export const notExamined: Said = {
  en: 'This could not be examined; the log says why.',
  ru: 'Проверить не удалось; причина записана в журнал программы.',
  fr: 'Ce point n’a pas pu être vérifié ; le journal du programme dit pourquoi.',
};

export const sound: Said = {
  en: 'Every page and every index was read and is sound.',
  ru: 'Все страницы и индексы прочитаны, повреждений нет.',
  fr: 'Toutes les pages et tous les index ont été lus : aucun défaut.',
};
export const damagedIn = (table: string | null): Said =>
  table === null
    ? {
        en: 'The file is damaged.',
        ru: 'Файл повреждён.',
        fr: 'Le fichier est endommagé.',
      }
    : {
        en: `The file is damaged; the first damage is in the table “${table}”.`,
        ru: `Файл повреждён; первое повреждение — в таблице «${table}».`,
        fr: `Le fichier est endommagé ; le premier défaut est dans la table « ${table} ».`,
      };
export const restoreAdvice: Said = {
  en: 'Restore the latest backup from before the damage (Settings, Backups). The damaged file is kept aside. Then have the drive checked.',
  ru: 'Восстановите последнюю резервную копию, сделанную до повреждения (Настройки, Резервные копии). Повреждённый файл будет отложен. Затем проверьте диск.',
  fr: 'Restaurez la dernière sauvegarde antérieure au défaut (Paramètres, Sauvegardes). Le fichier endommagé est mis de côté. Faites ensuite vérifier le disque.',
};

export const referencesGood: Said = {
  en: 'Every reference leads to a record.',
  ru: 'Все ссылки ведут к существующим записям.',
  fr: 'Chaque lien mène à une fiche.',
};
export const referencesBroken = (rows: string): Said => ({
  en: `Records that refer to something missing: ${rows}.`,
  ru: `Записей со ссылкой на то, чего нет: ${rows}.`,
  fr: `Éléments qui renvoient à une fiche absente : ${rows}.`,
});
export const supportAdvice: Said = {
  en: 'Nothing is lost by working on. Save a file for support below and send it.',
  ru: 'Работать можно дальше, ничего не потеряется. Сохраните ниже файл для поддержки и отправьте его.',
  fr: 'Vous pouvez continuer à travailler sans rien perdre. Enregistrez ci-dessous un fichier pour l’assistance et envoyez-le.',
};

export const orphansNone: Said = {
  en: 'Every note, file and own value belongs to a record.',
  ru: 'Каждая заметка, файл и значение поля принадлежат записи.',
  fr: 'Chaque note, fichier et valeur propre appartient à une fiche.',
};
export const orphansThere = (rows: string): Said => ({
  en: `Notes, files or own values of records that are gone: ${rows}. They are shown nowhere.`,
  ru: `Заметок, файлов и значений полей от удалённых записей: ${rows}. Они нигде не видны.`,
  fr: `Notes, fichiers ou valeurs de fiches disparues : ${rows}. Ils ne s’affichent nulle part.`,
});
export const searchGood: Said = {
  en: 'Every client, product and document can be found.',
  ru: 'Каждого клиента, товар и документ можно найти.',
  fr: 'Chaque client, produit et document peut être trouvé.',
};
export const searchLacks = (rows: string): Said => ({
  en: `The search index and the records differ in: ${rows}.`,
  ru: `Расхождений поискового индекса с записями: ${rows}.`,
  fr: `Écarts entre l’index de recherche et les fiches : ${rows}.`,
});

export const chainGood = (records: string): Said => ({
  en: `Records in an unbroken chain: ${records}.`,
  ru: `Записей в непрерывной цепочке: ${records}.`,
  fr: `Enregistrements en chaîne ininterrompue : ${records}.`,
});
export const chainBroken = (record: string): Said => ({
  en: `The chain breaks at record ${record}: it was changed, taken out or put in past the program.`,
  ru: `Цепочка прерывается на записи ${record}: её изменили, удалили или вставили в обход программы.`,
  fr: `La chaîne se rompt à l’enregistrement ${record} : il a été modifié, retiré ou ajouté en dehors du programme.`,
});
export const chainAdvice: Said = {
  en: 'Find out who opened the file with another program. Backups show since when: examine a restored one on another computer.',
  ru: 'Выясните, кто открывал файл другой программой. С какого времени — покажут копии: восстановите одну на другом компьютере и проверьте.',
  fr: 'Cherchez qui a ouvert le fichier avec un autre programme. Les sauvegardes disent depuis quand : vérifiez-en une, restaurée sur un autre ordinateur.',
};

export const filesGood = (count: string): Said => ({
  en: `Files read and found whole: ${count}.`,
  ru: `Файлов прочитано, все целы: ${count}.`,
  fr: `Fichiers lus et intacts : ${count}.`,
});
export const filesWrong = (missing: string, altered: string, count: string): Said => ({
  en: `Of ${count} files, missing: ${missing}; with another content: ${altered}.`,
  ru: `Из файлов (${count}) нет на диске: ${missing}; содержимое другое: ${altered}.`,
  fr: `Sur ${count} fichiers, absents : ${missing} ; au contenu modifié : ${altered}.`,
});
export const filesAdvice: Said = {
  en: 'Restore the latest backup: it puts back the files that its database names. Documents that were issued can be printed again from their data.',
  ru: 'Восстановите последнюю копию: она вернёт файлы, которые названы в её базе. Выставленные документы печатаются заново по своим данным.',
  fr: 'Restaurez la dernière sauvegarde : elle remet les fichiers que sa base nomme. Les documents émis se réimpriment à partir de leurs données.',
};
export const unnamedNone: Said = {
  en: 'There are none.',
  ru: 'Таких нет.',
  fr: 'Il n’y en a aucun.',
};
export const unnamedThere = (count: string, size: string): Said => ({
  en: `${count}, ${size} together. They were left when something was broken off, or belong to a later state than a restored one.`,
  ru: `${count}, всего ${size}. Они остались от прерванных действий или относятся к состоянию новее восстановленного.`,
  fr: `${count}, ${size} au total. Ils restent d’une action interrompue ou d’un état plus récent que la sauvegarde restaurée.`,
});
export const unnamedAdvice: Said = {
  en: 'They do no harm. “Remove” moves them into the folder of backups, from where a restore takes what it needs.',
  ru: 'Они не мешают. «Убрать» переносит их в папку резервных копий, откуда восстановление берёт то, что нужно.',
  fr: 'Ils ne gênent pas. « Retirer » les déplace dans le dossier des sauvegardes, où une restauration prend ce qu’il lui faut.',
};

export const sizesAre = (database: string, files: string, backups: string): Said => ({
  en: `Database ${database}, files ${files}, backups ${backups}.`,
  ru: `База ${database}, файлы ${files}, резервные копии ${backups}.`,
  fr: `Base ${database}, fichiers ${files}, sauvegardes ${backups}.`,
});
export const unusedInside = (unused: string): Said => ({
  en: `Unused inside of the database: ${unused}. It is used again by itself.`,
  ru: `Свободно внутри базы: ${unused}. Это место используется снова само.`,
  fr: `Inutilisé dans la base : ${unused}. Cette place est réutilisée d’elle-même.`,
});
export const compactAdvice: Said = {
  en: 'To give the room back to the drive, compact the database (Settings → This office → The database file).',
  ru: 'Чтобы вернуть место диску, сожмите базу (Настройки → Эта база → Файл базы).',
  fr: 'Pour rendre la place au disque, compactez la base (Paramètres → Cette base → Le fichier de la base).',
};
export const taken = (name: string, bytes: string, rows: string | null): Said => ({
  en: rows === null ? `${name} (index): ${bytes}` : `${name}: ${bytes}, rows: ${rows}`,
  ru: rows === null ? `${name} (индекс): ${bytes}` : `${name}: ${bytes}, строк: ${rows}`,
  fr: rows === null ? `${name} (index) : ${bytes}` : `${name} : ${bytes}, lignes : ${rows}`,
});

export const driveGood: Said = {
  en: 'Good.',
  ru: 'В порядке.',
  fr: 'En ordre.',
};
export const driveSlow = (flush: string): Said => ({
  en: `Slow: each saving waits about ${flush} for the drive.`,
  ru: `Медленный: каждое сохранение ждёт диск около ${flush}.`,
  fr: `Lent : chaque enregistrement attend le disque environ ${flush}.`,
});
export const driveSlowLarge = (writes: string): Said => ({
  en: `Slow with large files: ${writes} a second. Backups and imports take longer.`,
  ru: `Медленный на больших файлах: ${writes} в секунду. Копии и загрузка идут дольше.`,
  fr: `Lent avec les gros fichiers : ${writes} par seconde. Sauvegardes et imports durent plus longtemps.`,
});
export const slowAdvice: Said = {
  en: 'Put the office on a drive that is built into the computer that keeps it, or use a cable instead of Wi-Fi.',
  ru: 'Держите базу на встроенном диске компьютера, который её ведёт, или замените Wi-Fi кабелем.',
  fr: 'Placez la base sur un disque interne de l’ordinateur qui la tient, ou remplacez le Wi-Fi par un câble.',
};
export const driveLies: Said = {
  en: 'Dangerous for several computers: what one locks, another can open.',
  ru: 'Опасен для нескольких компьютеров: то, что заблокировал один, открывает другой.',
  fr: 'Dangereux à plusieurs ordinateurs : ce que l’un verrouille, un autre peut l’ouvrir.',
};
export const liesAdvice: Said = {
  en: 'The program guards the office by other means as well, but move it to a drive whose locks work: a Windows share, or the drive of the computer that keeps it.',
  ru: 'Программа защищает базу и другим способом, но перенесите её на диск с работающими блокировками: общую папку Windows или диск компьютера, который её ведёт.',
  fr: 'Le programme protège aussi la base autrement, mais déplacez-la sur un disque aux verrous fiables : un partage Windows, ou le disque de l’ordinateur qui la tient.',
};
export const driveFull = (free: string): Said => ({
  en: `Only ${free} are free: backups will soon not fit.`,
  ru: `Свободно всего ${free}: скоро не поместятся резервные копии.`,
  fr: `Il ne reste que ${free} : bientôt les sauvegardes ne tiendront plus.`,
});
export const fullAdvice: Said = {
  en: 'Make room on the drive.',
  ru: 'Освободите место на диске.',
  fr: 'Libérez de la place sur le disque.',
};
export const driveKind = (kind: string | null, network: boolean): Said => ({
  en: `${network ? 'Drive of the network' : 'Drive of this computer'}${kind === null ? '' : ` (${kind})`}`,
  ru: `${network ? 'Сетевой диск' : 'Диск этого компьютера'}${kind === null ? '' : ` (${kind})`}`,
  fr: `${network ? 'Disque du réseau' : 'Disque de cet ordinateur'}${kind === null ? '' : ` (${kind})`}`,
});
export const locksAre: Readonly<Record<'work' | 'lie' | 'unknown', Said>> = {
  work: {
    en: 'Locks hold between programs',
    ru: 'Блокировки между программами работают',
    fr: 'Les verrous tiennent entre programmes',
  },
  lie: { en: 'Locks do not hold', ru: 'Блокировки не работают', fr: 'Les verrous ne tiennent pas' },
  unknown: { en: 'Locks were not tried', ru: 'Блокировки не проверялись', fr: 'Les verrous n’ont pas été essayés' },
};
export const flushIs = (median: string, longest: string): Said => ({
  en: `A durable write takes ${median}, at most ${longest}`,
  ru: `Надёжная запись: ${median}, самая долгая ${longest}`,
  fr: `Écriture durable : ${median}, au plus ${longest}`,
});
export const smallIs = (median: string, longest: string): Said => ({
  en: `A small file is made, read and removed in ${median}, at most ${longest}`,
  ru: `Маленький файл создан, прочитан и удалён за ${median}, самое долгое ${longest}`,
  fr: `Petit fichier créé, lu et supprimé en ${median}, au plus ${longest}`,
});
export const speedIs = (writes: string, reads: string): Said => ({
  en: `A large file: ${writes} written and ${reads} read a second (reading may be answered from memory)`,
  ru: `Большой файл: запись ${writes} в секунду, чтение ${reads} (чтение может идти из памяти)`,
  fr: `Gros fichier : ${writes} écrits et ${reads} lus par seconde (la lecture peut venir de la mémoire)`,
});
export const freeIs = (free: string): Said => ({ en: `${free} free`, ru: `Свободно ${free}`, fr: `${free} libres` });

export const callsQuick: Said = {
  en: 'No call took longer than 40 ms.',
  ru: 'Ни один вызов не длился дольше 40 мс.',
  fr: 'Aucun appel n’a dépassé 40 ms.',
};
export const callsSlow = (calls: string, longest: string): Said => ({
  en: `Calls over 40 ms: ${calls}; the longest took ${longest}.`,
  ru: `Вызовов дольше 40 мс: ${calls}; самый долгий — ${longest}.`,
  fr: `Appels de plus de 40 ms : ${calls} ; le plus long a pris ${longest}.`,
});
export const callIs = (channel: string, longest: string, median: string, slow: string, calls: string): Said => ({
  en: `${channel}: longest ${longest}, median ${median}, over 40 ms ${slow} of ${calls}`,
  ru: `${channel}: самый долгий ${longest}, медиана ${median}, дольше 40 мс ${slow} из ${calls}`,
  fr: `${channel} : le plus long ${longest}, médiane ${median}, plus de 40 ms ${slow} sur ${calls}`,
});
