/** What is said of a database that cannot be used: which file, what is wrong, what can be done. */
import { basename } from 'node:path';
import { isBackupName } from '../../db/backup-files.ts';
import type { DatabaseProblem } from '../../db/database-problem.ts';
import { isOfMove } from '../sharing/moved-office.ts';
import { cloudServiceOf } from './cloud-folders.ts';
import type { Said } from './failure.ts';

/** Names the file or folder, says what is wrong with it and what the user can do about it. */
export function problemWords(error: DatabaseProblem): Said {
  const { problem, path, neededVersion } = error;
  const ofBackup = isBackupName(basename(path)) ? backupProblemWords(error) : null;
  if (ofBackup !== null) return ofBackup;
  switch (problem) {
    case 'missing':
      return {
        en: `“${path}” is not there. The drive may not be connected, or the folder was moved or renamed. Connect the drive and try again, choose the folder where it lies now, or restore a backup.`,
        ru: `«${path}» не найден. Возможно, диск не подключён, либо папку переместили или переименовали. Подключите диск и повторите, выберите папку, где она лежит теперь, или восстановите резервную копию.`,
        fr: `« ${path} » est introuvable. Le lecteur n’est peut-être pas connecté, ou le dossier a été déplacé ou renommé. Connectez le lecteur et réessayez, choisissez le dossier où il se trouve maintenant ou restaurez une sauvegarde.`,
      };
    case 'no-right':
      return {
        en: `“${path}” cannot be read and written: the system denies it. Ask whoever looks after the computer to give you the right to change this folder, then try again.`,
        ru: `Система не разрешает читать и изменять «${path}». Попросите того, кто обслуживает компьютер, дать вам право на изменение этой папки, и повторите.`,
        fr: `Le système refuse de lire ou de modifier « ${path} ». Demandez à la personne qui gère l’ordinateur le droit de modifier ce dossier, puis réessayez.`,
      };
    case 'no-space':
      return {
        en: `The disk with “${path}” is full. Free some space and try again; nothing was lost.`,
        ru: `Диск, на котором находится «${path}», заполнен. Освободите место и повторите; ничего не потеряно.`,
        fr: `Le disque contenant « ${path} » est plein. Libérez de l’espace et réessayez ; rien n’a été perdu.`,
      };
    case 'not-a-database':
      return {
        en: `“${path}” is not a database: its content is something else. It was left as it is. Restore a backup, or choose another folder.`,
        ru: `«${path}» — не база данных: внутри что-то другое. Файл оставлен без изменений. Восстановите резервную копию или выберите другую папку.`,
        fr: `« ${path} » n’est pas une base de données : son contenu est autre. Le fichier n’a pas été touché. Restaurez une sauvegarde ou choisissez un autre dossier.`,
      };
    case 'not-kontor':
      return {
        en: `“${path}” is a database of another program. It was left as it is. Choose another folder, or restore a backup.`,
        ru: `«${path}» — база данных другой программы. Файл оставлен без изменений. Выберите другую папку или восстановите резервную копию.`,
        fr: `« ${path} » est la base de données d’un autre programme. Le fichier n’a pas été touché. Choisissez un autre dossier ou restaurez une sauvegarde.`,
      };
    case 'damaged':
      return {
        en: `“${path}” is damaged and cannot be read safely. It was left as it is. Restore the latest backup; the damaged file is kept beside it.`,
        ru: `«${path}» повреждён, читать его небезопасно. Файл оставлен без изменений. Восстановите последнюю резервную копию; повреждённый файл сохранится рядом.`,
        fr: `« ${path} » est endommagé et ne peut pas être lu sans risque. Le fichier n’a pas été touché. Restaurez la dernière sauvegarde ; le fichier endommagé est conservé à côté.`,
      };
    case 'newer':
      return neededVersion === null
        ? {
            en: `“${path}” was made by a newer Kontor. Update the program on this computer; the database was left as it is.`,
            ru: `«${path}» создан более новой версией Kontor. Обновите программу на этом компьютере; база оставлена без изменений.`,
            fr: `« ${path} » a été créé par une version plus récente de Kontor. Mettez à jour le programme sur cet ordinateur ; la base n’a pas été touchée.`,
          }
        : {
            en: `“${path}” was made by a newer Kontor: version ${neededVersion} or later is needed. Update the program on this computer; the database was left as it is.`,
            ru: `«${path}» создан более новой версией Kontor: нужна версия ${neededVersion} или новее. Обновите программу на этом компьютере; база оставлена без изменений.`,
            fr: `« ${path} » a été créé par une version plus récente de Kontor : il faut la version ${neededVersion} ou une plus récente. Mettez à jour le programme sur cet ordinateur ; la base n’a pas été touchée.`,
          };
    case 'away':
      if (isOfMove(path))
        return {
          en: `“${path}” says where this office has gone, and cannot be read. Nothing is opened here, so that there are not two offices. Look at the drive and try again; or open the office in its new folder.`,
          ru: `В «${path}» записано, куда перенесена эта база, но прочитать это не удаётся. Здесь ничего не открывается, чтобы не получилось двух баз. Проверьте диск и повторите или откройте базу в её новой папке.`,
          fr: `« ${path} » indique où cette base est partie, mais il est illisible. Rien n’est ouvert ici, pour qu’il n’y ait pas deux bases. Vérifiez le lecteur et réessayez, ou ouvrez la base dans son nouveau dossier.`,
        };
      return {
        en: `The drive with “${path}” does not answer. Look at the cable and the network; what was saved before is safe.`,
        ru: `Диск с «${path}» не отвечает. Проверьте кабель и сеть; всё, что было сохранено раньше, в безопасности.`,
        fr: `Le lecteur contenant « ${path} » ne répond pas. Vérifiez le câble et le réseau ; ce qui a été enregistré avant est en sécurité.`,
      };
    case 'not-kept':
      return {
        en: `Another computer keeps “${path}” now. Nothing was written; try again in a moment.`,
        ru: `Базу «${path}» теперь ведёт другой компьютер. Ничего не записано; повторите через минуту.`,
        fr: `Un autre ordinateur tient maintenant « ${path} ». Rien n’a été écrit ; réessayez dans un instant.`,
      };
    case 'cloud': {
      const service = cloudServiceOf(path) ?? '';
      return {
        en: `“${path}” is synchronised by ${service}, which copies the database while it is being written: sooner or later it would be damaged. Close Kontor, move the folder out of ${service} (to C:\\Kontor, say, or to a network drive if several computers use it), and open it there.`,
        ru: `Папку «${path}» синхронизирует ${service}: он копирует базу прямо во время записи, и рано или поздно она будет повреждена. Закройте Kontor, переместите папку из ${service} (например, в C:\\Kontor или на сетевой диск, если базой пользуются с нескольких компьютеров) и откройте её там.`,
        fr: `Le dossier « ${path} » est synchronisé par ${service}, qui copie la base pendant qu’elle est écrite : tôt ou tard, elle serait endommagée. Fermez Kontor, déplacez le dossier hors de ${service} (par exemple vers C:\\Kontor, ou vers un lecteur réseau si plusieurs ordinateurs l’utilisent), puis ouvrez-le là.`,
      };
    }
    case 'moved':
      return {
        en: `The office is in “${path}” now. Open it there.`,
        ru: `База теперь в папке «${path}». Откройте её там.`,
        fr: `La base est maintenant dans « ${path} ». Ouvrez-la là-bas.`,
      };
    case 'in-use':
      return {
        en: `“${path}” is open in another Kontor on this computer. Close that one, then try again.`,
        ru: `«${path}» уже открыт другой программой Kontor на этом компьютере. Закройте её и повторите.`,
        fr: `« ${path} » est déjà ouvert par un autre Kontor sur cet ordinateur. Fermez-le, puis réessayez.`,
      };
  }
}

/** Said of a backup, of which nothing has been put anywhere yet; null where it is not the backup itself that is at fault. */
function backupProblemWords({ problem, path, neededVersion }: DatabaseProblem): Said | null {
  const name = basename(path);
  switch (problem) {
    case 'missing':
      return {
        en: `The copy “${name}” is not there any more. Read the list again, and look whether the drive is connected.`,
        ru: `Копии «${name}» больше нет. Обновите список и проверьте, подключён ли диск.`,
        fr: `La copie « ${name} » n’est plus là. Relisez la liste et vérifiez que le lecteur est connecté.`,
      };
    case 'damaged':
    case 'not-a-database':
    case 'not-kontor':
      return damagedCopy;
    case 'newer':
      return neededVersion === null
        ? {
            en: 'This copy was made by a newer Kontor. Update the program on this computer first; nothing was replaced.',
            ru: 'Эта копия создана более новой версией Kontor. Сначала обновите программу на этом компьютере; ничего не заменено.',
            fr: 'Cette copie a été faite par une version plus récente de Kontor. Mettez d’abord à jour le programme sur cet ordinateur ; rien n’a été remplacé.',
          }
        : {
            en: `This copy needs a newer Kontor: version ${neededVersion} or later. Update the program on this computer first; nothing was replaced.`,
            ru: `Для этой копии нужна более новая версия Kontor: ${neededVersion} или новее. Сначала обновите программу на этом компьютере; ничего не заменено.`,
            fr: `Cette copie demande une version plus récente de Kontor : ${neededVersion} ou une plus récente. Mettez d’abord à jour le programme sur cet ordinateur ; rien n’a été remplacé.`,
          };
    default:
      return null;
  }
}

/** Said of a backup that is not what was written once. */
export const damagedCopy: Said = {
  en: 'This copy is damaged. Take another one, or the copy at another place.',
  ru: 'Эта копия повреждена. Возьмите другую или ту, что лежит в другом месте.',
  fr: 'Cette copie est endommagée. Prenez-en une autre, ou celle d’un autre emplacement.',
};

/** Said of a database that this program cannot bring up to date: the program's own fault. */
export function migrationWords(path: string): Said {
  return {
    en: `This version of the program cannot bring “${path}” up to date. That is a fault of the program; the database was left as it is. Go back to the version that was used before, and tell the support.`,
    ru: `Эта версия программы не может обновить структуру «${path}». Это ошибка программы; база оставлена без изменений. Вернитесь к прежней версии и сообщите в службу поддержки.`,
    fr: `Cette version du programme ne peut pas mettre à jour « ${path} ». C’est un défaut du programme ; la base n’a pas été touchée. Revenez à la version précédente et prévenez l’assistance.`,
  };
}
