/** What happened to a record, the latest first: as much as a card shows of it. */
import type { ReactNode } from 'react';
import type { Input, Output } from '../../preload/contract/index.ts';
import { CardSection } from '../ui/Card.tsx';
import { useFormat } from '../ui/language.tsx';
import { useEngine } from './engine.ts';

interface RecordHistoryProps {
  readonly title: string;
  readonly entity: Input<'audit.of'>['entity'];
  readonly id: number;
  /** One entry in words, without when and who. */
  readonly children: (entry: Output<'audit.of'>[number]) => ReactNode;
}

export function RecordHistory({ title, entity, id, children }: RecordHistoryProps) {
  const format = useFormat();
  const { data } = useEngine('audit.of', { entity, id, before: null, limit: 50 });
  return (
    <CardSection title={title}>
      <ul className="k-timeline">
        {data?.map((entry) => (
          <li key={entry.id}>
            {children(entry)}
            <div className="k-dim">
              {format.moment(entry.at)} · {entry.user}
            </div>
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
