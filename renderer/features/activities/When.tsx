/** The day and the time of an activity, and whether the day is past. */
import { activityTexts } from '../../text/activities.ts';
import { StateWord } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';

interface WhenProps {
  readonly day: string;
  readonly time: string | null;
  readonly overdue: boolean;
}

export function When({ day, time, overdue }: WhenProps) {
  const t = useText(activityTexts);
  const format = useFormat();
  return (
    <span className="k-nowrap">
      {format.day(day)}
      {time === null ? null : `, ${time}`} {overdue ? <StateWord state="red" text={t('overdue')} /> : null}
    </span>
  );
}
