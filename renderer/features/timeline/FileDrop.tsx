/** Files that are dropped anywhere on what it surrounds are taken; while they hover, it says so. */
import { IconFileUpload } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { timelineTexts } from '../../text/timeline.ts';
import { useText } from '../../ui/language.tsx';
import './timeline.css';

interface FileDropProps {
  readonly enabled: boolean;
  readonly take: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** By keyboard there is the button "Attach files". */
export function FileDrop({ enabled, take, children }: FileDropProps) {
  const t = useText(timelineTexts);
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef({ enabled, take });
  const [over, setOver] = useState(false);
  useEffect(() => {
    latest.current = { enabled, take };
  });
  useEffect(() => {
    const target = box.current;
    if (!target) return;
    const listening = new AbortController();
    // Leaving one element for another inside of it is both a leave and an enter.
    let inside = 0;
    const leave = () => {
      inside = 0;
      setOver(false);
    };
    const onFiles = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', answer: (files: DataTransfer) => void) =>
      target.addEventListener(
        type,
        (event) => {
          if (!event.dataTransfer?.types.includes('Files')) return;
          // Without this the window would show a dropped file in place of the program.
          event.preventDefault();
          answer(event.dataTransfer);
        },
        { signal: listening.signal },
      );
    onFiles('dragenter', () => {
      if (!latest.current.enabled) return;
      inside += 1;
      setOver(true);
    });
    onFiles('dragover', (transfer) => {
      transfer.dropEffect = latest.current.enabled ? 'copy' : 'none';
    });
    onFiles('dragleave', () => {
      inside -= 1;
      if (inside <= 0) leave();
    });
    onFiles('drop', (transfer) => {
      leave();
      if (latest.current.enabled) latest.current.take([...transfer.files]);
    });
    return () => listening.abort();
  }, []);
  return (
    <div className="k-file-drop" ref={box}>
      {children}
      {over ? (
        <div className="k-file-drop-over">
          <IconFileUpload size={32} stroke={1.25} />
          <span>{t('dropHere')}</span>
        </div>
      ) : null}
    </div>
  );
}
