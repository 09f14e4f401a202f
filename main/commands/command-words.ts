/** What the command for backups says. */
import type { BackupReason } from '../../db/backup-files.ts';
import type { Language } from '../../preload/contract/values.ts';

export interface CommandWords {
  readonly help: string;
  readonly wrongWords: (about: string) => string;
  readonly nameIt: string;
  readonly noOffice: (folder: string) => string;
  readonly moved: (folder: string, to: string) => string;
  readonly unknown: (file: string) => string;
  readonly inUse: (folder: string) => string;
  readonly shared: (folder: string) => string;
  readonly made: (name: string, size: string) => string;
  readonly asked: (name: string) => string;
  readonly copied: (folder: string) => string;
  readonly notCopied: (folder: string, problem: string) => string;
  /** What failed, `passphrase`: this computer no longer has the key. Every other one has words of its own or is some error. */
  readonly whyNotCopied: (problem: string) => string;
  readonly notConnected: (folder: string) => string;
  readonly noBackups: (folder: string) => string;
  readonly reasons: Readonly<Record<BackupReason, string>>;
  readonly checked: string;
  readonly unchecked: string;
  readonly noSuchBackup: (name: string, folder: string) => string;
  readonly good: (name: string) => string;
  readonly bad: (name: string, why: string) => string;
  readonly otherCounts: string;
  readonly proven: (name: string, seconds: string) => string;
  readonly notProven: (name: string) => string;
  readonly notNoted: string;
  readonly protocolAt: (file: string) => string;
  readonly noProtocol: (why: string) => string;
  readonly sayYes: (name: string, folder: string) => string;
  /** Of a folder without an office. */
  readonly sayYesNew: (name: string, folder: string) => string;
  readonly restored: (name: string, kept: string | null) => string;
  readonly doesNotOpen: (why: string, kept: string | null) => string;
  readonly filesMissing: (count: number) => string;
  /** The file of the passphrase is not there, or cannot be read. */
  readonly noPassphraseFile: (file: string, why: string | null) => string;
  readonly passphraseNeeded: string;
  readonly passphraseWrong: string;
  readonly noTargets: string;
  readonly targetThere: string;
  readonly targetAway: string;
  /** Stands behind what is said of the drive. */
  readonly lastFailed: (why: string) => string;
  readonly targetNever: string;
  readonly targetAdded: (folder: string) => string;
  readonly targetRemoved: (folder: string) => string;
  /** A folder that was to become a place. */
  readonly noSuchFolder: (folder: string) => string;
  readonly noSuchTarget: (which: string) => string;
}

const en: CommandWords = {
  help: `npm run backup -- COMMAND [OPTIONS]

  make                        makes a backup, checks it, and copies it to the further places that are connected
  list                        the backups, the latest first
  check NAME                  opens a backup and reads all of it
  prove NAME                  restores a backup into a temporary place and looks through everything in it
  restore NAME --yes          puts a backup in the place of the office, which is kept first as a backup of its own
  targets                     the further places that backups are copied to
  targets add FOLDER          makes a place in this folder, and copies the latest backup there
  targets remove FOLDER       copies nothing there any more; what lies there stays

  --data DIR                  the office folder; left out: the one that was open last
  --place FOLDER              where the backups lie; left out: in the office folder
  --passphrase-file FILE      what an encrypted backup is opened with
  --protocol FILE.pdf         of prove: the protocol, printed by the Chromium, Chrome or Edge of this computer
  --warn-days N               of targets add: a warning appears after so many days without a copy (7)
  --language en|ru|fr         the language of what is said; left out: that of the system

Exit codes: 0 done; 1 the backup is not good, or it could not be done; 2 wrong words; 3 the office is open; 4 the
passphrase is missing or wrong; 5 the backup is good, but could not be copied to a place that is connected.`,
  wrongWords: (about) => `Not understood: ${about}. See --help.`,
  nameIt: 'Name the backup (see list).',
  noOffice: (folder) => `There is no office in “${folder}”. Name its folder by --data.`,
  moved: (folder, to) => `The office of “${folder}” is in “${to}” now. Name that folder by --data.`,
  unknown: (file) => `“${file}” says where the office has gone, and cannot be read. Nothing is done here until it can.`,
  inUse: (folder) =>
    `The office in “${folder}” is open in the program. Do it there, or close the program first: two programs never open one file.`,
  shared: (folder) =>
    `Several computers share the office in “${folder}”. Do it in the program, which knows who keeps the file.`,
  made: (name, size) => `Made and checked: ${name} (${size})`,
  asked: (name) => `Made and checked by the program that has the office open: ${name}`,
  copied: (folder) => `Copied to ${folder}`,
  notCopied: (folder, problem) => `Not copied to ${folder}: ${problem}`,
  whyNotCopied: (problem) =>
    ({
      'no-space': 'the drive is full',
      'no-right': 'the drive may not be written to',
      damaged: 'the drive does not give back what was written; use another one',
      passphrase: 'this computer no longer has the key; type the passphrase anew in the program',
      away: 'the drive does not answer',
    })[problem] ?? 'the drive or the program reported an error',
  notConnected: (folder) => `Not connected, not copied: ${folder}`,
  noBackups: (folder) => `There are no backups in “${folder}”.`,
  reasons: {
    closing: 'when closing',
    daily: 'daily',
    schedule: 'while working',
    migration: 'before an update of the program',
    manual: 'by hand',
    restore: 'before a restore',
    move: 'left behind by a move',
  },
  checked: 'checked',
  unchecked: 'not checked',
  noSuchBackup: (name, folder) => `There is no backup “${name}” in “${folder}”.`,
  good: (name) => `Good: ${name}`,
  bad: (name, why) => `NOT good: ${name}: ${why}`,
  otherCounts: 'it holds other numbers of records than were noted when it was made',
  proven: (name, seconds) => `Proven: ${name} can be restored, in ${seconds} s`,
  notProven: (name) => `NOT proven: do not rely on ${name}`,
  notNoted: 'The proof is not noted in the log: the office is open elsewhere, or not in this folder.',
  protocolAt: (file) => `Protocol: ${file}`,
  noProtocol: (why) => `No protocol: ${why}`,
  sayYes: (name, folder) =>
    `This puts ${name} in the place of the office in “${folder}”; the present one is kept as a backup. Add --yes to do it.`,
  sayYesNew: (name, folder) => `This makes an office out of ${name} in “${folder}”. Add --yes to do it.`,
  restored: (name, kept) => `Restored: ${name}${kept === null ? '' : `; what was there before is kept as ${kept}`}`,
  doesNotOpen: (why, kept) =>
    `The backup is in the place of the office, but does not open: ${why}${kept === null ? '' : ` What was there before is kept as ${kept}: restore that one.`}`,
  filesMissing: (count) => `${count} stored files are neither in the office nor beside the backup.`,
  noPassphraseFile: (file, why) =>
    why === null
      ? `The file of the passphrase is not there: ${file}`
      : `The file of the passphrase cannot be read: ${file} (${why})`,
  passphraseNeeded: 'This backup is encrypted. Give its passphrase by --passphrase-file.',
  passphraseWrong: 'This is not the passphrase of this backup.',
  noTargets: 'Backups are copied to no further place.',
  targetThere: 'connected',
  targetAway: 'not connected',
  lastFailed: (why) => `, the last copy failed: ${why}`,
  targetNever: 'none yet',
  targetAdded: (folder) => `Backups are copied to ${folder} from now on.`,
  targetRemoved: (folder) => `Nothing is copied to ${folder} any more; what lies there stays.`,
  noSuchFolder: (folder) => `There is no folder “${folder}”. Make it first, and look whether the drive is connected.`,
  noSuchTarget: (which) => `“${which}” is not one of the places.`,
};

const ru: CommandWords = {
  help: `npm run backup -- КОМАНДА [ПАРАМЕТРЫ]

  make                        создать копию, проверить её и записать в дополнительные места, которые подключены
  list                        список копий, последние сначала
  check ИМЯ                   открыть копию и прочитать её целиком
  prove ИМЯ                   восстановить копию во временное место и просмотреть всё, что в ней есть
  restore ИМЯ --yes           поставить копию на место базы; нынешняя сначала сохраняется отдельной копией
  targets                     дополнительные места, куда записываются копии
  targets add ПАПКА           создать место в этой папке и записать туда последнюю копию
  targets remove ПАПКА        больше ничего туда не записывать; что там лежит, остаётся

  --data ПАПКА                папка базы; если не указана, та, что была открыта последней
  --place ПАПКА               где лежат копии; если не указана, в папке базы
  --passphrase-file ФАЙЛ      чем открыть зашифрованную копию
  --protocol ФАЙЛ.pdf         для prove: протокол; печатает Chromium, Chrome или Edge этого компьютера
  --warn-days N               для targets add: через сколько дней без копии предупреждать (7)
  --language en|ru|fr         на каком языке отвечать; если не указан, на языке системы

Коды завершения: 0 — сделано; 1 — копия неисправна или сделать не удалось; 2 — неверные слова; 3 — база открыта;
4 — парольной фразы нет или она не та; 5 — копия исправна, но в подключённое место не записалась.`,
  wrongWords: (about) => `Непонятно: ${about}. Смотрите --help.`,
  nameIt: 'Укажите имя копии (см. list).',
  noOffice: (folder) => `В папке «${folder}» базы нет. Укажите её папку через --data.`,
  moved: (folder, to) => `База из «${folder}» теперь в «${to}». Укажите эту папку через --data.`,
  unknown: (file) =>
    `В «${file}» записано, куда перенесена база, но прочитать это не удаётся. Пока это так, здесь ничего не делается.`,
  inUse: (folder) =>
    `База в папке «${folder}» открыта в программе. Сделайте это там или сначала закройте программу: две программы никогда не открывают один файл.`,
  shared: (folder) =>
    `Базой в папке «${folder}» пользуются несколько компьютеров. Сделайте это в программе: она знает, кто ведёт файл.`,
  made: (name, size) => `Создана и проверена: ${name} (${size})`,
  asked: (name) => `Создана и проверена программой, в которой открыта база: ${name}`,
  copied: (folder) => `Записана в ${folder}`,
  notCopied: (folder, problem) => `Не записана в ${folder}: ${problem}`,
  whyNotCopied: (problem) =>
    ({
      'no-space': 'диск заполнен',
      'no-right': 'на диск нельзя записывать',
      damaged: 'с диска читается не то, что было записано; возьмите другой',
      passphrase: 'ключа на этом компьютере больше нет; введите парольную фразу заново в программе',
      away: 'диск не отвечает',
    })[problem] ?? 'диск или программа сообщили об ошибке',
  notConnected: (folder) => `Место не подключено, копия не записана: ${folder}`,
  noBackups: (folder) => `В папке «${folder}» копий нет.`,
  reasons: {
    closing: 'при закрытии',
    daily: 'ежедневная',
    schedule: 'во время работы',
    migration: 'перед обновлением программы',
    manual: 'вручную',
    restore: 'перед восстановлением',
    move: 'осталась после переноса',
  },
  checked: 'проверена',
  unchecked: 'не проверена',
  noSuchBackup: (name, folder) => `В папке «${folder}» нет копии «${name}».`,
  good: (name) => `Исправна: ${name}`,
  bad: (name, why) => `НЕИСПРАВНА: ${name}: ${why}`,
  otherCounts: 'записей в ней не столько, сколько отмечено при её создании',
  proven: (name, seconds) => `Пробное восстановление удалось: ${name}, за ${seconds} с`,
  notProven: (name) => `Пробное восстановление НЕ удалось: на ${name} полагаться нельзя`,
  notNoted: 'Пробное восстановление не отмечено в журнале: база открыта в другом месте или лежит не в этой папке.',
  protocolAt: (file) => `Протокол: ${file}`,
  noProtocol: (why) => `Протокола нет: ${why}`,
  sayYes: (name, folder) =>
    `Копия ${name} встанет на место базы в папке «${folder}»; нынешняя сохранится отдельной копией. Чтобы сделать это, добавьте --yes.`,
  sayYesNew: (name, folder) =>
    `Из копии ${name} в папке «${folder}» будет создана база. Чтобы сделать это, добавьте --yes.`,
  restored: (name, kept) => `Восстановлена: ${name}${kept === null ? '' : `; прежняя база сохранена как ${kept}`}`,
  doesNotOpen: (why, kept) =>
    `Копия встала на место базы, но не открывается: ${why}${kept === null ? '' : ` Прежняя база сохранена как ${kept}: восстановите её.`}`,
  filesMissing: (count) => `Хранимых файлов, которых нет ни в базе, ни рядом с копией: ${count}.`,
  noPassphraseFile: (file, why) =>
    why === null ? `Файла с парольной фразой нет: ${file}` : `Файл с парольной фразой не читается: ${file} (${why})`,
  passphraseNeeded: 'Эта копия зашифрована. Укажите парольную фразу через --passphrase-file.',
  passphraseWrong: 'У этой копии другая парольная фраза.',
  noTargets: 'Дополнительных мест для копий нет.',
  targetThere: 'подключена',
  targetAway: 'не подключена',
  lastFailed: (why) => `, последняя копия не записалась: ${why}`,
  targetNever: 'ещё нет',
  targetAdded: (folder) => `Теперь копии записываются и в ${folder}.`,
  targetRemoved: (folder) => `В ${folder} больше ничего не записывается; что там лежит, остаётся.`,
  noSuchFolder: (folder) => `Папки «${folder}» нет. Сначала создайте её и проверьте, подключён ли диск.`,
  noSuchTarget: (which) => `«${which}» нет среди этих мест.`,
};

const fr: CommandWords = {
  help: `npm run backup -- COMMANDE [OPTIONS]

  make                        fait une sauvegarde, la vérifie et la copie aux autres emplacements connectés
  list                        les sauvegardes, la dernière d’abord
  check NOM                   ouvre une sauvegarde et la lit en entier
  prove NOM                   restaure une sauvegarde dans un lieu temporaire et examine tout ce qu’elle contient
  restore NOM --yes           met une sauvegarde à la place de la base, qui est d’abord conservée comme sauvegarde
  targets                     les autres emplacements où les sauvegardes sont copiées
  targets add DOSSIER         crée un emplacement dans ce dossier et y copie la dernière sauvegarde
  targets remove DOSSIER      n’y copie plus rien ; ce qui s’y trouve reste

  --data DOSSIER              le dossier de la base ; à défaut, le dernier ouvert
  --place DOSSIER             où se trouvent les sauvegardes ; à défaut, dans le dossier de la base
  --passphrase-file FICHIER   ce qui ouvre une sauvegarde chiffrée
  --protocol FICHIER.pdf      avec prove : le procès-verbal, imprimé par Chromium, Chrome ou Edge
  --warn-days N               avec targets add : un avertissement paraît après tant de jours sans copie (7)
  --language en|ru|fr         la langue des réponses ; à défaut, celle du système

Codes de sortie : 0 fait ; 1 la sauvegarde n’est pas bonne, ou cela n’a pas pu être fait ; 2 mots incompris ; 3 la base
est ouverte ; 4 la phrase secrète manque ou n’est pas la bonne ; 5 la sauvegarde est bonne, mais n’a pas pu être
copiée à un emplacement connecté.`,
  wrongWords: (about) => `Incompris : ${about}. Voir --help.`,
  nameIt: 'Indiquez le nom de la sauvegarde (voir list).',
  noOffice: (folder) => `Il n’y a pas de base dans « ${folder} ». Indiquez son dossier par --data.`,
  moved: (folder, to) => `La base de « ${folder} » est maintenant dans « ${to} ». Indiquez ce dossier par --data.`,
  unknown: (file) =>
    `« ${file} » indique où la base est partie, mais il est illisible. Rien n’est fait ici tant qu’il l’est.`,
  inUse: (folder) =>
    `La base de « ${folder} » est ouverte dans le programme. Faites-le là, ou fermez d’abord le programme : deux programmes n’ouvrent jamais le même fichier.`,
  shared: (folder) =>
    `Plusieurs ordinateurs partagent la base de « ${folder} ». Faites-le dans le programme, qui sait qui tient le fichier.`,
  made: (name, size) => `Faite et vérifiée : ${name} (${size})`,
  asked: (name) => `Faite et vérifiée par le programme où la base est ouverte : ${name}`,
  copied: (folder) => `Copiée dans ${folder}`,
  notCopied: (folder, problem) => `Pas copiée dans ${folder} : ${problem}`,
  whyNotCopied: (problem) =>
    ({
      'no-space': 'le disque est plein',
      'no-right': 'l’écriture sur ce disque est impossible',
      damaged: 'le disque ne rend pas ce qui y a été écrit ; prenez-en un autre',
      passphrase: 'cet ordinateur n’a plus la clé ; saisissez à nouveau la phrase secrète dans le programme',
      away: 'le disque ne répond pas',
    })[problem] ?? 'le disque ou le programme a signalé une erreur',
  notConnected: (folder) => `Non connecté, pas copiée : ${folder}`,
  noBackups: (folder) => `Il n’y a pas de sauvegarde dans « ${folder} ».`,
  reasons: {
    closing: 'à la fermeture',
    daily: 'quotidienne',
    schedule: 'en cours de travail',
    migration: 'avant une mise à jour du programme',
    manual: 'à la main',
    restore: 'avant une restauration',
    move: 'laissée par un déplacement',
  },
  checked: 'vérifiée',
  unchecked: 'non vérifiée',
  noSuchBackup: (name, folder) => `Il n’y a pas de sauvegarde « ${name} » dans « ${folder} ».`,
  good: (name) => `Bonne : ${name}`,
  bad: (name, why) => `PAS bonne : ${name} : ${why}`,
  otherCounts: 'elle ne contient pas les nombres d’enregistrements notés lors de sa création',
  proven: (name, seconds) => `Éprouvée : ${name} peut être restaurée, en ${seconds} s`,
  notProven: (name) => `Épreuve échouée : ne comptez pas sur ${name}`,
  notNoted: 'L’épreuve n’est pas notée au journal : la base est ouverte ailleurs, ou n’est pas dans ce dossier.',
  protocolAt: (file) => `Procès-verbal : ${file}`,
  noProtocol: (why) => `Pas de procès-verbal : ${why}`,
  sayYes: (name, folder) =>
    `${name} prendra la place de la base de « ${folder} » ; l’actuelle est conservée comme sauvegarde. Ajoutez --yes pour le faire.`,
  sayYesNew: (name, folder) =>
    `Une base sera créée à partir de ${name} dans « ${folder} ». Ajoutez --yes pour le faire.`,
  restored: (name, kept) =>
    `Restaurée : ${name}${kept === null ? '' : ` ; la base précédente est conservée sous ${kept}`}`,
  doesNotOpen: (why, kept) =>
    `La sauvegarde est à la place de la base, mais ne s’ouvre pas : ${why}${kept === null ? '' : ` La base précédente est conservée sous ${kept} : restaurez-la.`}`,
  filesMissing: (count) => `${count} fichiers conservés ne sont ni dans la base ni à côté de la sauvegarde.`,
  noPassphraseFile: (file, why) =>
    why === null
      ? `Le fichier de la phrase secrète est introuvable : ${file}`
      : `Le fichier de la phrase secrète ne peut pas être lu : ${file} (${why})`,
  passphraseNeeded: 'Cette sauvegarde est chiffrée. Donnez sa phrase secrète par --passphrase-file.',
  passphraseWrong: 'Ce n’est pas la phrase secrète de cette sauvegarde.',
  noTargets: 'Les sauvegardes ne sont copiées nulle part ailleurs.',
  targetThere: 'connecté',
  targetAway: 'non connecté',
  lastFailed: (why) => `, la dernière copie a échoué : ${why}`,
  targetNever: 'aucune encore',
  targetAdded: (folder) => `Les sauvegardes sont désormais copiées dans ${folder}.`,
  targetRemoved: (folder) => `Plus rien n’est copié dans ${folder} ; ce qui s’y trouve reste.`,
  noSuchFolder: (folder) =>
    `Le dossier « ${folder} » n’existe pas. Créez-le d’abord et vérifiez que le lecteur est connecté.`,
  noSuchTarget: (which) => `« ${which} » n’est pas un de ces emplacements.`,
};

export const commandWords: Readonly<Record<Language, CommandWords>> = { en, ru, fr };
