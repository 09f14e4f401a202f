/** When something follows: a day and a time, and buttons for the days that are chosen most often. */
import { Button } from '@mantine/core';
import { activityTexts } from '../../text/activities.ts';
import { DayField } from '../../ui/DayField.tsx';
import { plusDays, today } from '../../ui/days.ts';
import { useText } from '../../ui/language.tsx';
import { TimeField } from './TimeField.tsx';

/** Days from today. */
const steps = [
  ['tomorrow', 1],
  ['in3Days', 3],
  ['inWeek', 7],
] as const;

interface When {
  readonly day: string;
  readonly time: string | null;
}

interface NextDayFieldsProps {
  readonly next: When;
  readonly dayLabel: string;
  readonly timeLabel: string;
  /** What the engine says of the day. */
  readonly dayProblem: string | undefined;
  /** `wrong`: what is wrong with what was typed there; null: nothing. */
  readonly changed: (part: Partial<When>, wrong: Readonly<Record<string, string | null>>) => void;
}

export function NextDayFields({ next, dayLabel, timeLabel, dayProblem, changed }: NextDayFieldsProps) {
  return (
    <>
      <DayField
        label={dayLabel}
        value={next.day || null}
        error={dayProblem}
        onChange={(day, problem) => changed({ day: day ?? '' }, { day: problem })}
      />
      <TimeField
        label={timeLabel}
        value={next.time}
        onChange={(time, problem) => changed({ time }, { time: problem })}
      />
    </>
  );
}

export function DaySteps({ choose }: { readonly choose: (day: string) => void }) {
  const t = useText(activityTexts);
  return steps.map(([word, days]) => (
    <Button key={word} size="compact-xs" onClick={() => choose(plusDays(today(), days))}>
      {t(word)}
    </Button>
  ));
}
