/** Files that are dropped anywhere on what it surrounds are taken; while they hover, it says so. */
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { timelineTexts } from '../../text/timeline.ts';
import { useText } from '../../ui/language.tsx';
import './timeline.css';

interface FileDropProps {
  readonly enabled: boolean;
  readonly take: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

export function FileDrop({ enabled, take, children }: FileDropProps) {
  const t = useText(timelineTexts);
  const [over, setOver] = useState(false);
  // Leaving one element for another inside of it is both a leave and an enter.
  const inside = useRef(0);
  const leave = () => {
    inside.current = 0;
    setOver(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; by keyboard there is the button "Attach files"
    <div
      className="k-file-drop"
      onDragEnter={(event) => {
        if (!enabled || !hasFiles(event)) return;
        event.preventDefault();
        inside.current += 1;
        setOver(true);
      }}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = enabled ? 'copy' : 'none';
      }}
      onDragLeave={(event) => {
        if (!hasFiles(event)) return;
        inside.current -= 1;
        if (inside.current <= 0) leave();
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        // Without this the window would show the file in place of the program.
        event.preventDefault();
        leave();
        if (enabled) take([...event.dataTransfer.files]);
      }}
    >
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
