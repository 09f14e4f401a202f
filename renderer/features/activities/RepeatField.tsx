/** Whether something repeats, how often, on which days and until when; and all of it in words. */
import { Chip, Group, NativeSelect } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import { type Repeat, weekdays } from '../../../preload/contract/repeating.ts';
import { repeatingTexts } from '../../text/repeating.ts';
import { DayField } from '../../ui/DayField.tsx';
import { plusDays } from '../../ui/days.ts';
import { useText } from '../../ui/language.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { begunRepeat, monthChoices, repeatLack, repeatUnits } from './repeat-typing.ts';
import { useRepeatWords } from './use-repeat-words.ts';

interface RepeatFieldProps {
  readonly repeat: Repeat | null;
  /** On which day it is; empty while none is typed. */
  readonly day: string;
  readonly readOnly: boolean;
  readonly problem: string | undefined;
  readonly set: (repeat: Repeat | null) => void;
}

const endings = ['never', 'until', 'count'] as const;

export function RepeatField({ repeat, day, readOnly, problem, set }: RepeatFieldProps) {
  const t = useText(repeatingTexts);
  const words = useRepeatWords();
  return (
    <fieldset className={`k-repeat ${repeat === null ? 'k-activity-wide' : 'k-activity-all'}`}>
      <div className="k-repeat-fields">
        <NativeSelect
          label={t('repeats')}
          disabled={readOnly || day === ''}
          value={repeat?.unit ?? 'never'}
          data={(['never', ...repeatUnits] as const).map((unit) => ({ value: unit, label: t(`unit_${unit}`) }))}
          onChange={(event) => {
            const unit = repeatUnits.find((one) => one === event.currentTarget.value);
            set(unit ? begunRepeat(unit, day, repeat) : null);
          }}
        />
        {repeat === null || readOnly ? null : <Details repeat={repeat} day={day} set={set} />}
      </div>
      {repeat === null || repeatLack(repeat) ? null : (
        <div className="k-dim">
          <IconRepeat size={13} aria-hidden /> {words.said(repeat)}
        </div>
      )}
      {problem ? (
        <div className="k-red" role="alert">
          {problem}
        </div>
      ) : null}
    </fieldset>
  );
}

function Details({ repeat, day, set }: { repeat: Repeat; day: string; set: (repeat: Repeat) => void }) {
  const t = useText(repeatingTexts);
  const words = useRepeatWords();
  const { ends } = repeat;
  const ending = ends === null ? 'never' : 'until' in ends ? 'until' : 'count';
  const offered = day === '' ? [] : monthChoices(day);
  const keyOf = (on: unknown) => JSON.stringify(on);
  const inMonth =
    repeat.unit !== 'month' || offered.some((on) => keyOf(on) === keyOf(repeat.on)) ? offered : [repeat.on, ...offered];
  return (
    <>
      <NumberField
        label={t(`every_${repeat.unit}`)}
        digits={0}
        min={1}
        max={99}
        value={repeat.every || null}
        onChange={(every) => set({ ...repeat, every: every ?? 0 })}
      />
      {repeat.unit === 'week' ? (
        <div className="k-repeat-days">
          <div className="k-label">{t('weekdays')}</div>
          <Chip.Group
            multiple
            value={[...repeat.weekdays]}
            onChange={(chosen) => set({ ...repeat, weekdays: weekdays.filter((one) => chosen.includes(one)) })}
          >
            <Group gap={4}>
              {weekdays.map((one) => (
                <Chip key={one} value={one} size="xs">
                  {words.weekday(one)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </div>
      ) : null}
      {repeat.unit === 'month' ? (
        <NativeSelect
          label={t('inMonth')}
          value={keyOf(repeat.on)}
          data={inMonth.map((on) => ({ value: keyOf(on), label: words.inMonth(on) }))}
          onChange={(event) => {
            const on = inMonth.find((one) => keyOf(one) === event.currentTarget.value);
            if (on) set({ ...repeat, on });
          }}
        />
      ) : null}
      <NativeSelect
        label={t('ends')}
        value={ending}
        data={endings.map((one) => ({ value: one, label: t(`ends_${one}`) }))}
        onChange={(event) => {
          const chosen = endings.find((one) => one === event.currentTarget.value);
          if (chosen === 'until') set({ ...repeat, ends: { until: day === '' ? '' : plusDays(day, 90) } });
          else set({ ...repeat, ends: chosen === 'count' ? { count: 10 } : null });
        }}
      />
      {ends !== null && 'until' in ends ? (
        <DayField
          label={t('until')}
          value={ends.until || null}
          onChange={(until) => set({ ...repeat, ends: { until: until ?? '' } })}
        />
      ) : null}
      {ends !== null && 'count' in ends ? (
        <NumberField
          label={t('count')}
          digits={0}
          min={1}
          max={999}
          value={ends.count || null}
          onChange={(count) => set({ ...repeat, ends: { count: count ?? 0 } })}
        />
      ) : null}
    </>
  );
}
