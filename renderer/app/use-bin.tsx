/** The bin of a record's card: the button that puts it there or takes it out, and the banner while it is in it. */
import { Button } from '@mantine/core';
import { IconTrash, IconTrashOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Right } from '../../preload/contract/channel.ts';
import type { Reply } from '../../preload/contract/reply.ts';
import { controlTexts } from '../text/controls.ts';
import { type TextOf, useFormat, useText } from '../ui/language.tsx';
import { notify } from '../ui/notify.tsx';
import { queryClient } from './engine.ts';
import { useFailures } from './failures.ts';
import { useTab } from './page.tsx';
import { useMay } from './session.ts';
import { closePage } from './tabs.ts';

interface BinRecord {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly deletedAt: string | null;
}

interface BinProps {
  readonly record: BinRecord;
  /** The query that the record is kept under. */
  readonly queryKey: readonly unknown[];
  readonly right: Right;
  readonly remove: (request: { id: number; version: number }) => Promise<Reply>;
  readonly restore: (request: { id: number }) => Promise<Reply>;
  readonly t: TextOf<'restore' | 'restored' | 'removeOne' | 'removed' | 'binBanner'>;
}

export interface Bin {
  readonly inBin: boolean;
  readonly button: ReactNode;
  readonly banner: ReactNode;
}

/** Removing closes the page and can be undone. */
export function useBin({ record, queryKey, right, remove, restore, t }: BinProps): Bin {
  const controls = useText(controlTexts);
  const format = useFormat();
  const may = useMay();
  const { key } = useTab();
  const { tell } = useFailures();
  const { id, version, name, deletedAt } = record;
  const inBin = deletedAt !== null;

  const takeOut = async () => {
    const reply = await restore({ id });
    if (!reply.ok) return tell(reply);
    queryClient.setQueryData(queryKey, reply.value);
    notify({ kind: 'done', text: t('restored', { name }) });
  };
  const putIn = async () => {
    const reply = await remove({ id, version });
    if (!reply.ok) return tell(reply);
    closePage(key);
    notify({
      kind: 'done',
      text: t('removed', { name }),
      action: { label: controls('undo'), run: () => void takeOut() },
    });
  };
  const button = inBin ? (
    <Button variant="filled" leftSection={<IconTrashOff size={15} />} onClick={() => void takeOut()}>
      {t('restore')}
    </Button>
  ) : (
    <Button leftSection={<IconTrash size={15} />} onClick={() => void putIn()}>
      {t('removeOne')}
    </Button>
  );
  return {
    inBin,
    button: may(right) ? button : null,
    banner: inBin ? <div className="k-banner">{t('binBanner', { when: format.moment(deletedAt) })}</div> : null,
  };
}
