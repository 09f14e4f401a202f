/** Moves what was dragged in the planner: saved at once, taken back where that is refused, and by Undo. */
import type { ActivityFields, PlannerEntry } from '../../../preload/contract/activities.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { controlTexts } from '../../text/controls.ts';
import { plannerTexts } from '../../text/planner.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

type Moved = Partial<Pick<ActivityFields, 'day' | 'time' | 'duration' | 'responsibleId'>>;

interface ToPerson {
  readonly day: string;
  readonly time: string | null;
  /** From whose column to whose. */
  readonly from: number;
  readonly to: number;
}

export interface Moving {
  /** `revert` puts it back on the screen. */
  readonly move: (entry: PlannerEntry, to: Moved, revert: () => void) => Promise<void>;
  readonly moveToPerson: (entry: PlannerEntry, to: ToPerson, revert: () => void) => Promise<void>;
}

export function useMoving(): Moving {
  const t = useText(plannerTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  const { tell } = useFailures();

  const move: Moving['move'] = async (entry, to, revert) => {
    const { day, time, duration, responsibleId, id, version, subject } = entry;
    const before = { day, time, duration, responsibleId };
    const fields = (Object.keys(to) as (keyof typeof before)[]).filter((name) => to[name] !== before[name]);
    if (fields.length === 0) return;
    const of = (values: Moved): Moved => Object.fromEntries(fields.map((name) => [name, values[name]]));
    const reply = await call('activities.change', { id, version, changes: of(to), was: of(before) });
    if (!reply.ok) {
      revert();
      return tell(reply);
    }
    const back = async () => {
      const undone = await call('activities.change', {
        id,
        version: reply.value.version,
        changes: of(before),
        was: of(to),
      });
      if (!undone.ok) tell(undone);
    };
    const lasts = reply.value.duration;
    if (fields.every((name) => name === 'duration') && lasts !== null)
      return notify({
        kind: 'done',
        text: t('lasts', { subject, minutes: lasts }),
        action: { label: controls('undo'), run: () => void back() },
      });
    const when = [format.day(reply.value.day), reply.value.time].filter(Boolean).join(', ');
    notify({
      kind: 'done',
      text: t('moved', { subject, when }),
      action: { label: controls('undo'), run: () => void back() },
    });
  };
  return {
    move,
    async moveToPerson(entry, { day, time, from, to }, revert) {
      // In the column of somebody who only takes part nothing is handed over.
      if (from !== to && from !== entry.responsibleId) {
        revert();
        return;
      }
      await move(entry, { day, time, responsibleId: to === from ? entry.responsibleId : to }, revert);
    },
  };
}
