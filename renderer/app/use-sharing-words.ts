/** How an office that several computers share stands, in words: for the status bar and for the settings. */
import type { Sharing } from '../../preload/contract/office.ts';
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

/** Null where only this computer opens the office. */
export function useSharingWords(sharing: Sharing | null): SharingWords | null {
  const t = useText(sharingTexts);
  const format = useFormat();
  if (sharing === null) return null;
  const keeper = sharing.keeper ?? '?';
  const isHere = sharing.as === 'keeper';
  return {
    kept: isHere ? t('here', { count: sharing.stations }) : t('there', { keeper }),
    keeper: isHere ? t('thisComputer', { keeper }) : keeper,
    since: sharing.since && format.moment(sharing.since),
    inOffice: t('inOffice', { count: sharing.stations + 1 }),
    locks: t(`locks_${sharing.locks}`),
  };
}
