/** Takes back what was given to somebody, or gives it to another one. */
import { Button, Menu } from '@mantine/core';
import { IconArrowBackUp, IconUserShare } from '@tabler/icons-react';
import { delegationTexts } from '../../text/delegation.ts';
import { useText } from '../../ui/language.tsx';
import { useAnswering } from './use-answering.ts';

interface GiveMenuProps {
  readonly activity: {
    readonly id: number;
    readonly subject: string;
    readonly responsibleId: number;
    readonly responsible: string;
    readonly acceptance: string | null;
  };
  readonly given?: () => void;
}

export function GiveMenu({ activity, given }: GiveMenuProps) {
  const t = useText(delegationTexts);
  const { me, people, give } = useAnswering();
  const { subject, responsibleId, responsible } = activity;
  const others = people.filter(({ id }) => id !== responsibleId && id !== me);
  // Whoever has left is not asked again.
  const mayAskAgain = activity.acceptance === 'declined' && people.some(({ id }) => id === responsibleId);
  const to = async (id: number) => {
    if (await give(activity, id)) given?.();
  };
  return (
    <>
      {responsibleId === me ? null : (
        <Button
          size="compact-xs"
          leftSection={<IconArrowBackUp size={13} />}
          aria-label={t('takeBackThis', { subject })}
          onClick={() => void to(me)}
        >
          {t('takeBack')}
        </Button>
      )}
      {others.length > 0 || mayAskAgain ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="compact-xs"
              leftSection={<IconUserShare size={13} />}
              aria-label={t('giveThisTo', { subject })}
            >
              {t('giveTo')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={300} style={{ overflowY: 'auto' }}>
            {mayAskAgain ? (
              <Menu.Item onClick={() => void to(responsibleId)}>{t('askAgain', { who: responsible })}</Menu.Item>
            ) : null}
            {others.map(({ id, name }) => (
              <Menu.Item key={id} onClick={() => void to(id)}>
                {name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  );
}
