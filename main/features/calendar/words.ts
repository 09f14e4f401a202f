/** Words of calendars that leave the program. */
import type { AbsenceKind } from '../../../preload/contract/working-time.ts';
import type { Said } from '../../engine/failure.ts';

export const plannerTitle: Said = { en: 'Planner', ru: 'Планировщик', fr: 'Planning' };

export const nothingPlanned: Said = {
  en: 'Nothing is planned.',
  ru: 'Ничего не запланировано.',
  fr: 'Rien n’est prévu.',
};

export const absenceWords: Readonly<Record<AbsenceKind, Said>> = {
  holiday: { en: 'holiday', ru: 'отпуск', fr: 'congés' },
  ill: { en: 'ill', ru: 'болезнь', fr: 'maladie' },
  trip: { en: 'business trip', ru: 'командировка', fr: 'déplacement' },
  other: { en: 'away', ru: 'отсутствие', fr: 'absence' },
};

export const noSuchPeople: Said = {
  en: 'There is nobody of that kind in the office any more.',
  ru: 'Таких сотрудников в программе больше нет.',
  fr: 'Il n’y a plus personne de ce type dans cette base.',
};

export const untitled: Said = { en: 'Without a title', ru: 'Без названия', fr: 'Sans titre' };
