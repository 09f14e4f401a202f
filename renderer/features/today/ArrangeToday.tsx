/** Arranges the page of the day: what stands on it, on which side, in which order. */
import { ActionIcon, Button, Checkbox, Popover, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowsLeftRight, IconArrowUp, IconLayoutColumns } from '@tabler/icons-react';
import { todayTexts } from '../../text/today.ts';
import { useText } from '../../ui/language.tsx';
import { movedList, shownList, type TodayLayout, type TodayList } from './today-layout.ts';

interface ArrangeTodayProps {
  readonly layout: TodayLayout;
  readonly titleOf: (name: TodayList) => string;
  /** Null: as at the beginning. */
  readonly changed: (layout: TodayLayout | null) => void;
}

export function ArrangeToday({ layout, titleOf, changed }: ArrangeTodayProps) {
  const t = useText(todayTexts);
  const steps = [
    ['up', IconArrowUp],
    ['down', IconArrowDown],
    ['across', IconArrowsLeftRight],
  ] as const;
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('arrange')}>
          <ActionIcon aria-label={t('arrange')}>
            <IconLayoutColumns size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="k-stack">
          {(['left', 'right'] as const).map((side) => (
            <section key={side} aria-label={t(side)}>
              <div className="k-dim">{t(side)}</div>
              {layout[side].map((name) => (
                <div key={name} className="k-row">
                  <Checkbox
                    className="k-grow"
                    label={titleOf(name)}
                    checked={!layout.hidden.includes(name)}
                    onChange={(event) => changed(shownList(layout, name, event.currentTarget.checked))}
                  />
                  {steps.map(([step, Icon]) => (
                    <Tooltip key={step} label={t(step)}>
                      <ActionIcon
                        size="sm"
                        aria-label={`${t(step)}: ${titleOf(name)}`}
                        onClick={() => changed(movedList(layout, name, step))}
                      >
                        <Icon size={14} />
                      </ActionIcon>
                    </Tooltip>
                  ))}
                </div>
              ))}
            </section>
          ))}
          <Button variant="subtle" onClick={() => changed(null)}>
            {t('usualLayout')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
