/** What is said of documents that do not come out. */
import { mergedDocuments, mergedMegabytes } from '../../../preload/contract/outputs.ts';
import { Failure, type Said } from '../../engine/failure.ts';

export const notTried: Said = {
  en: 'Not tried: those before it failed again and again.',
  ru: 'Не дошла очередь: предыдущие подряд не вышли.',
  fr: 'Non tenté : les précédents ont échoué à la suite.',
};

/** The words of the system, with the name of the printer. */
export function printerSays(printer: string, error: unknown): Failure {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/u, '');
  return new Failure('unavailable', {
    en: `“${printer}” did not print: ${reason}.`,
    ru: `«${printer}» не напечатал: ${reason}.`,
    fr: `« ${printer} » n’a pas imprimé : ${reason}.`,
  });
}

export const noPrinters: Said = {
  en: 'Here the browser prints: it has a dialog of its own.',
  ru: 'Здесь печатает браузер: у него своё окно печати.',
  fr: 'Ici, c’est le navigateur qui imprime, par sa propre fenêtre.',
};

export const tooManyForOne: Said = {
  en: `More than ${mergedDocuments} documents do not go into one PDF. Save them as a ZIP, or select fewer.`,
  ru: `Больше ${mergedDocuments} документов в один PDF не помещается. Сохраните их в ZIP или выберите меньше.`,
  fr: `Un seul PDF ne contient pas plus de ${mergedDocuments} documents. Enregistrez-les en ZIP ou choisissez-en moins.`,
};

export const tooLargeForOne: Said = {
  en: `Together these documents are too large for one PDF, which takes ${mergedMegabytes} MB. Save them as a ZIP, or select fewer.`,
  ru: `Вместе эти документы слишком велики для одного PDF: в него помещается ${mergedMegabytes} МБ. Сохраните их в ZIP или выберите меньше.`,
  fr: `Ensemble, ces documents sont trop volumineux pour un seul PDF, limité à ${mergedMegabytes} Mo. Enregistrez-les en ZIP ou choisissez-en moins.`,
};
