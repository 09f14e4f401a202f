/** Files on their way up to a record: one after the other, with how far each is; what is too large is said at once. */
import { useCallback, useRef, useState } from 'react';
import type { CardRecord } from '../../../preload/contract/notes.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { upload } from '../../app/upload.ts';
import { timelineTexts } from '../../text/timeline.ts';
import { useFormat, useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

export interface FileOnItsWay {
  readonly key: number;
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  readonly cancel: () => void;
}

export interface FileTaking {
  readonly onTheWay: readonly FileOnItsWay[];
  readonly take: (files: readonly File[]) => void;
}

let last = 0;

export function useFileTaking({ entity, id }: CardRecord): FileTaking {
  const t = useText(timelineTexts);
  const format = useFormat();
  const { textOf } = useFailures();
  const [onTheWay, setOnTheWay] = useState<readonly FileOnItsWay[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const take = useCallback(
    (files: readonly File[]) => {
      const refuse = (file: File, text: string) =>
        notify({ kind: 'problem', title: t('fileFailed', { name: file.name }), text });
      const bring = async (file: File, key: number, signal: AbortSignal) => {
        const limit = await call('settings.get', {});
        if (limit.ok && file.size > limit.value.fileLimit)
          return refuse(file, t('tooLarge', { name: file.name, limit: format.size(limit.value.fileLimit) }));
        const progress = (share: number) =>
          setOnTheWay((all) => all.map((one) => (one.key === key ? { ...one, share } : one)));
        const sent = await upload(file, progress, signal);
        if (signal.aborted) return;
        if (!sent.ok) return refuse(file, textOf(sent));
        const added = await call('attachments.add', { record: { entity, id }, files: [sent.value] });
        if (!added.ok) refuse(file, textOf(added));
      };
      for (const file of files) {
        last += 1;
        const key = last;
        const abort = new AbortController();
        const gone = () => setOnTheWay((all) => all.filter((one) => one.key !== key));
        const cancel = () => {
          abort.abort();
          gone();
        };
        setOnTheWay((all) => [...all, { key, name: file.name, share: 0, cancel }]);
        queue.current = queue.current.then(async () => {
          if (!abort.signal.aborted)
            await bring(file, key, abort.signal).catch((error: unknown) =>
              refuse(file, textOf(error instanceof Error ? error : new Error(String(error)))),
            );
          gone();
        });
      }
    },
    [entity, id, t, format, textOf],
  );
  return { onTheWay, take };
}
