/** What the example office has to do: overdue, today, in the days to come, and some of it done. */
import type { ActivityKind } from '../../../preload/contract/activities.ts';
import type { Said } from '../../engine/failure.ts';
import { dayAfter } from '../../printing/day-after.ts';
import { addActivity, finishActivity } from '../activities/service.ts';
import { saveTemplate } from '../activities/templates.ts';
import { commandAt, type Past } from './command-at.ts';

const subjects: readonly (readonly [ActivityKind, Said])[] = [
  ['call', { en: 'Ask about the next order', ru: 'Узнать о следующем заказе', fr: 'Demander la prochaine commande' }],
  ['meeting', { en: 'Show the new catalogue', ru: 'Показать новый каталог', fr: 'Présenter le nouveau catalogue' }],
  ['task', { en: 'Prepare an offer', ru: 'Подготовить предложение', fr: 'Préparer une offre' }],
  ['letter', { en: 'Send the price list', ru: 'Отправить прайс-лист', fr: 'Envoyer le tarif' }],
  ['call', { en: 'Remind of the payment', ru: 'Напомнить об оплате', fr: 'Rappeler le paiement' }],
];

const teamMeeting: Said = { en: 'Team meeting', ru: 'Планёрка', fr: 'Réunion d’équipe' };

const firstContact: Said = { en: 'A first contact', ru: 'Первый контакт', fr: 'Premier contact' };
const firstSteps: readonly (readonly [ActivityKind, Said, number])[] = [
  ['call', { en: 'Get to know each other', ru: 'Познакомиться', fr: 'Faire connaissance' }, 0],
  ['letter', { en: 'Send the catalogue', ru: 'Отправить каталог', fr: 'Envoyer le catalogue' }, 1],
  ['call', { en: 'Ask what they think of it', ru: 'Узнать, что они думают', fr: 'Demander leur avis' }, 3],
];

const results: readonly Said[] = [
  { en: 'Wants an offer by Friday', ru: 'Ждёт предложение к пятнице', fr: 'Attend une offre pour vendredi' },
  { en: 'Nobody answered', ru: 'Никто не ответил', fr: 'Personne n’a répondu' },
  { en: 'Orders the same again', ru: 'Закажет то же самое', fr: 'Commande la même chose' },
];

/** The days from today on which something is planned; what was planned for the past is done but for some. */
const days = [-9, -6, -5, -3, -2, -1, -1, 0, 0, 0, 0, 1, 1, 2, 3, 3, 4, 7, 8, 10, 14];
const times = ['09:30', null, '11:00', '14:15', null, '16:00'];
const stillOpen = 4;

type Planned = Parameters<typeof addActivity>[1];

/** What need not be said of one. */
export const emptyActivity = {
  note: '',
  clientId: null,
  contactId: null,
  documentId: null,
  dealId: null,
  repeat: null,
  priority: 'normal',
  time: null,
  duration: null,
  remindAt: null,
  plannedMinutes: null,
  spentMinutes: null,
  result: '',
} as const;

/** A meeting every Monday, the steps of a first contact as a template, and the next step of every second of these deals. */
export function addNextSteps(
  past: Past,
  deals: readonly { readonly id: number; readonly clientId: number }[],
  today: string,
  at: string,
): void {
  const add = (about: Pick<Planned, 'kind' | 'subject'> & Partial<Planned>) =>
    addActivity(
      { ...commandAt(past, 'activities.add', at), today },
      { ...emptyActivity, items: [], participants: [], day: today, ...about },
    );
  add({
    kind: 'meeting',
    subject: teamMeeting[past.language],
    time: '09:00',
    duration: 30,
    repeat: { unit: 'week', every: 1, ends: null, weekdays: ['MO'] },
  });
  saveTemplate(commandAt(past, 'activityTemplates.save', at), {
    id: null,
    version: null,
    name: firstContact[past.language],
    steps: firstSteps.map(([kind, subject, after]) => ({
      kind,
      subject: subject[past.language],
      after,
      days: 'working',
      priority: 'normal',
      time: null,
    })),
  });
  deals.forEach(({ id, clientId }, place) => {
    const [kind, subject] = subjects[place % subjects.length] ?? ['call', teamMeeting];
    const day = dayAfter(today, 1 + (place % 9));
    if (place % 2 === 0) add({ kind, subject: subject[past.language], clientId, dealId: id, day });
  });
}

/** Plans something with every so many of these clients, and finishes what is past; all at the moment `at`. */
export function addActivities(past: Past, clientIds: readonly number[], today: string, at: string): void {
  const { language } = past;
  days.forEach((offset, place) => {
    const [kind, subject] = subjects[place % subjects.length] ?? ['task', { en: '', ru: '', fr: '' }];
    const clientId = clientIds[(place * 17) % Math.max(1, clientIds.length)] ?? null;
    const day = dayAfter(today, offset);
    const { id } = addActivity(commandAt(past, 'activities.add', at), {
      ...emptyActivity,
      items: [],
      participants: [],
      kind,
      subject: subject[language],
      clientId,
      priority: place % 7 === 0 ? 'high' : 'normal',
      day,
      time: times[place % times.length] ?? null,
      duration: kind === 'meeting' ? 60 : null,
    });
    if (offset >= 0 || place % stillOpen === stillOpen - 1) return;
    const result = results[place % results.length]?.[language] ?? '';
    const finish = { id, outcome: 'done', result, spentMinutes: 10 + place } as const;
    finishActivity(commandAt(past, 'activities.finish', at), finish);
  });
}
