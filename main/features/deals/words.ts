/** What the user is told about deals and pipelines. */
import type { RequiredFact, StageUse } from '../../../preload/contract/deals.ts';
import type { Said } from '../../engine/failure.ts';

export const noSuchDeal: Said = {
  en: 'This deal is no longer there.',
  ru: 'Этой сделки больше нет.',
  fr: 'Cette affaire n’existe plus.',
};
export const dealInBin: Said = {
  en: 'The deal is in the bin. Restore it first.',
  ru: 'Сделка удалена в корзину. Сначала восстановите её.',
  fr: 'L’affaire est dans la corbeille. Restaurez-la d’abord.',
};
export const dealOfOthers: Said = {
  en: 'This deal is in the care of somebody else: you may see it and not change it.',
  ru: 'Эту сделку ведёт другой сотрудник: вам можно её смотреть, но не менять.',
  fr: 'Cette affaire est suivie par quelqu’un d’autre : vous pouvez la consulter, pas la modifier.',
};
export const dealChanged: Said = {
  en: 'Somebody else has changed the deal meanwhile. Look at it again before you remove it.',
  ru: 'Пока вы работали, сделку изменил другой сотрудник. Посмотрите на неё ещё раз, прежде чем удалять.',
  fr: 'Quelqu’un d’autre a modifié l’affaire entre-temps. Regardez-la de nouveau avant de la supprimer.',
};
export const movedMeanwhile = (stage: string): Said => ({
  en: `Somebody else has moved the deal to “${stage}” meanwhile.`,
  ru: `Пока вы работали, другой сотрудник перевёл сделку на этап «${stage}».`,
  fr: `Quelqu’un d’autre a déplacé l’affaire vers « ${stage} » entre-temps.`,
});
export const movedSince: Said = {
  en: 'This move can no longer be undone: the deal has been moved since.',
  ru: 'Этот перенос уже не отменить: после него сделку перенесли ещё раз.',
  fr: 'Ce déplacement ne peut plus être annulé : l’affaire a été déplacée depuis.',
};
export const clientInBin: Said = {
  en: 'The client is in the bin.',
  ru: 'Клиент удалён в корзину.',
  fr: 'Le client est dans la corbeille.',
};
export const contactOfOther: Said = {
  en: 'This person is not a contact of the client.',
  ru: 'Это лицо не относится к контактам клиента.',
  fr: 'Cette personne n’est pas un contact du client.',
};
export const reasonMissing: Said = {
  en: 'Say why the deal is lost.',
  ru: 'Укажите причину отказа.',
  fr: 'Indiquez pourquoi l’affaire est perdue.',
};
export const notClosed: Said = {
  en: 'The deal is open.',
  ru: 'Сделка открыта.',
  fr: 'L’affaire est en cours.',
};
export const noSuchStage: Said = {
  en: 'This stage is no longer there.',
  ru: 'Этого этапа больше нет.',
  fr: 'Cette étape n’existe plus.',
};
export const noSuchPipeline: Said = {
  en: 'This pipeline is no longer there.',
  ru: 'Этой воронки больше нет.',
  fr: 'Ce cycle de vente n’existe plus.',
};
export const pipelineChanged: Said = {
  en: 'Somebody else has changed the pipeline meanwhile.',
  ru: 'Пока вы работали, воронку изменил другой сотрудник.',
  fr: 'Quelqu’un d’autre a modifié ce cycle de vente entre-temps.',
};
export const stageInUse = (stage: string, { here, gone }: StageUse): Said => {
  const left = gone.reduce((sum, { count }) => sum + count, 0);
  return {
    en: `“${stage}” stays what it is: deals in it now: ${here}; deals that have left it: ${left}.`,
    ru: `Этап «${stage}» остаётся каким был: сделок на нём сейчас — ${here}, ушло с него — ${left}.`,
    fr: `L’étape « ${stage} » reste ce qu’elle est : affaires qui s’y trouvent : ${here} ; affaires qui l’ont quittée : ${left}.`,
  };
};
export const lastPipeline: Said = {
  en: 'The office needs one pipeline that is offered. Add another one first.',
  ru: 'Нужна хотя бы одна действующая воронка. Сначала добавьте другую.',
  fr: 'Il faut au moins un cycle de vente proposé. Ajoutez-en d’abord un autre.',
};
export const stagesWrong: Said = {
  en: 'A pipeline has at least one open stage, one that is won and one that is lost.',
  ru: 'В воронке должны быть хотя бы один открытый этап, один этап «выиграно» и один «проиграно».',
  fr: 'Un cycle de vente comporte au moins une étape ouverte, une étape « gagnée » et une étape « perdue ».',
};
export const startsOpen: Said = {
  en: 'A deal begins in an open stage.',
  ru: 'Сделка начинается с открытого этапа.',
  fr: 'Une affaire commence à une étape ouverte.',
};

/** What is missing before the deal may enter a stage. */
export const missing: Readonly<Record<RequiredFact, Said>> = {
  amount: {
    en: 'This stage needs the amount.',
    ru: 'На этом этапе нужна сумма.',
    fr: 'Cette étape exige le montant.',
  },
  expectedClose: {
    en: 'This stage needs the day on which it is expected to close.',
    ru: 'На этом этапе нужна ожидаемая дата закрытия.',
    fr: 'Cette étape exige la date de conclusion prévue.',
  },
  contact: {
    en: 'This stage needs a contact person.',
    ru: 'На этом этапе нужно контактное лицо.',
    fr: 'Cette étape exige un interlocuteur.',
  },
  lines: {
    en: 'This stage needs lines with products.',
    ru: 'На этом этапе нужны позиции с товарами или услугами.',
    fr: 'Cette étape exige des lignes de produits.',
  },
};
