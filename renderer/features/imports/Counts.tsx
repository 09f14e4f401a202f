/** What an import does or did, in numbers. */
import { IconArrowRight, IconBan, IconEqual, IconPencil, IconPlus, IconUserPlus } from '@tabler/icons-react';
import { importTexts } from '../../text/imports.ts';
import { useFormat, useText } from '../../ui/language.tsx';

export interface ImportCounts {
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly joined: number;
  readonly same: number;
  readonly skipped: number;
  readonly refused: number;
}

const kinds = [
  ['created', IconPlus, 'k-green'],
  ['changed', IconPencil, 'k-accent'],
  ['joined', IconUserPlus, 'k-accent'],
  ['same', IconEqual, 'k-dim'],
  ['skipped', IconArrowRight, 'k-dim'],
  ['refused', IconBan, 'k-red'],
] as const;

export function Counts({ counts }: { counts: ImportCounts }) {
  const t = useText(importTexts);
  const format = useFormat();
  // Few files have rows that belong to those above them.
  const shown = kinds.filter(([kind]) => kind !== 'joined' || counts.joined > 0);
  return (
    <dl className="k-counts">
      {shown.map(([kind, Icon, tint]) => (
        <div key={kind} data-none={counts[kind] === 0}>
          <dt>
            <Icon size={14} className={counts[kind] === 0 ? 'k-dim' : tint} />
            {t(kind)}
          </dt>
          <dd>{format.count(counts[kind])}</dd>
        </div>
      ))}
    </dl>
  );
}
