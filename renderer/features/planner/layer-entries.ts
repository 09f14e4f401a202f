/** What stands in a layer, as the calendar shows it: on whole days, and not to be moved. */
import type { Calendar } from '@event-calendar/core';
import { type LayerEntry, type LayerName, layerNames } from '../../../preload/contract/layers.ts';
import { plusDays } from '../../ui/days.ts';

/** Whichever of these are names of layers. */
export function layersOf(remembered: unknown): LayerName[] {
  return Array.isArray(remembered) ? layerNames.filter((layer) => remembered.includes(layer)) : [];
}

export function shownLayer(entry: LayerEntry, said: string): Calendar.EventInput {
  const { layer, id, day, responsibleId } = entry;
  return {
    id: `${layer} ${id}`,
    allDay: true,
    start: `${day}T00:00:00`,
    end: `${plusDays(day, 1)}T00:00:00`,
    title: said,
    resourceIds: responsibleId === null ? [] : [responsibleId],
    editable: false,
    startEditable: false,
    durationEditable: false,
    classNames: ['k-layer', `k-layer-${layer}`],
    extendedProps: { layer: entry },
  };
}

/** What `shownLayer` has made the entry of; null: it is an activity. */
export function layerOf({ extendedProps }: Pick<Calendar.Event, 'extendedProps'>): LayerEntry | null {
  // Only `shownLayer` makes them.
  return (extendedProps.layer as LayerEntry | undefined) ?? null;
}
