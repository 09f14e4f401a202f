/** What is said of a folder that the office cannot be moved to, or that it cannot be followed to. */
import type { MovingPlan } from '../../../preload/contract/moving.ts';
import type { Said } from '../../engine/failure.ts';

/** Why the office cannot be moved there. */
export function cannotMove(problem: NonNullable<MovingPlan['problem']>, to: string): Said {
  switch (problem) {
    case 'same':
      return {
        en: `“${to}” is the folder of the office itself, or lies inside of it. Choose another one.`,
        ru: `«${to}» — это сама папка базы или папка внутри неё. Выберите другую.`,
        fr: `« ${to} » est le dossier de la base lui-même, ou se trouve à l’intérieur. Choisissez-en un autre.`,
      };
    case 'cloud':
      return {
        en: `“${to}” is synchronised by a cloud service, which would copy the database while it is being written and damage it. Choose another folder.`,
        ru: `Папку «${to}» синхронизирует облако: оно копировало бы базу во время записи и повредило бы её. Выберите другую папку.`,
        fr: `« ${to} » est synchronisé par un service en ligne, qui copierait la base pendant son écriture et l’endommagerait. Choisissez un autre dossier.`,
      };
    case 'has-office':
      return {
        en: `There is an office in “${to}” already. Choose an empty folder.`,
        ru: `В папке «${to}» уже есть база. Выберите пустую папку.`,
        fr: `Il y a déjà une base dans « ${to} ». Choisissez un dossier vide.`,
      };
    case 'not-empty':
      return {
        en: `“${to}” is not empty. Choose an empty folder, or make a new one.`,
        ru: `Папка «${to}» не пуста. Выберите пустую папку или создайте новую.`,
        fr: `« ${to} » n’est pas vide. Choisissez un dossier vide, ou créez-en un.`,
      };
    case 'not-writable':
      return {
        en: `Nothing can be written into “${to}”. Ask for the right to change this folder, or choose another one.`,
        ru: `В папку «${to}» нельзя ничего записать. Попросите право на её изменение или выберите другую.`,
        fr: `Rien ne peut être écrit dans « ${to} ». Demandez le droit de modifier ce dossier, ou choisissez-en un autre.`,
      };
    case 'no-space':
      return {
        en: `There is too little space on the drive of “${to}”. Free some, or choose another one.`,
        ru: `На диске с папкой «${to}» слишком мало места. Освободите его или выберите другой диск.`,
        fr: `Il y a trop peu de place sur le lecteur de « ${to} ». Libérez-en, ou choisissez-en un autre.`,
      };
  }
}

/** Said where the folder is known under another name, or not connected, or is one of another office here. */
export function cannotFollow(to: string): Said {
  return {
    en: `This office is not found in “${to}” on this computer. Connect the drive, or choose the folder under the name that it has here.`,
    ru: `На этом компьютере этой базы в «${to}» нет. Подключите диск или выберите папку под тем именем, которое она имеет здесь.`,
    fr: `Sur cet ordinateur, cette base ne se trouve pas dans « ${to} ». Connectez le lecteur, ou choisissez le dossier sous le nom qu’il porte ici.`,
  };
}

export const notMoved: Said = {
  en: 'This office was not moved.',
  ru: 'Эту базу не перемещали.',
  fr: 'Cette base n’a pas été déplacée.',
};
