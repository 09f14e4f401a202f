/** What stands on the printed funnel. */
import type { Language } from '../../../preload/contract/values.ts';

interface TableWords {
  readonly title: string;
  /** The bars have none. */
  readonly heads: readonly string[];
}

interface FunnelWords {
  readonly title: string;
  readonly stages: TableWords;
  readonly moves: TableWords;
  readonly lost: TableWords;
  readonly elsewhere: string;
  readonly noReason: string;
}

export const funnelWords: Readonly<Record<Language, FunnelWords>> = {
  en: {
    title: 'Funnel',
    stages: {
      title: 'What came into each stage',
      heads: [
        'Stage',
        '',
        'Came in',
        'Amount',
        'Went on',
        'Still here',
        'Went back',
        'Other pipeline',
        'Lost',
        'Median',
      ],
    },
    moves: { title: 'From stage to stage', heads: ['From', 'To', '', 'Deals', 'Amount'] },
    lost: { title: 'Where and why deals were lost', heads: ['Stage', 'Reason', '', 'Deals', 'Amount'] },
    elsewhere: 'another pipeline',
    noReason: 'no reason kept',
  },
  ru: {
    title: 'Воронка',
    stages: {
      title: 'Что пришло на каждый этап',
      heads: [
        'Этап',
        '',
        'Пришло',
        'Сумма',
        'Прошли дальше',
        'Ещё здесь',
        'Вернулись',
        'Другая воронка',
        'Проиграны',
        'Медиана',
      ],
    },
    moves: { title: 'С этапа на этап', heads: ['Откуда', 'Куда', '', 'Сделок', 'Сумма'] },
    lost: { title: 'Где и почему сделки проиграны', heads: ['Этап', 'Причина', '', 'Сделок', 'Сумма'] },
    elsewhere: 'другая воронка',
    noReason: 'причина не сохранилась',
  },
  fr: {
    title: 'Entonnoir',
    stages: {
      title: 'Ce qui est arrivé à chaque étape',
      heads: [
        'Étape',
        '',
        'Entrées',
        'Montant',
        'Passées plus loin',
        'Encore là',
        'Revenues',
        'Autre cycle',
        'Perdues',
        'Médiane',
      ],
    },
    moves: { title: 'D’une étape à l’autre', heads: ['De', 'Vers', '', 'Affaires', 'Montant'] },
    lost: { title: 'Où et pourquoi des affaires sont perdues', heads: ['Étape', 'Motif', '', 'Affaires', 'Montant'] },
    elsewhere: 'autre cycle de vente',
    noReason: 'motif non conservé',
  },
};

/** Hours up to two days, then days. */
export function durationWords(hours: number, language: Language): string {
  const units = { en: ['h', 'days'], ru: ['ч', 'дн.'], fr: ['h', 'j'] } as const;
  return hours < 48 ? `${hours} ${units[language][0]}` : `${Math.floor(hours / 24)} ${units[language][1]}`;
}
