/** What exports say. */
import type { ListName } from '../../../preload/contract/lists.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { Failure, type Said } from '../../engine/failure.ts';

const titles: Readonly<Record<ListName, Said>> = {
  clients: { en: 'Clients', ru: 'Клиенты', fr: 'Clients' },
  products: { en: 'Products', ru: 'Товары', fr: 'Produits' },
  documents: { en: 'Documents', ru: 'Документы', fr: 'Documents' },
  activities: { en: 'Tasks', ru: 'Дела', fr: 'Tâches' },
  deals: { en: 'Deals', ru: 'Сделки', fr: 'Affaires' },
};

/** What the list is called, for names of files and sheets. */
export function listTitle(list: ListName, language: Language): string {
  return titles[list][language];
}

/** How many rows are printed; `rows` written as the language writes numbers. */
export const countedRows = (rows: string): Said => ({
  en: `Rows: ${rows}`,
  ru: `Строк: ${rows}`,
  fr: `Lignes\u00a0: ${rows}`,
});

/** The list is too long to be printed. */
export const tooManyRows = (most: number) =>
  new Failure('invalid', {
    en: `The list has more than ${most} rows, which is too many for paper. Filter it, or export it to Excel.`,
    ru: `В списке больше ${most} строк: для бумаги это слишком много. Отфильтруйте его или выгрузите в Excel.`,
    fr: `La liste compte plus de ${most} lignes, c’est trop pour le papier. Filtrez-la ou exportez-la vers Excel.`,
  });
