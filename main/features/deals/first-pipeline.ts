/** The pipeline and the reasons for losing a deal that every office begins with. */
import type { Db } from '../../../db/database.ts';
import type { RequiredFact, StageKind } from '../../../preload/contract/deals.ts';
import { type Language, languages } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';
import { seedClassifier } from '../fields/classifiers.ts';
import { insertPipeline, insertStage, languageOfFirstUser, pipelineRows, type Stamp } from './pipeline-queries.ts';

interface FirstStage {
  readonly name: Said;
  readonly kind: StageKind;
  /** Basis points. */
  readonly probability: number;
  readonly maxDays: number | null;
  readonly required: readonly RequiredFact[];
}

const pipelineName: Said = { en: 'Sales', ru: 'Продажи', fr: 'Ventes' };

const stages: readonly FirstStage[] = [
  { name: { en: 'New', ru: 'Новая', fr: 'Nouvelle' }, kind: 'open', probability: 1000, maxDays: 7, required: [] },
  {
    name: { en: 'Qualified', ru: 'Квалификация', fr: 'Qualifiée' },
    kind: 'open',
    probability: 2500,
    maxDays: 14,
    required: [],
  },
  {
    name: { en: 'Proposal', ru: 'Предложение', fr: 'Proposition' },
    kind: 'open',
    probability: 4000,
    maxDays: 21,
    required: ['amount'],
  },
  {
    name: { en: 'Negotiation', ru: 'Переговоры', fr: 'Négociation' },
    kind: 'open',
    probability: 6000,
    maxDays: 30,
    required: ['amount', 'expectedClose'],
  },
  {
    name: { en: 'Contract', ru: 'Договор', fr: 'Contrat' },
    kind: 'open',
    probability: 8500,
    maxDays: 30,
    required: ['amount', 'expectedClose'],
  },
  { name: { en: 'Won', ru: 'Выиграна', fr: 'Gagnée' }, kind: 'won', probability: 10_000, maxDays: null, required: [] },
  { name: { en: 'Lost', ru: 'Проиграна', fr: 'Perdue' }, kind: 'lost', probability: 0, maxDays: null, required: [] },
];

const lostReasons: readonly Said[] = [
  { en: 'Price', ru: 'Цена', fr: 'Prix' },
  { en: 'Competitor', ru: 'Ушли к конкуренту', fr: 'Concurrent' },
  { en: 'No need any more', ru: 'Потребность отпала', fr: 'Plus de besoin' },
  { en: 'No budget', ru: 'Нет бюджета', fr: 'Pas de budget' },
  { en: 'No answer', ru: 'Не отвечают', fr: 'Sans réponse' },
];

/** Makes them in the language of whoever began the office, once there is somebody and no pipeline. */
export function seedPipeline(db: Db, at: string): void {
  // Asked first: nearly always there is one, and then nothing else is read.
  if (pipelineRows(db).length > 0) return;
  const spoken = languageOfFirstUser(db);
  if (spoken === null) return;
  const language: Language = languages.find((one) => spoken.includes(one)) ?? 'en';
  const stamp: Stamp = { at, by: 0 };
  const pipelineId = insertPipeline(db, pipelineName[language], stamp);
  for (const [position, { name, required, ...stage }] of stages.entries())
    insertStage(
      db,
      pipelineId,
      { ...stage, position, name: name[language], required: JSON.stringify(required) },
      stamp,
    );
  seedClassifier(
    db,
    'lostReason',
    language,
    lostReasons.map((reason) => reason[language]),
    stamp,
  );
}
