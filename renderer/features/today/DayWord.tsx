/** How far away a day is. */
import { todayTexts } from '../../text/today.ts';
import { StateWord } from '../../ui/Card.tsx';
import { daysBetween } from '../../ui/days.ts';
import { useFormat, useText } from '../../ui/language.tsx';

export function DayWord({ day, today }: { readonly day: string; readonly today: string }) {
  const t = useText(todayTexts);
  const format = useFormat();
  const away = daysBetween(today, day);
  return (
    <span title={format.day(day)}>
      {away < 0 ? <StateWord state="red" text={t('daysAgo', { count: -away })} /> : null}
      {away === 0 ? <StateWord state="amber" text={t('dueToday')} /> : null}
      {away > 0 ? <StateWord state="plain" text={t('inDays', { count: away })} /> : null}
    </span>
  );
}
