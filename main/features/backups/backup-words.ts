/** What is said about the places of backups. */
import type { Said } from '../../engine/failure.ts';

/** Said of a folder that goes with the office when its drive breaks. */
export function insideOffice(folder: string): Said {
  return {
    en: `“${folder}” lies inside of the office folder, where there are backups already. Choose a folder on another drive.`,
    ru: `«${folder}» находится внутри папки базы, где копии уже есть. Выберите папку на другом диске.`,
    fr: `« ${folder} » se trouve dans le dossier de la base, où il y a déjà des sauvegardes. Choisissez un dossier sur un autre disque.`,
  };
}

export const noSuchTarget: Said = {
  en: 'This place for backups is no longer in the list.',
  ru: 'Этого места для копий больше нет в списке.',
  fr: 'Cet emplacement de sauvegarde n’est plus dans la liste.',
};

export const passphraseNeeded: Said = {
  en: 'This backup is encrypted. Type its passphrase.',
  ru: 'Эта копия зашифрована. Введите её парольную фразу.',
  fr: 'Cette sauvegarde est chiffrée. Saisissez sa phrase secrète.',
};

export const passphraseWrong: Said = {
  en: 'This is not the passphrase of this backup.',
  ru: 'У этой копии другая парольная фраза.',
  fr: 'Ce n’est pas la phrase secrète de cette sauvegarde.',
};

export const lookIsOver: Said = {
  en: 'This backup is no longer open. Open it again.',
  ru: 'Эта копия уже закрыта. Откройте её ещё раз.',
  fr: 'Cette sauvegarde n’est plus ouverte. Rouvrez-la.',
};

export const notAllIsSeen: Said = {
  en: 'A backup shows everything. Only whoever may see all clients, products and documents with all their fields may look inside.',
  ru: 'В копии видно всё. Заглянуть внутрь может только тот, кому видны все клиенты, товары и документы со всеми полями.',
  fr: 'Une sauvegarde montre tout. Seul celui qui peut voir tous les clients, articles et documents avec tous leurs champs peut regarder dedans.',
};

export const noSuchRecord: Said = {
  en: 'This record is not in the backup.',
  ru: 'Этой записи в копии нет.',
  fr: 'Cet enregistrement n’est pas dans la sauvegarde.',
};
