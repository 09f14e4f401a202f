/** An activity in the preview pane of the list. */
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ActivityRow } from '../../../preload/contract/activities.ts';
import { useEngine } from '../../app/engine.ts';
import { activityTexts } from '../../text/activities.ts';
import { repeatingTexts } from '../../text/repeating.ts';
import { useText } from '../../ui/language.tsx';
import { Waiting } from '../../ui/Waiting.tsx';
import { finishActivity, openActivity } from './asked-activities.ts';
import { useRepeatWords } from './use-repeat-words.ts';
import { When } from './When.tsx';

export function ActivityPreview({ row }: { row: ActivityRow }) {
  const t = useText(activityTexts);
  const repeating = useText(repeatingTexts);
  const { said } = useRepeatWords();
  const { data: activity } = useEngine('activities.get', { id: row.id }, { keep: true });
  if (!activity) return <Waiting />;
  const facts: readonly (readonly [string, string])[] = [
    [repeating('repeats'), activity.repeat ? said(activity.repeat) : ''],
    [t('clientId'), activity.client],
    [t('contactId'), activity.contact],
    [t('documentId'), activity.document],
    [t('dealId'), activity.deal],
    [t('responsibleId'), activity.responsible],
    [t('askedById'), activity.askedBy],
    [t('acceptance'), activity.acceptance === null ? '' : t(`acceptance_${activity.acceptance}`)],
    [t('declinedBecause'), activity.declinedBecause],
    [t('participants'), activity.participants.map(({ name }) => name).join(', ')],
    [t('items'), activity.items.map(({ text, done }) => `${done ? '☑' : '☐'} ${text}`).join('\n')],
    [t('note'), activity.note],
    [t('result'), activity.result],
  ];
  return (
    <div className="k-stack">
      <div>
        <div className="k-card-title">{activity.subject}</div>
        <div className="k-row k-dim">
          {t(`kind_${activity.kind}`)} <When day={activity.day} time={activity.time} overdue={row.overdue} />
        </div>
      </div>
      <div>
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div className="k-fact" key={label}>
              <span className="k-fact-label">{label}</span>
              <span className="k-fact-value" style={{ whiteSpace: 'pre-wrap' }}>
                {value}
              </span>
            </div>
          ))}
      </div>
      <div className="k-row">
        <Button onClick={() => openActivity(row.id)}>{t('open')}</Button>
        {activity.status === 'open' && activity.may.change && activity.deletedAt === null ? (
          <Button leftSection={<IconCheck size={15} />} onClick={() => finishActivity(activity)}>
            {t('finish')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
