/** What the user is told about campaigns. */
import type { Said } from '../../engine/failure.ts';

export const noSuchCampaign: Said = {
  en: 'This campaign is no longer there. Choose another one.',
  ru: 'Этой кампании больше нет. Выберите другую.',
  fr: 'Cette campagne n’existe plus. Choisissez-en une autre.',
};
export const campaignChanged: Said = {
  en: 'Somebody else has changed the campaign meanwhile.',
  ru: 'Пока вы работали, кампанию изменил другой сотрудник.',
  fr: 'Quelqu’un d’autre a modifié la campagne entre-temps.',
};
export const nameTaken: Said = {
  en: 'There is a campaign of this name already.',
  ru: 'Кампания с таким названием уже есть.',
  fr: 'Il y a déjà une campagne de ce nom.',
};
export const daysTurned: Said = {
  en: 'The last day is before the first.',
  ru: 'Последний день раньше первого.',
  fr: 'Le dernier jour précède le premier.',
};
export const campaignInUse = (count: number): Said => ({
  en: `Clients and deals that came of it: ${count}. Archive it instead: they keep it.`,
  ru: `Клиентов и сделок, пришедших с неё: ${count}. Отправьте её в архив: они её сохранят.`,
  fr: `Clients et affaires qui en viennent : ${count}. Archivez-la plutôt : ils la gardent.`,
});
