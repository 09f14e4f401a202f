/** The one box of a card to write into: a note, or what is planned. What is typed into the note stays while something is planned. */
import { type ReactNode, useState } from 'react';
import { useMay } from '../../app/session.ts';
import { activityTexts } from '../../text/activities.ts';
import { useText } from '../../ui/language.tsx';
import { kindIcons } from './kind-icons.ts';
import { PlanBox } from './PlanBox.tsx';

const planned = ['task', 'call', 'meeting'] as const;

interface CardBoxProps {
  readonly clientId: number;
  /** The box of the note. */
  readonly note: ReactNode;
}

export function CardBox({ clientId, note }: CardBoxProps) {
  const t = useText(activityTexts);
  const may = useMay();
  const [kind, setKind] = useState<(typeof planned)[number] | null>(null);
  if (!may('activities.create')) return note;
  return (
    <>
      <div className="k-kinds" role="toolbar" aria-label={t('newActivity')}>
        {planned.map((one) => {
          const Icon = kindIcons[one];
          return (
            <button
              type="button"
              key={one}
              aria-pressed={kind === one}
              onClick={() => setKind(kind === one ? null : one)}
            >
              <Icon size={14} /> {t(`kind_${one}`)}
            </button>
          );
        })}
      </div>
      {kind === null ? null : <PlanBox key={kind} kind={kind} clientId={clientId} done={() => setKind(null)} />}
      {note}
    </>
  );
}
