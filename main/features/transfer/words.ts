/** What the export of everything, and taking it over, say. */
import { Failure } from '../../engine/failure.ts';

/** The file is no export at all. */
export const noExport = () =>
  new Failure('invalid', {
    en: 'This is not an export of Kontor. Choose the ZIP file that “Export everything” has made.',
    ru: 'Это не выгрузка Kontor. Выберите файл ZIP, который создала команда «Выгрузить всё».',
    fr: 'Ce n’est pas un export de Kontor. Choisissez le fichier ZIP créé par « Tout exporter ».',
  });

/** A part of the export is not what it was when it was made, or not there. */
export const damagedPart = (part: string) =>
  new Failure('invalid', {
    en: `The export is damaged: “${part}” is missing or was changed. Nothing was taken over. Copy the file again, or make a new export.`,
    ru: `Выгрузка повреждена: часть «${part}» отсутствует или изменена. Ничего не загружено. Скопируйте файл ещё раз или сделайте новую выгрузку.`,
    fr: `L’export est endommagé : « ${part} » est absent ou a été modifié. Rien n’a été repris. Copiez le fichier à nouveau ou refaites l’export.`,
  });

/** What stands in a part fits no database. */
export const wrongPart = (part: string, why: string) =>
  new Failure('invalid', {
    en: `“${part}” of the export does not fit this program (${why}). Nothing was taken over.`,
    ru: `Часть «${part}» выгрузки не подходит этой программе (${why}). Ничего не загружено.`,
    fr: `« ${part} » de l’export ne convient pas à ce programme (${why}). Rien n’a été repris.`,
  });

/** Made by a later version of the program. */
export const newerExport = (version: string) =>
  new Failure('invalid', {
    en: `The export was made by Kontor ${version}, which is newer than this program. Update this program first.`,
    ru: `Выгрузка сделана программой Kontor ${version}, она новее этой. Сначала обновите программу.`,
    fr: `L’export a été fait par Kontor ${version}, plus récent que ce programme. Mettez d’abord ce programme à jour.`,
  });

/** The person is none who may do everything. */
export const noSuchAdministrator = {
  en: 'Choose somebody who may do everything in this office.',
  ru: 'Выберите того, кому в этой базе разрешено всё.',
  fr: 'Choisissez quelqu’un qui a tous les droits dans cette base.',
};

/** Several people sign in to this office. */
export const passwordNeeded = {
  en: 'Several people work in this office: set a password.',
  ru: 'В этой базе работает несколько человек: задайте пароль.',
  fr: 'Plusieurs personnes utilisent cette base : définissez un mot de passe.',
};
