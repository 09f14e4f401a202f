/** Whose backups are listed: those in the office folder, in a target that is connected, or in a folder that is chosen now. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { BackupPlace } from '../../../preload/contract/backups.ts';
import { call } from '../../app/border.ts';
import { useEngine } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { backupTexts } from '../../text/backups.ts';
import { useText } from '../../ui/language.tsx';

interface PlaceChoiceProps {
  /** Left out: the office folder. */
  readonly place: BackupPlace | undefined;
  readonly choose: (place: BackupPlace | undefined) => void;
}

/** Nothing where there is only one place. */
export function PlaceChoice({ place, choose }: PlaceChoiceProps) {
  const t = useText(backupTexts);
  const { state } = useOffice();
  const { tell } = useFailures();
  const { data } = useEngine('backups.targets', {});
  const [other, setOther] = useState<{ readonly handle: string; readonly path: string } | null>(null);
  const there = (data ?? []).filter((target) => target.there);
  // A folder of this computer is nothing to the one that keeps the office.
  const mayAsk = state.host.dialogs && state.sharing?.as !== 'station';
  if (there.length === 0 && !mayAsk) return null;
  const ask = async () => {
    const reply = await call('office.chooseFolder', { title: t('placeOther') });
    if (!reply.ok) return tell(reply);
    if (!reply.value) return;
    setOther(reply.value);
    choose({ folder: reply.value.handle });
  };
  const value = place === undefined ? 'office' : 'target' in place ? place.target : 'folder';
  return (
    <NativeSelect
      label={t('place')}
      style={{ maxWidth: 480 }}
      value={value}
      data={[
        { value: 'office', label: t('placeOffice') },
        ...there.map(({ id, folder }) => ({ value: id, label: folder })),
        ...(other ? [{ value: 'folder', label: other.path }] : []),
        ...(mayAsk ? [{ value: 'ask', label: t('placeOther') }] : []),
      ]}
      onChange={({ currentTarget }) => {
        if (currentTarget.value === 'ask') void ask();
        else if (currentTarget.value === 'folder' && other) choose({ folder: other.handle });
        else choose(currentTarget.value === 'office' ? undefined : { target: currentTarget.value });
      }}
    />
  );
}
