/** A move that was made from this window: shown once the office is open in its new folder, where the page begins anew. */
import { create } from 'zustand';

interface Moved {
  readonly from: string;
  readonly to: string;
  /** Other computers open it there. */
  readonly isShared: boolean;
}

export const useMoved = create<{ readonly moved: Moved | null }>()(() => ({ moved: null }));
