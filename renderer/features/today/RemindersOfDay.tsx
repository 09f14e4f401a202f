/** Reminders that have come and were not dealt with, those that came while nobody was there among them; there only while there are some. */
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { activityTexts } from '../../text/activities.ts';
import { useText } from '../../ui/language.tsx';
import { DueReminder } from '../activities/ReminderBell.tsx';
import { TodaySection } from './TodaySection.tsx';

export function RemindersOfDay() {
  const t = useText(activityTexts);
  const { textOf } = useFailures();
  const { data, error } = useEngine('reminders.due', {}, { keep: true });
  const due = data ?? [];
  if (!error && data?.length === 0) return null;
  return (
    <TodaySection
      title={t('reminders')}
      found={data && { count: due.length, exact: true }}
      shown={due.length}
      none={t('noReminders')}
      failed={error ? textOf(error) : null}
      openAll={() => undefined}
    >
      <div className="k-stack k-today-reminders">
        {due.map((reminder) => (
          <DueReminder key={`${reminder.id} ${reminder.remindAt}`} reminder={reminder} leave={() => undefined} />
        ))}
      </div>
    </TodaySection>
  );
}
