/** How an office that several computers share stands, in words: for the status bar and for the settings. */
import type { OfficeState } from '../../preload/contract/office.ts';
import { sharingTexts } from '../text/sharing.ts';
import { useFormat, useText } from '../ui/language.tsx';

export interface SharingWords {
  /** Which computer keeps it, in a few words. */
  readonly kept: string;
  /** The computer's name, and whether it is this one. */
  readonly keeper: string;
  readonly since: string | null;
  readonly inOffice: string;
  /** What is known of the drive's locks. */
  readonly locks: string;
}

/** Null where only one computer opens the office. */
export function useSharingWords({
  sharing,
  network,
  served,
}: Pick<OfficeState, 'sharing' | 'network' | 'served'>): SharingWords | null {
  const t = useText(sharingTexts);
  const format = useFormat();
  if (sharing === null) return null;
  const keeper = sharing.keeper ?? '?';
  // Whoever comes over the network sits at another computer than the one that he is told of.
  const isHere = sharing.as === 'keeper' && !network;
  return {
    kept: isHere ? t('here', { count: sharing.stations }) : t(served ? 'byServer' : 'there', { keeper }),
    keeper: isHere ? t('thisComputer', { keeper }) : keeper,
    since: sharing.since && format.moment(sharing.since),
    inOffice: t('inOffice', { count: sharing.stations + 1 }),
    locks: t(`locks_${sharing.locks}`),
  };
}
