/** How a person has arranged the page of the day: which lists stand where, and which are put away. Pure. */
import { z } from 'zod';

/** The lists of the day, each on the side where it stands until somebody moves it. */
export const usualLayout = {
  left: ['given', 'declined', 'missed', 'activities', 'taking', 'reminders', 'contacts', 'birthdays'],
  right: ['unplannedDeals', 'deals', 'overdue', 'soon', 'signature', 'drafts'],
  hidden: [],
} as const satisfies TodayLayout<string>;

export type TodayList = (typeof usualLayout)['left' | 'right'][number];

type Side = 'left' | 'right';

export interface TodayLayout<Name extends string = TodayList> {
  readonly left: readonly Name[];
  readonly right: readonly Name[];
  /** They keep their places all the same. */
  readonly hidden: readonly Name[];
}

const all: readonly TodayList[] = [...usualLayout.left, ...usualLayout.right];
const Names = z.array(z.string()).catch([]);
const Kept = z.object({ left: Names, right: Names, hidden: Names }).catch({ left: [], right: [], hidden: [] });

/**
 * What was kept, as the program of today and the rights of the user have it: each list that is offered once; one that is not in it stands where it
 * usually does, behind the others.
 */
export function layoutOf(kept: unknown, isOffered: (name: TodayList) => boolean): TodayLayout {
  const { left, right, hidden } = Kept.parse(kept);
  const offered = all.filter(isOffered);
  const known = (names: readonly string[]) => offered.filter((name) => names.includes(name));
  const inOrder = (names: readonly string[]) => known(names).sort((a, b) => names.indexOf(a) - names.indexOf(b));
  const onLeft = inOrder(left);
  const onRight = inOrder(right).filter((name) => !onLeft.includes(name));
  const added = (side: Side) =>
    known(usualLayout[side]).filter((name) => !onLeft.includes(name) && !onRight.includes(name));
  return { left: [...onLeft, ...added('left')], right: [...onRight, ...added('right')], hidden: known(hidden) };
}

/** The list one place further up or down on its side, or last on the other side. At the end of its side it stays. */
export function movedList(layout: TodayLayout, name: TodayList, step: 'up' | 'down' | 'across'): TodayLayout {
  const side: Side = layout.left.includes(name) ? 'left' : 'right';
  const others = layout[side].filter((other) => other !== name);
  if (step === 'across') {
    const across: Side = side === 'left' ? 'right' : 'left';
    return { ...layout, [side]: others, [across]: [...layout[across], name] };
  }
  const at = layout[side].indexOf(name) + (step === 'up' ? -1 : 1);
  return at < 0 ? layout : { ...layout, [side]: others.toSpliced(at, 0, name) };
}

/** The list put away, or back in its place. */
export function shownList(layout: TodayLayout, name: TodayList, isShown: boolean): TodayLayout {
  const hidden = layout.hidden.filter((other) => other !== name);
  return { ...layout, hidden: isShown ? hidden : [...hidden, name] };
}
