/** A move that was made from this window: shown once the office is open in its new folder, where the page begins anew. */
import { create } from 'zustand';

export const useMoved = create<{ readonly moved: { readonly from: string; readonly to: string } | null }>()(() => ({
  moved: null,
}));
