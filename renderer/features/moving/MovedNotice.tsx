/** After a move: where the old one is, and what to send to the others. */
import { Button, Modal, Textarea } from '@mantine/core';
import { movingTexts } from '../../text/moving.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { useMoved } from './moved.ts';

/** For the frame. */
export function MovedNotice() {
  const t = useText(movingTexts);
  const { moved } = useMoved();
  if (moved === null) return null;
  const close = () => useMoved.setState({ moved: null });
  const words = t('words', { to: moved.to });
  return (
    <Modal opened onClose={close} title={t('done')}>
      <div className="k-stack">
        <div style={{ overflowWrap: 'anywhere' }}>{t('doneText', { from: moved.from })}</div>
        {moved.isShared ? <Textarea label={t('tell')} value={words} readOnly autosize /> : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          {moved.isShared ? (
            <Button
              onClick={async () => {
                await navigator.clipboard.writeText(words);
                notify({ kind: 'done', text: t('copied') });
              }}
            >
              {t('copy')}
            </Button>
          ) : null}
          <Button variant="filled" onClick={close} data-autofocus>
            {t('close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
