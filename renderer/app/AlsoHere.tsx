/** Who else has a record on his screen, by name; nothing where nobody has. */
import { IconUser } from '@tabler/icons-react';
import type { OpenRecord } from '../../preload/contract/presence.ts';
import { timelineTexts } from '../text/timeline.ts';
import { useText } from '../ui/language.tsx';
import { usePresence } from './use-presence.ts';

export function AlsoHere({ record }: { record: OpenRecord }) {
  const t = useText(timelineTexts);
  const people = usePresence(record);
  if (people.length === 0) return null;
  return (
    <span className="k-here" role="status">
      <IconUser size={13} />
      {t('alsoHere', { names: people.map(({ name }) => name).join(', ') })}
    </span>
  );
}
