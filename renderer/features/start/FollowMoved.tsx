/** The office was moved: opening it where it is now. */
import { Button } from '@mantine/core';
import { IconFolderSymlink } from '@tabler/icons-react';
import { useCommand } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { useOffice } from '../../app/session.ts';
import { movingTexts } from '../../text/moving.ts';
import { useText } from '../../ui/language.tsx';

export function FollowMoved() {
  const t = useText(movingTexts);
  const { enter } = useOffice();
  const { tell } = useFailures();
  const follow = useCommand('office.follow');
  return (
    <Button
      variant="filled"
      size="compact-sm"
      leftSection={<IconFolderSymlink size={15} />}
      loading={follow.busy}
      onClick={async () => {
        const reply = await follow.run({});
        if (reply.ok) enter(reply.value);
        else tell(reply);
      }}
    >
      {t('follow')}
    </Button>
  );
}
