/** The bin of a list: puts selected records into it, or takes them out. */
import { Button } from '@mantine/core';
import { IconTrash, IconTrashOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useFailures } from '../../app/failures.ts';
import { useTab } from '../../app/page.tsx';
import { useMay } from '../../app/session.ts';
import { controlTexts } from '../../text/controls.ts';
import { type TextOf, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import type { RecordRow } from './cell-values.ts';
import type { RecordChannels } from './record-channels.ts';

export type BinWord = 'inBin' | 'restore' | 'removeMany' | 'removedMany';

/** The button for these rows; null where there is no bin or the user may not use it. */
export function useBinOfList<Row extends RecordRow>(
  channels: RecordChannels<Row>,
  words: TextOf<BinWord> | null,
  deleted: boolean,
): (rows: readonly Row[], done: () => void) => ReactNode {
  const controls = useText(controlTexts);
  const may = useMay();
  const { key: page } = useTab();
  const { tell } = useFailures();
  const [busy, setBusy] = useState(false);
  const { remove, restore, removeRight } = channels;
  return (rows, done) => {
    if (!words || !remove || !restore || !may(removeRight)) return null;
    const takeOut = async (ids: readonly number[]) => {
      for (const id of ids) {
        const reply = await restore({ id });
        if (!reply.ok) return tell(reply);
      }
    };
    const putIn = async () => {
      const gone: number[] = [];
      for (const { id, version } of rows) {
        const reply = await remove({ id, version });
        if (reply.ok) gone.push(id);
        else tell(reply);
      }
      if (gone.length === 0) return;
      notify({
        kind: 'done',
        text: words('removedMany', { count: gone.length }),
        action: { label: controls('undo'), run: () => void takeOut(gone), page },
      });
    };
    return (
      <Button
        loading={busy}
        leftSection={deleted ? <IconTrashOff size={15} /> : <IconTrash size={15} />}
        onClick={async () => {
          setBusy(true);
          await (deleted ? takeOut(rows.map(({ id }) => id)) : putIn());
          setBusy(false);
          done();
        }}
      >
        {deleted ? words('restore') : words('removeMany', { count: rows.length })}
      </Button>
    );
  };
}
