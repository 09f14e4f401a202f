/** What another page wants the planner to show: taken by the planner, be it open already or not. */
import { create } from 'zustand';
import type { LayerName } from '../../../preload/contract/layers.ts';
import { openPage } from '../../app/tabs.ts';
import type { PlannerView } from './stretch.ts';

interface AskedPlanner {
  readonly view: PlannerView;
  readonly day: string;
  /** Of oneself only; else of everybody whom one may see. */
  readonly isMine: boolean;
  /** Shown besides those that are shown already. */
  readonly layer?: LayerName;
}

export const useAskedPlanner = create<{ readonly asked: AskedPlanner | null }>()(() => ({ asked: null }));

export function openPlanner(asked: AskedPlanner): void {
  useAskedPlanner.setState({ asked });
  openPage('planner');
}
