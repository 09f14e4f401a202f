/** What happened to a deal, in words. */
import { RecordHistory } from '../../app/RecordHistory.tsx';
import { dealTexts } from '../../text/deals.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import type { DealWords } from './use-deal-words.ts';

const events: Readonly<Record<string, 'event_add' | 'event_move' | 'event_unmove' | 'event_remove' | 'event_restore'>> =
  {
    'deals.add': 'event_add',
    'deals.move': 'event_move',
    'deals.win': 'event_move',
    'deals.lose': 'event_move',
    'deals.reopen': 'event_move',
    'deals.undoMove': 'event_unmove',
    'deals.remove': 'event_remove',
    'deals.restore': 'event_restore',
    'bin.restore': 'event_restore',
  };

export function DealHistory({ id, words }: { id: number; words: DealWords }) {
  const t = useText(dealTexts);
  const format = useFormat();
  const shown = (changes: Readonly<Record<string, unknown>>) =>
    Object.keys(changes).filter((field) => field !== 'teamId' && field !== 'amountByHand');
  return (
    <RecordHistory title={t('history')} entity="deal" id={id}>
      {({ channel, changes }) => {
        const event = events[channel];
        if (event === 'event_add' || event === 'event_remove' || event === 'event_restore')
          return <div>{t(event)}</div>;
        const isMove = event === 'event_move' || event === 'event_unmove';
        const fields = isMove ? ['stageId'].filter((field) => changes[field]) : shown(changes);
        return (
          <>
            <div>
              {isMove ? t(event) : t('event_change', { fields: fields.map((field) => words.label(field)).join(', ') })}
            </div>
            {fields.map((field) => (
              <div key={field}>
                <span className="k-old">{words.value(field, changes[field]?.old)}</span>{' '}
                {words.value(field, changes[field]?.new)}
              </div>
            ))}
            {typeof changes.lostReason?.new === 'string' && changes.lostReason.new !== '' ? (
              <div>{`${t('lostReason')}${format.colon} ${changes.lostReason.new}`}</div>
            ) : null}
          </>
        );
      }}
    </RecordHistory>
  );
}
