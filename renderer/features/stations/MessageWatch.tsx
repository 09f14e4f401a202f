/** Messages to all, on whatever page one is, until they are dismissed. */
import { Button } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import { useEngine } from '../../app/engine.ts';
import { recall, remember } from '../../app/memory.ts';
import { stationTexts } from '../../text/stations.ts';
import { useFormat, useText } from '../../ui/language.tsx';

/** Under which its user's dismissed messages are remembered. */
const key = 'messages.dismissed';

function dismissedBefore(): readonly number[] {
  const known = recall(key);
  return Array.isArray(known) ? known.map(Number) : [];
}

/** For the frame: a line above the page for each. */
export function MessageWatch() {
  const t = useText(stationTexts);
  const format = useFormat();
  const { data: messages = [] } = useEngine('stations.messages', {});
  const [dismissed, setDismissed] = useState(dismissedBefore);
  return messages
    .filter(({ id }) => !dismissed.includes(id))
    .map(({ id, text, by, at }) => (
      <section key={id} className="k-watch" role="alert">
        <IconSpeakerphone size={17} className="k-amber" />
        <span className="k-grow" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
          <b>{text}</b> <span className="k-dim">{t('from', { by, at: format.shortMoment(at) })}</span>
        </span>
        <Button
          size="compact-xs"
          onClick={() => {
            // Those that are no longer valid need not be remembered.
            const next = [...messages.map((one) => one.id).filter((one) => dismissed.includes(one)), id];
            setDismissed(next);
            remember(key, next);
          }}
        >
          {t('dismiss')}
        </Button>
      </section>
    ));
}
