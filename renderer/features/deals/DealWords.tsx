/** Words about a deal that stand in several places: its state, that it is stalled or overdue. */
import { IconAlertTriangle, IconCalendarOff, IconClockPause } from '@tabler/icons-react';
import type { DealRow, DealSums, StageKind } from '../../../preload/contract/deals.ts';
import type { Condition } from '../../../preload/contract/lists.ts';
import { dealTexts } from '../../text/deals.ts';
import { StateWord } from '../../ui/Card.tsx';
import { today } from '../../ui/days.ts';
import { type Format, useText } from '../../ui/language.tsx';

const tints = { open: 'accent', won: 'green', lost: 'red' } as const satisfies Record<StageKind, string>;

/** Open, won or lost, as a word on a tint. */
export function DealState({ state }: { state: StageKind }) {
  const t = useText(dealTexts);
  return <StateWord text={t(`state_${state}`)} state={tints[state]} />;
}

/** What the list of deals is asked for to show those that are still to be won. */
export const openDeals: readonly Condition[] = [{ column: 'state', is: 'is', values: ['open'] }];
/** And of these the ones for which nothing is planned. */
export const unplannedDeals: readonly Condition[] = [{ column: 'attention', is: 'is', values: ['unplanned'] }];

type Trouble = 'stalled' | 'late' | 'unplanned';
type Troubled = Pick<DealRow, 'stalled' | 'state' | 'expectedClose' | 'unplanned'>;

/** What is wrong with a deal: that it is stalled, expected to be closed by now, or without anything planned. */
export function troublesOf({ stalled, state, expectedClose, unplanned }: Troubled): readonly Trouble[] {
  const isLate = state === 'open' && expectedClose !== null && expectedClose < today();
  return [
    ...(stalled ? (['stalled'] as const) : []),
    ...(isLate ? (['late'] as const) : []),
    ...(unplanned ? (['unplanned'] as const) : []),
  ];
}

const icons = { stalled: IconClockPause, late: IconAlertTriangle, unplanned: IconCalendarOff };

interface TroublesProps {
  readonly troubles: readonly Trouble[];
  readonly isShort?: boolean;
}

/** An icon with a word for each, which `isShort` leaves to a tooltip; nothing where all is well. */
export function DealTroubles({ troubles, isShort = false }: TroublesProps) {
  const t = useText(dealTexts);
  return troubles.map((trouble) => {
    const Icon = icons[trouble];
    return (
      <span
        key={trouble}
        className="k-deal-trouble"
        data-kind={trouble}
        {...(isShort && { role: 'img', 'aria-label': t(trouble) })}
        title={isShort || trouble === 'late' ? t(trouble) : t(`${trouble}Hint`)}
      >
        <Icon size={14} aria-hidden /> {isShort ? null : t(trouble)}
      </span>
    );
  });
}

/** What is wrong with a deal, in words. */
export function DealTrouble({ deal }: { readonly deal: Troubled }) {
  return <DealTroubles troubles={troublesOf(deal)} />;
}

/** The day on which a deal is expected to close, or was closed; empty where none is said. */
export function dayShown({ state, expectedClose, closedAt }: DealRow, format: Format): string {
  if (state !== 'open') return closedAt ? format.dayHere(closedAt) : '';
  return expectedClose ? format.day(expectedClose) : '';
}

/** Sums of several currencies one after the other; empty for none. */
export function sumsText(sums: DealSums, format: Format): string {
  return sums.map(({ amount, currency }) => format.money(amount, currency)).join(' · ');
}
