/** Deals of the example office: two months of them, in every stage, some won, some lost, some that stand still. */
import type { Said } from '../../engine/failure.ts';
import { daysAfter } from './plan-days.ts';
import type { PlannedDocument } from './plan-documents.ts';
import { inOwnMoney } from './plan-office.ts';
import { randomFrom } from './random.ts';

/** A deal and how it went from stage to stage; stages by their place in the pipeline that every office begins with. */
export interface PlannedDeal {
  readonly clientIndex: number;
  readonly name: Said;
  /** When it was begun. */
  readonly day: string;
  /** In minor units of the office's own currency. */
  readonly amount: number;
  readonly expectedClose: string;
  readonly moves: readonly { readonly day: string; readonly stage: number }[];
}

const names: readonly Said[] = [
  { en: 'Yearly order', ru: 'Годовой заказ', fr: 'Commande annuelle' },
  { en: 'New equipment', ru: 'Новое оборудование', fr: 'Nouvel équipement' },
  { en: 'First delivery', ru: 'Первая поставка', fr: 'Première livraison' },
  { en: 'Service contract', ru: 'Договор на обслуживание', fr: 'Contrat de service' },
  { en: 'Spring campaign', ru: 'Весенняя акция', fr: 'Campagne de printemps' },
];

/** Where each deal stands today: five open stages, then won and lost. */
const standing = [0, 5, 1, 3, 2, 6, 0, 4, 5, 2, 1, 5, 3, 2, 6, 1, 4, 5, 0, 3, 2, 5, 6, 1];
const won = 5;
const daysBetween = 3;

/** As many as `standing` says, with clients of the older half of these documents, so that they are known by then. */
export function plannedDeals(
  seed: string,
  today: string,
  documents: readonly PlannedDocument[],
  currency: string,
): PlannedDeal[] {
  const chance = randomFrom(`${seed} deals`);
  const known = documents.slice(0, Math.ceil(documents.length / 2));
  return standing.flatMap((stage, place) => {
    const document = known[(place * 41) % Math.max(1, known.length)];
    if (document === undefined) return [];
    const through =
      stage >= won ? [...Array.from({ length: chance.whole(1, 4) }, (_, at) => at + 1), stage] : steps(stage);
    const begun = daysAfter(today, -(through.length * daysBetween + 2 + place * 2));
    const moves = through.map((to, at) => ({ stage: to, day: daysAfter(begun, (at + 1) * daysBetween) }));
    return [
      {
        clientIndex: document.clientIndex,
        name: names[place % names.length] ?? { en: '', ru: '', fr: '' },
        day: begun,
        amount: inOwnMoney(chance.whole(5, 400) * 10_000, currency),
        expectedClose: daysAfter(today, chance.whole(-6, 90)),
        moves,
      },
    ];
  });
}

/** The stages between the first one and this, which is the last. */
function steps(stage: number): number[] {
  return Array.from({ length: stage }, (_, at) => at + 1);
}
